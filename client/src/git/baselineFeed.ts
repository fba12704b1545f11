import { Disposable, workspace } from 'vscode';
import { methods } from '../../../server/src/protocol/methods.ts';
import type { RecordingLog } from '../log/recordingLog.ts';
import { isOurName } from '../server/documents.ts';
import type { PolicyServer } from '../server/policyServer.ts';
import { newestCommit } from './commitFiles.ts';
import { type GitRepository, openGit } from './gitApi.ts';

/** How long changes of a repository are gathered, in milliseconds. */
const delay = 300;

/**
 * Tells the server what the newest commit has of the files that differ from it. VS Code's own Git extension is asked, and
 * only in a workspace that the user trusts.
 */
export class BaselineFeed implements Disposable {
  readonly #disposables: Disposable[] = [];
  readonly #repositories = new Map<GitRepository, Disposable>();
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
    for (const disposable of [...this.#disposables, ...this.#repositories.values()]) disposable.dispose();
  }

  async #begin(): Promise<void> {
    try {
      const git = await openGit();
      if (git === undefined) return;
      for (const repository of git.repositories) this.#add(repository);
      this.#disposables.push(
        git.onDidOpenRepository((repository) => this.#add(repository)),
        git.onDidCloseRepository((repository) => {
          this.#repositories.get(repository)?.dispose();
          this.#repositories.delete(repository);
          this.#soon();
        }),
      );
    } catch (error) {
      this.log.info(`Git is not there: ${String(error)}`);
    }
  }

  #add(repository: GitRepository): void {
    this.#repositories.set(repository, Disposable.from(repository.state.onDidChange(() => this.#soon())));
    this.#soon();
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
    const message = await newestCommit(this.#repositories.keys(), isOurName);
    // Git may answer what was asked later first
    if (own === this.#told) this.server.notify(methods.baseline, message);
  }
}
