import { isConfigurationFile } from '../assembly/placedConfigurations.ts';
import { pathBelow } from '../base/uri.ts';
import { mayHoldObjects } from '../manifests/scan.ts';
import { isCandidate, languageByName } from '../workspace/candidates.ts';
import { declined, readFile, summarise, type WorkspaceFile } from '../workspace/file.ts';
import { IgnoredPaths } from '../workspace/ignored.ts';
import { type Folder, withDiskFiles } from '../workspace/snapshot.ts';
import type { Host } from './host.ts';
import { runInSlices } from './slices.ts';
import type { ServerState } from './state.ts';

/** How far an indexing has come. */
export interface IndexProgress {
  readonly report: (filesRead: number) => void;
  readonly isCancelled: () => boolean;
}

/** How long files are gathered, in milliseconds, before the snapshot hears of them. */
const batchTime = 200;
/** After how many files the editor hears how far it has come. */
const reportStep = 64;

/** Reads the manifests of the workspace folders in the background and follows their changes. */
export class Indexer {
  readonly #state: ServerState;
  readonly #host: Host;
  readonly #ignored = new Map<string, IgnoredPaths>();
  #generation = 0;
  /** Files that were read anew because of an event since the reading of all began: they are newer than what it finds. */
  readonly #refreshed = new Set<string>();
  /** What was found to be gone since then, files or folders, each with a `/` at its end. */
  readonly #gone = new Set<string>();
  /** Events are followed one after the other, so that an older reading never outlasts a newer one. */
  #refreshing: Promise<void> = Promise.resolve();

  constructor(state: ServerState, host: Host) {
    this.#state = state;
    this.#host = host;
  }

  /** Whether a file belongs to a workspace folder and nothing leaves it out of the index. */
  isMember(uri: string): boolean {
    const folder = this.#folderOf(uri);
    const path = folder && pathBelow(folder.uri, uri);
    if (folder === undefined || path === undefined) return false;
    const ignored = this.#ignored.get(folder.uri);
    if (ignored === undefined) return true;
    const names = path.split('/');
    return !names.some((_, index) =>
      ignored.ignores(names.slice(0, index + 1).join('/'), index === names.length - 1 ? 'file' : 'folder'),
    );
  }

  /** Reads all folders anew; what was read before and is gone leaves the snapshot. */
  async indexAll(
    folders: readonly Folder[],
    excludeGlobs: readonly string[],
    progress: IndexProgress,
  ): Promise<void> {
    this.#generation++;
    this.#refreshed.clear();
    this.#gone.clear();
    const generation = this.#generation;
    const isOutdated = (): boolean => this.#generation !== generation;
    const isCancelled = (): boolean => isOutdated() || progress.isCancelled();
    const seen = new Set<string>();
    const batch = new Map<string, WorkspaceFile>();
    let flushed = this.#host.now();
    const flush = (): void => {
      flushed = this.#host.now();
      const found = [...batch].filter(([uri]) => !this.#isOvertaken(uri));
      batch.clear();
      if (found.length > 0) this.#state.update((snapshot) => withDiskFiles(snapshot, found));
    };
    for (const folder of folders) {
      const ignored = new IgnoredPaths(excludeGlobs);
      this.#ignored.set(folder.uri, ignored);
      for await (const uri of this.#walk(folder.uri, '', ignored)) {
        const file = await this.#read(uri, isCancelled);
        if (isOutdated()) return;
        seen.add(uri);
        if (file !== undefined) batch.set(uri, file);
        if (this.#host.now() - flushed > batchTime) flush();
        if (seen.size % reportStep === 0) progress.report(seen.size);
        if (isCancelled()) break;
      }
    }
    flush();
    if (isCancelled()) return;
    const gone = [...this.#state.snapshot.disk.keys()].filter(
      (uri) => !seen.has(uri) && !this.#refreshed.has(uri),
    );
    if (gone.length > 0) {
      this.#state.update((snapshot) =>
        withDiskFiles(
          snapshot,
          gone.map((uri) => [uri, undefined] as const),
        ),
      );
    }
  }

  /** Reads files anew that changed on disk, and forgets what is gone, folders with all that they held. */
  refresh(uris: readonly string[]): Promise<void> {
    this.#refreshing = this.#refreshing.catch(() => undefined).then(() => this.#refresh(uris));
    return this.#refreshing;
  }

  async #refresh(uris: readonly string[]): Promise<void> {
    const changes = new Map<string, WorkspaceFile | undefined>();
    for (const uri of uris) {
      const file = this.isMember(uri) && isCandidate(uri) ? await this.#read(uri, () => false) : undefined;
      this.#refreshed.add(uri);
      if (file === undefined) this.#gone.add(`${uri}/`);
      if (file !== undefined || this.#state.snapshot.disk.has(uri)) changes.set(uri, file);
      else for (const known of this.#filesBelow(uri)) changes.set(known, undefined);
    }
    if (changes.size > 0) this.#state.update((snapshot) => withDiskFiles(snapshot, changes));
  }

  /** Whether an event about a file, or about a folder that held it, was followed since the reading of all began. */
  #isOvertaken(uri: string): boolean {
    return this.#refreshed.has(uri) || [...this.#gone].some((folder) => uri.startsWith(folder));
  }

  #filesBelow(folder: string): readonly string[] {
    return [...this.#state.snapshot.disk.keys()].filter((uri) => uri.startsWith(`${folder}/`));
  }

  #folderOf(uri: string): Folder | undefined {
    return this.#state.snapshot.folders.find((folder) => pathBelow(folder.uri, uri) !== undefined);
  }

  async *#walk(uri: string, path: string, ignored: IgnoredPaths): AsyncGenerator<string> {
    const entries = await this.#host.listFolder(uri).catch(() => []);
    if (entries.some((entry) => entry.name === '.gitignore')) {
      const text = await this.#host.readText(`${uri}/.gitignore`, 1_000_000);
      if (text.kind === 'text') ignored.addGitignore(path, text.text);
    }
    for (const entry of entries) {
      const below = path === '' ? entry.name : `${path}/${entry.name}`;
      if (ignored.ignores(below, entry.kind)) continue;
      const child = `${uri}/${encodeURIComponent(entry.name)}`;
      if (entry.kind === 'folder') yield* this.#walk(child, below, ignored);
      else if (isCandidate(child)) yield child;
    }
  }

  /** Undefined where the file holds nothing for us or is gone. */
  async #read(uri: string, isCancelled: () => boolean): Promise<WorkspaceFile | undefined> {
    const result = await this.#host.readText(uri, this.#state.snapshot.settings.largeFileLimit);
    if (result.kind === 'gone') return undefined;
    if (result.kind === 'declined') return declined(uri, result.note);
    const isOurs = isConfigurationFile(uri);
    if (!isOurs && !mayHoldObjects(result.text)) return undefined;
    const steps = readFile({ uri, language: languageByName(uri), version: 0, text: result.text });
    const file = await runInSlices(steps, this.#host, isCancelled);
    return isOurs || file === undefined ? file : summarise(file);
  }
}
