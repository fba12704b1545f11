import { Disposable, workspace } from 'vscode';
import { methods } from '../../../server/src/protocol/methods.ts';
import type { RecordingLog } from '../log/recordingLog.ts';
import { isOurName } from '../server/documents.ts';
import type { PolicyServer } from '../server/policyServer.ts';
import { newestCommit } from './commitFiles.ts';
import { type GitRepository, openGit } from './gitApi.ts';

/** How long changes of a repository are gathered, in milliseconds. */
const delay = 300;

interface Followed {
  readonly repository: GitRepository;
  readonly subscription: Disposable;
}

/**
 * Tells the server what the newest commit has of the files that differ from it. VS Code's own Git extension is asked, and
 * only in a workspace that the user trusts.
 */
export class BaselineFeed implements Disposable {
  readonly #disposables: Disposable[] = [];
  /** By root: the Git extension hands out another object for a repository each time. */
  readonly #repositories = new Map<string, Followed>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #told = 0;

  constructor(
    private readonly server: PolicyServer,
    private readonly log: RecordingLog,
  ) {
    if (workspace.isTrusted) void this.#begin();
    else this.#disposables.push(workspace.onDidGrantWorkspaceTrust(() => void this.#begin()));
    this.#disposables.push(
      server.onState((state) => {
        if (state === 'running') this.#soon();
      }),
    );
  }

  dispose(): void {
    clearTimeout(this.#timer);
    Disposable.from(...this.#disposables).dispose();
    for (const { subscription } of this.#repositories.values()) subscription.dispose();
  }

  async #begin(): Promise<void> {
    try {
      const git = await openGit();
      if (git === undefined) return;
      for (const repository of git.repositories) this.#add(repository);
      this.#disposables.push(
        git.onDidOpenRepository((repository) => this.#add(repository)),
        git.onDidCloseRepository((repository) => {
          this.#remove(repository);
          this.#soon();
        }),
      );
    } catch (error) {
      this.log.info(`Git is not there: ${String(error)}`);
    }
  }

  #add(repository: GitRepository): void {
    this.#remove(repository);
    const subscription = repository.state.onDidChange(() => this.#soon());
    this.#repositories.set(repository.rootUri.toString(), { repository, subscription });
    this.#soon();
  }

  #remove({ rootUri }: GitRepository): void {
    const root = rootUri.toString();
    this.#repositories.get(root)?.subscription.dispose();
    this.#repositories.delete(root);
  }

  #soon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#tell(), delay);
  }

  async #tell(): Promise<void> {
    // without Git there is nothing that could go out of date
    if (this.#repositories.size === 0 && this.#told === 0) return;
    this.#told++;
    const own = this.#told;
    const repositories = [...this.#repositories.values()].map(({ repository }) => repository);
    const message = await newestCommit(repositories, isOurName);
    // Git may answer what was asked later first
    if (own === this.#told) this.server.notify(methods.baseline, message);
  }
}
