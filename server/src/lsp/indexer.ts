import { pathBelow } from '../base/uri.ts';
import { mayHoldObjects } from '../manifests/scan.ts';
import { isCandidate, languageByName } from '../workspace/candidates.ts';
import { isConfigurationFile } from '../workspace/configurationFile.ts';
import { mayDeploy } from '../workspace/deployments.ts';
import { declined, readFile, summarise, type WorkspaceFile } from '../workspace/file.ts';
import { isKustomizationFile } from '../workspace/kustomizationFile.ts';
import { type Folder, folderHolding, withDiskFiles, withUnread } from '../workspace/snapshot.ts';
import { readClusterFile } from './clusterFiles.ts';
import { FolderFiles } from './folderFiles.ts';
import type { Host } from './host.ts';
import { runInSlices } from './slices.ts';
import type { ServerState } from './state.ts';

/** How far an indexing has come. */
export interface IndexProgress {
  readonly report: (filesRead: number) => void;
  /** Hears of folders that can't be read. */
  readonly declined: (note: string) => void;
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
  /** By the URI of the workspace folder. */
  readonly #folders = new Map<string, FolderFiles>();
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

  /** Whether a file or folder belongs to a workspace folder and nothing leaves it out of the index. */
  isMember(uri: string, kind: 'file' | 'folder' = 'file'): boolean {
    if (this.#isFolder(uri)) return true;
    const folder = folderHolding(this.#state.snapshot.folders, uri);
    const path = folder && pathBelow(folder.uri, uri);
    if (folder === undefined || path === undefined) return false;
    return this.#folders.get(folder.uri)?.isLeftOut(path, kind) !== true;
  }

  /**
   * Reads all folders anew; what was read before and is gone leaves the snapshot.
   * @param excludesOf the globs of `files.exclude` for a folder
   */
  async indexAll(
    folders: readonly Folder[],
    excludesOf: (folder: string) => readonly string[],
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
    const unread = new Map<string, boolean>();
    let flushed = this.#host.now();
    const flush = (): void => {
      flushed = this.#host.now();
      const found = [...batch].filter(([uri]) => !this.#isOvertaken(uri));
      batch.clear();
      if (found.length > 0) this.#state.update((snapshot) => withDiskFiles(snapshot, found));
    };
    for (const folder of folders) {
      const files = await FolderFiles.at(this.#host, folder.uri, excludesOf(folder.uri));
      if (isOutdated()) return;
      this.#folders.set(folder.uri, files);
      unread.set(folder.uri, false);
      const isElsewhere = (below: string): boolean => this.#isFolder(below);
      for await (const uri of files.below('', isElsewhere, progress.declined)) {
        if (isCancelled()) break;
        const file = await this.#read(uri, isCancelled);
        if (isOutdated()) return;
        seen.add(uri);
        if (file !== undefined) batch.set(uri, file);
        if (this.#host.now() - flushed > batchTime) flush();
        if (seen.size % reportStep === 0) progress.report(seen.size);
      }
      if (isOutdated()) return;
      if (isCancelled()) unread.set(folder.uri, true);
    }
    flush();
    if (!isCancelled()) this.#forgetAllBut(seen);
    this.#state.update((snapshot) => withUnread(snapshot, unread));
  }

  #forgetAllBut(seen: ReadonlySet<string>): void {
    const known = [...this.#state.snapshot.disk.keys()];
    const gone = known.filter((uri) => !seen.has(uri) && !this.#refreshed.has(uri));
    if (gone.length === 0) return;
    this.#state.update((snapshot) =>
      withDiskFiles(
        snapshot,
        gone.map((uri) => [uri, undefined] as const),
      ),
    );
  }

  /** Reads anew what changed on disk, files or folders with all that they hold, and forgets what is gone. */
  refresh(uris: readonly string[]): Promise<void> {
    this.#refreshing = this.#refreshing.catch(() => undefined).then(() => this.#refresh(uris));
    return this.#refreshing;
  }

  async #refresh(uris: readonly string[]): Promise<void> {
    const changes = new Map<string, WorkspaceFile | undefined>();
    const gone = new Set<string>();
    for (const uri of uris) {
      const isFile = isCandidate(uri) && this.isMember(uri);
      const file = isFile ? await this.#read(uri, () => false) : undefined;
      this.#refreshed.add(uri);
      changes.set(uri, file);
      if (file !== undefined) continue;
      gone.add(`${uri}/`);
      this.#gone.add(`${uri}/`);
      for (const [below, found] of await this.#readBelow(uri)) changes.set(below, found);
    }
    const { disk } = this.#state.snapshot;
    for (const known of gone.size === 0 ? [] : disk.keys()) {
      if (!changes.has(known) && isInside(known, gone)) changes.set(known, undefined);
    }
    const news = [...changes].filter(([uri, file]) => file !== undefined || disk.has(uri));
    if (news.length > 0) this.#state.update((snapshot) => withDiskFiles(snapshot, news));
  }

  /** The files of a folder that came or was renamed, of which an editor may tell no more than its own name. */
  async #readBelow(uri: string): Promise<ReadonlyMap<string, WorkspaceFile>> {
    const found = new Map<string, WorkspaceFile>();
    const { folders } = this.#state.snapshot;
    const around = folderHolding(folders, uri);
    const inner = folders.filter((folder) => folder.uri === uri || folder.uri.startsWith(`${uri}/`));
    for (const folder of around === undefined ? inner : [around, ...inner]) {
      const path = pathBelow(folder.uri, uri) ?? '';
      const files = this.#folders.get(folder.uri)?.below(path, (below) => this.#isFolder(below), ignoreNote);
      for await (const below of files ?? []) {
        const file = await this.#read(below, () => false);
        this.#refreshed.add(below);
        if (file !== undefined) found.set(below, file);
      }
    }
    return found;
  }

  /** Whether an event about a file, or about a folder that held it, was followed since the reading of all began. */
  #isOvertaken(uri: string): boolean {
    return this.#refreshed.has(uri) || isInside(uri, this.#gone);
  }

  #isFolder(uri: string): boolean {
    return this.#state.snapshot.folders.some((folder) => folder.uri === uri);
  }

  /** Undefined where the file holds nothing for us or is gone. */
  async #read(uri: string, isCancelled: () => boolean): Promise<WorkspaceFile | undefined> {
    const result = await this.#host.readText(uri, this.#state.snapshot.settings.largeFileLimit);
    if (result.kind === 'gone') return undefined;
    if (result.kind === 'declined') {
      const isLarge = result.isLarge === true && result.mayHide;
      const cluster = isLarge ? await this.#readLarge(uri, isCancelled) : undefined;
      return cluster ?? declined(uri, result.note, result.mayHide);
    }
    const isOurs = isConfigurationFile(uri) || isKustomizationFile(uri) || mayDeploy(result.text);
    if (!isOurs && !mayHoldObjects(result.text)) return undefined;
    const steps = readFile({ uri, language: languageByName(uri), version: 0, text: result.text });
    const file = await runInSlices(steps, this.#host, isCancelled);
    return isOurs || file === undefined ? file : summarise(file);
  }

  /** A snapshot of a cluster may be of any size. */
  async #readLarge(uri: string, isCancelled: () => boolean): Promise<WorkspaceFile | undefined> {
    try {
      return await readClusterFile(uri, false, this.#host, isCancelled);
    } catch {
      return undefined;
    }
  }
}

/** A folder that can't be read was told of when all were read. */
function ignoreNote(): void {}

/** Whether a URI lies in one of some folders, each written with a `/` at its end. */
function isInside(uri: string, folders: ReadonlySet<string>): boolean {
  for (let at = uri.lastIndexOf('/'); at > 0; at = uri.lastIndexOf('/', at - 1)) {
    if (folders.has(uri.slice(0, at + 1))) return true;
  }
  return false;
}
