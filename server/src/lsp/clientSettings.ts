import { isSame } from '../base/equality.ts';
import { withSettings } from '../workspace/snapshot.ts';
import { readExcludes, readSettings } from './configuration.ts';
import type { ServerContext } from './context.ts';

export interface SettingsChange {
  /** The files on disk have to be read again. */
  readonly concernsDisk: boolean;
}

/** The user's settings: asked of clients that can be asked, else as they were last pushed. */
export class ClientSettings {
  readonly #context: ServerContext;
  #pushed: unknown;
  #excludes: ReadonlyMap<string, readonly string[]> = new Map();

  constructor(context: ServerContext) {
    this.#context = context;
  }

  /** The globs that are switched on in `files.exclude` for a workspace folder. */
  readonly excludesOf = (folder: string): readonly string[] => this.#excludes.get(folder) ?? [];

  /** @param pushed what the client sent with the news that settings have changed */
  async read(pushed?: unknown): Promise<SettingsChange> {
    if (pushed !== undefined) this.#pushed = pushed;
    const { client, state } = this.#context;
    const folders = state.snapshot.folders.map((folder) => folder.uri);
    const [own, ...excluded] = await this.#sections(folders);
    const { settings: before } = state.snapshot;
    const settings = readSettings(own, client.options.reportedByOthers);
    const excludes = new Map(folders.map((folder, index) => [folder, readExcludes(excluded[index])]));
    const concernsDisk =
      before.largeFileLimit !== settings.largeFileLimit || !isSame(this.#excludes, excludes);
    this.#excludes = excludes;
    if (!isSame(before, settings)) state.update((snapshot) => withSettings(snapshot, settings));
    return { concernsDisk };
  }

  /** Our own section, then that of the excluded files for each folder. */
  async #sections(folders: readonly string[]): Promise<readonly unknown[]> {
    const { connection, client, log } = this.#context;
    if (client.capabilities.workspace?.configuration !== true) {
      const exclude = sectionOf(sectionOf(this.#pushed, 'files'), 'exclude');
      return [sectionOf(this.#pushed, 'policyLens'), ...folders.map(() => exclude)];
    }
    try {
      const answer: unknown = await connection.workspace.getConfiguration([
        { section: 'policyLens' },
        ...folders.map((folder) => ({ section: 'files.exclude', scopeUri: folder })),
      ]);
      return Array.isArray(answer) ? answer : [];
    } catch (error) {
      log.error(`The settings could not be read, so the defaults count: ${String(error)}`);
      return [];
    }
  }
}

function sectionOf(settings: unknown, key: string): unknown {
  return typeof settings === 'object' && settings !== null
    ? new Map<string, unknown>(Object.entries(settings)).get(key)
    : undefined;
}
