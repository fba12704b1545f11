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

/** How many files are read before the snapshot hears of them. */
const batchSize = 64;

/** Reads the manifests of the workspace folders in the background and follows their changes. */
export class Indexer {
  readonly #state: ServerState;
  readonly #host: Host;
  readonly #ignored = new Map<string, IgnoredPaths>();
  #generation = 0;

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
    const generation = this.#generation;
    const isCancelled = (): boolean => this.#generation !== generation || progress.isCancelled();
    const seen = new Set<string>();
    let batch: [string, WorkspaceFile][] = [];
    const flush = (): void => {
      if (batch.length > 0) this.#state.update((snapshot) => withDiskFiles(snapshot, batch));
      batch = [];
    };
    for (const folder of folders) {
      const ignored = new IgnoredPaths(excludeGlobs);
      this.#ignored.set(folder.uri, ignored);
      for await (const uri of this.#walk(folder.uri, '', ignored)) {
        const file = await this.#read(uri, isCancelled);
        if (isCancelled()) return;
        seen.add(uri);
        if (file !== undefined) batch.push([uri, file]);
        if (batch.length >= batchSize) flush();
        if (seen.size % batchSize === 0) progress.report(seen.size);
      }
    }
    flush();
    if (isCancelled()) return;
    const gone = [...this.#state.snapshot.disk.keys()].filter((uri) => !seen.has(uri));
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
  async refresh(uris: readonly string[]): Promise<void> {
    const changes: [string, WorkspaceFile | undefined][] = [];
    for (const uri of uris) {
      const file = this.isMember(uri) && isCandidate(uri) ? await this.#read(uri, () => false) : undefined;
      if (file !== undefined || this.#state.snapshot.disk.has(uri)) changes.push([uri, file]);
      if (file !== undefined) continue;
      for (const known of this.#state.snapshot.disk.keys()) {
        if (pathBelow(uri, known) !== undefined) changes.push([known, undefined]);
      }
    }
    if (changes.length > 0) this.#state.update((snapshot) => withDiskFiles(snapshot, changes));
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
