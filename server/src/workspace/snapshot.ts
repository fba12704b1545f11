import { type LineRange, Lines } from '../base/lines.ts';
import { type ElementRange, fileOfObject, type Origin } from '../base/origin.ts';
import { shiftRange, type TextRange } from '../base/range.ts';
import { pathBelow } from '../base/uri.ts';
import type { Manifest } from '../manifests/manifest.ts';
import type { ClusterFile, FileDocument, WorkspaceFile } from './file.ts';
import { defaultSettings, type Settings } from './settings.ts';

export interface Folder {
  readonly uri: string;
  readonly name: string;
}

/** Everything known at one moment. Immutable: each event makes a new one. */
export interface Snapshot {
  readonly revision: number;
  readonly folders: readonly Folder[];
  /** URIs of folders of which not every file has been looked at: nothing that is absent there is known to be absent. */
  readonly unread: ReadonlySet<string>;
  readonly settings: Settings;
  /** What is read from disk, by URI. */
  readonly disk: ReadonlyMap<string, WorkspaceFile>;
  /** What editors hold, by URI; it goes before the disk. */
  readonly open: ReadonlyMap<string, WorkspaceFile>;
  /**
   * Open documents that are looked at alone and belong to no environment:
   * old versions, diffs, ignored files.
   */
  readonly apart: ReadonlySet<string>;
  /** Closed files that builds have asked for by name, whatever they hold. */
  readonly texts: ReadonlyMap<string, NamedText>;
  /** Snapshots of clusters that a configuration has asked for by name. */
  readonly clusters: ReadonlyMap<string, NamedCluster>;
  /** The id of the environment that the user has chosen, which goes before others where a file belongs to several. */
  readonly environmentInUse: string | undefined;
}

/** `absent`: there is no such file. `unreadable`: nothing can be said of it. */
export type NamedText = { readonly text: string; readonly lines: Lines } | 'absent' | 'unreadable';

/** A snapshot of a cluster that is named; `absent` and `unreadable` as for texts. */
export type NamedCluster = ClusterFile | 'absent' | 'unreadable';

export function namedText(text: string): NamedText {
  return { text, lines: new Lines(text) };
}

export const emptySnapshot: Snapshot = {
  revision: 0,
  folders: [],
  unread: new Set(),
  settings: defaultSettings,
  disk: new Map(),
  open: new Map(),
  apart: new Set(),
  texts: new Map(),
  clusters: new Map(),
  environmentInUse: undefined,
};

export function withFolders(snapshot: Snapshot, folders: readonly Folder[]): Snapshot {
  const uris = new Set(folders.map(({ uri }) => uri));
  const unread = new Set([...snapshot.unread].filter((uri) => uris.has(uri)));
  return { ...snapshot, revision: snapshot.revision + 1, folders, unread };
}

/** @param changes folders, and whether they are unread now */
export function withUnread(
  snapshot: Snapshot,
  changes: Iterable<readonly [folder: string, isUnread: boolean]>,
): Snapshot {
  const unread = new Set(snapshot.unread);
  for (const [folder, isUnread] of changes) {
    if (isUnread) unread.add(folder);
    else unread.delete(folder);
  }
  return { ...snapshot, revision: snapshot.revision + 1, unread };
}

/** @param id undefined: none goes before others */
export function withEnvironmentInUse(snapshot: Snapshot, id: string | undefined): Snapshot {
  return { ...snapshot, revision: snapshot.revision + 1, environmentInUse: id };
}

export function withSettings(snapshot: Snapshot, settings: Settings): Snapshot {
  return { ...snapshot, revision: snapshot.revision + 1, settings };
}

/** @param file undefined: the file is gone */
export function withDiskFiles(
  snapshot: Snapshot,
  changes: Iterable<readonly [uri: string, file: WorkspaceFile | undefined]>,
): Snapshot {
  const disk = new Map(snapshot.disk);
  for (const [uri, file] of changes) {
    if (file === undefined) disk.delete(uri);
    else disk.set(uri, file);
  }
  return { ...snapshot, revision: snapshot.revision + 1, disk };
}

/** @param texts undefined: it is not known any more */
export function withTexts(
  snapshot: Snapshot,
  changes: Iterable<readonly [uri: string, text: NamedText | undefined]>,
): Snapshot {
  const texts = new Map(snapshot.texts);
  for (const [uri, text] of changes) {
    if (text === undefined) texts.delete(uri);
    else texts.set(uri, text);
  }
  return { ...snapshot, revision: snapshot.revision + 1, texts };
}

/** @param clusters undefined: it is not known any more */
export function withClusters(
  snapshot: Snapshot,
  changes: Iterable<readonly [uri: string, cluster: NamedCluster | undefined]>,
): Snapshot {
  const clusters = new Map(snapshot.clusters);
  for (const [uri, cluster] of changes) {
    if (cluster === undefined) clusters.delete(uri);
    else clusters.set(uri, cluster);
  }
  return { ...snapshot, revision: snapshot.revision + 1, clusters };
}

/** @param apart whether the document is looked at alone */
export function withOpenFile(snapshot: Snapshot, file: WorkspaceFile, apart: boolean): Snapshot {
  const open = new Map(snapshot.open).set(file.uri, file);
  const members = new Set(snapshot.apart);
  if (apart) members.add(file.uri);
  else members.delete(file.uri);
  return { ...snapshot, revision: snapshot.revision + 1, open, apart: members };
}

export function withClosedFile(snapshot: Snapshot, uri: string): Snapshot {
  const open = new Map(snapshot.open);
  const apart = new Set(snapshot.apart);
  open.delete(uri);
  apart.delete(uri);
  return { ...snapshot, revision: snapshot.revision + 1, open, apart };
}

/** The workspace folder that a file belongs to: where one folder lies in another, the inner one. */
export function folderHolding(folders: readonly Folder[], uri: string): Folder | undefined {
  let holding: Folder | undefined;
  for (const folder of folders) {
    const isDeeper = holding === undefined || folder.uri.length > holding.uri.length;
    if (isDeeper && pathBelow(folder.uri, uri) !== undefined) holding = folder;
  }
  return holding;
}

/** The newest known version of a file: the editor's, else the disk's. */
export function fileOf(snapshot: Snapshot, uri: string): WorkspaceFile | undefined {
  return snapshot.open.get(uri) ?? snapshot.disk.get(uri);
}

/**
 * What objects are found in: the same, and what is read for its name alone where nothing else holds its objects. A snapshot
 * that was named once is still known when it is named no more.
 */
function readableOf(snapshot: Snapshot, uri: string): WorkspaceFile | undefined {
  const file = fileOf(snapshot, uri);
  const cluster = snapshot.clusters.get(uri);
  const isHeld = file !== undefined && file.documents.length > 0;
  return typeof cluster === 'object' && !isHeld ? cluster : file;
}

/** The text of a file, where it is at hand. */
export function textOf(snapshot: Snapshot, uri: string): string | undefined {
  const source = fileOf(snapshot, uri)?.source;
  const named = snapshot.texts.get(uri);
  return source?.text ?? (typeof named === 'object' ? named.text : undefined);
}

/** Where the lines of a file begin. */
export function linesOf(snapshot: Snapshot, uri: string): Lines | undefined {
  const named = snapshot.texts.get(uri);
  return readableOf(snapshot, uri)?.lines ?? (typeof named === 'object' ? named.lines : undefined);
}

export interface PlacedManifest {
  readonly file: WorkspaceFile;
  readonly document: FileDocument;
  readonly manifest: Manifest;
}

/** Finds the manifest that an origin's object names. */
function manifestOf(snapshot: Snapshot, object: string): PlacedManifest | undefined {
  const file = readableOf(snapshot, fileOfObject(object));
  if (file === undefined) return undefined;
  if (file.documents.length > fewDocuments) return indexOf(file).get(object);
  for (const document of file.documents) {
    const manifest = document.manifests.find(({ id }) => id === object);
    if (manifest !== undefined) return { file, document, manifest };
  }
  return undefined;
}

function manifestsIn(file: WorkspaceFile): readonly PlacedManifest[] {
  return file.documents.flatMap((document) =>
    document.manifests.map((manifest) => ({ file, document, manifest })),
  );
}

/** Of a file with no more documents no index is kept: there are thousands of such files. */
const fewDocuments = 4;

const indexes = new WeakMap<WorkspaceFile, ReadonlyMap<string, PlacedManifest>>();

function indexOf(file: WorkspaceFile): ReadonlyMap<string, PlacedManifest> {
  const cached = indexes.get(file);
  if (cached !== undefined) return cached;
  const index = new Map(manifestsIn(file).map((placed) => [placed.manifest.id, placed]));
  indexes.set(file, index);
  return index;
}

/** One link of the chain from an element to the texts that made it what it is. */
export class ResolvedOrigin {
  readonly uri: string;
  readonly keyOffsets: TextRange;
  readonly valueOffsets: TextRange;
  /** Whether a fix may change this text. */
  readonly editable: boolean;
  readonly #lines: Lines;

  /**
   * @param element counted from the beginning of its document
   * @param start where that begins in the file
   */
  constructor({ apart }: Snapshot, uri: string, lines: Lines, { key, value }: ElementRange, start: number) {
    this.uri = uri;
    this.keyOffsets = shiftRange(key, start);
    this.valueOffsets = shiftRange(value, start);
    this.editable = !apart.has(uri);
    this.#lines = lines;
  }

  get key(): LineRange {
    return this.#lines.rangeOf(this.keyOffsets);
  }

  get value(): LineRange {
    return this.#lines.rangeOf(this.valueOffsets);
  }
}

/** Where an element of a file's own object is written; empty where it or its file is gone. */
export function resolveWritten(snapshot: Snapshot, origin: Origin): readonly ResolvedOrigin[] {
  const placed = manifestOf(snapshot, origin.object);
  const found = placed?.manifest.locate(origin.path);
  if (placed === undefined || found === undefined) return [];
  const { file, document } = placed;
  return [new ResolvedOrigin(snapshot, file.uri, file.lines, found, document.start)];
}
