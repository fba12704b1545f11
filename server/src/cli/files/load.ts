import { resolve } from 'node:path';
import { assembleWith } from '../../assembly/assembleWith.ts';
import { clusterFileOf } from '../../assembly/clusters/named.ts';
import { finish } from '../../base/steps.ts';
import { mayHoldObjects } from '../../manifests/scan.ts';
import { lookAlikeOf, mayLookAlike } from '../../manifests/seccomp/lookAlikes.ts';
import type { Workbench } from '../../rules/workbench.ts';
import { readCluster } from '../../workspace/clusterReader.ts';
import { isConfigurationFile } from '../../workspace/configurationFile.ts';
import { mayDeploy } from '../../workspace/deployments.ts';
import { summarise, type WorkspaceFile } from '../../workspace/file.ts';
import { isKustomizationFile } from '../../workspace/kustomizationFile.ts';
import type { Settings } from '../../workspace/settings.ts';
import {
  emptySnapshot,
  type NamedCluster,
  type NamedText,
  namedText,
  type Snapshot,
  withDiskFiles,
  withFolders,
  withSettings,
} from '../../workspace/snapshot.ts';
import { Failure } from '../terminal.ts';
import { type ChosenConfiguration, type ConfigurationChoice, chooseConfiguration } from './configurations.ts';
import type { FoundFile, Unread } from './findFiles.ts';
import { folderAround } from './folders.ts';
import { parseFile, parseMeaning } from './parseFile.ts';
import { pathOfUri, uriOfPath } from './paths.ts';
import { readTextFile } from './readText.ts';
import { RecentFiles } from './recentFiles.ts';
import { diskSource, type Source } from './source.ts';

export interface LoadOptions {
  readonly configuration: ConfigurationChoice;
  readonly settings: Settings;
  /** Whether it matters what the API server says to policies. */
  readonly isJudged: boolean;
  /** Paths of snapshots of clusters that complete every environment. */
  readonly snapshots?: readonly string[];
}

/** All that is named on the command line, as one moment of a workspace. */
export interface Loaded {
  readonly workbench: Workbench;
  /** The files that hold something of ours, our own configuration among them, in order. */
  readonly files: readonly LoadedFile[];
  /** How many files were read. */
  readonly count: number;
  /** The URIs of the directories that are named: of what lies below nothing is left out but what is unread. */
  readonly folders: readonly string[];
  /** Grows where a file can't be opened again. */
  readonly unread: readonly Unread[];
  /** The path of a file by its URI. */
  readonly pathOf: (uri: string) => string;
}

interface LoadedFile {
  readonly uri: string;
  readonly path: string;
  /** The file with its trees, which are made anew where they were let go. Undefined where it is gone meanwhile. */
  readonly open: () => WorkspaceFile | undefined;
}

/**
 * Of so many characters of text the trees are kept; of what goes beyond, summaries. Reading a file again takes as long as
 * checking it, and up to here the trees take no more memory than what is found in them.
 */
const keptCharacters = 12_000_000;

/**
 * Reads the files and directories that are named.
 * @throws Failure where one does not exist, or the configuration can't be read
 */
export function load(paths: readonly string[], cwd: string, options: LoadOptions): Loaded {
  return loadFrom(diskSource(paths, cwd), cwd, options);
}

/**
 * Reads the files of a source.
 * @throws Failure where the configuration can't be read
 */
export function loadFrom(source: Source, cwd: string, options: LoadOptions): Loaded {
  const { configuration, isJudged, snapshots = [] } = options;
  const uris = snapshots.map((path) => uriOfPath(resolve(cwd, path)));
  const settings = { ...options.settings, snapshots: uris };
  const { found } = source;
  const reader = new Reader(source, settings.largeFileLimit, isJudged);
  for (const file of found.files) {
    if (configuration === 'found' || !isConfigurationFile(uriOfPath(file.path))) reader.read(file);
  }
  const folder = folderAround([...reader.uris]);
  if (configuration === 'found') {
    for (const path of source.configurationsAbove()) reader.read({ path, isNamed: true });
  } else if (configuration !== 'none') {
    reader.take(chooseConfiguration(configuration.file, found.files, cwd));
  }
  const snapshot = withDiskFiles(
    withSettings(withFolders(emptySnapshot, [folder]), settings),
    reader.summaries,
  );
  const workbench = assembleWith(snapshot, {
    text: (uri) => reader.named(uri),
    cluster: (uri) => namedCluster(uri),
  });
  for (const [index, uri] of uris.entries()) {
    if (typeof clusterFileOf(workbench.snapshot, uri) !== 'object') {
      throw new Failure(`${snapshots[index]} can’t be read as a snapshot of a cluster: ${howToMakeOne}`);
    }
  }
  reader.takeNamed(workbench.snapshot);
  return {
    workbench,
    files: [...reader.files.values()],
    count: reader.count,
    folders: found.directories.map(uriOfPath),
    unread: reader.unread,
    pathOf: (uri) => reader.files.get(uri)?.path ?? pathOfUri(uri),
  };
}

const howToMakeOne = 'it must be a list of objects, as kubectl get -A -o yaml prints it.';

/** Snapshots lie on the disk, whatever the rest comes from. */
function namedCluster(uri: string): NamedCluster {
  const found = readTextFile(pathOfUri(uri), Number.POSITIVE_INFINITY);
  if (found.kind === 'declined') return found.isAbsent === true ? 'absent' : 'unreadable';
  return finish(readCluster(uri, found.text, true)) ?? 'unreadable';
}

/** What says how others are to be read is itself read from its trees. */
function isAlwaysKept(uri: string, text: string): boolean {
  return isConfigurationFile(uri) || isKustomizationFile(uri) || mayDeploy(text);
}

class Reader {
  readonly files = new Map<string, LoadedFile>();
  readonly summaries = new Map<string, WorkspaceFile>();
  readonly uris = new Set<string>();
  readonly unread: Unread[];
  count = 0;
  readonly #source: Source;
  readonly #limit: number;
  readonly #isJudged: boolean;
  /** Files whose trees are kept; others with the same text share them. */
  readonly #byText = new Map<string, WorkspaceFile>();
  /** A file that differs little from one of them is read as an edit of it. */
  readonly #recent = new RecentFiles();
  #kept = 0;

  constructor(source: Source, limit: number, isJudged: boolean) {
    this.#source = source;
    this.#limit = limit;
    this.#isJudged = isJudged;
    this.unread = [...source.found.unread];
  }

  read({ path, isNamed }: FoundFile): void {
    const uri = uriOfPath(path);
    if (this.uris.has(uri)) return;
    this.uris.add(uri);
    const found = this.#source.read(path, this.#limit);
    if (found.kind === 'declined') {
      this.unread.push({ path, reason: found.note, isNamed });
      return;
    }
    this.count++;
    if (isAlwaysKept(uri, found.text) || mayHoldObjects(found.text)) {
      this.#keep(uri, path, found.text, found.isLasting);
    } else if (mayLookAlike(found.text)) {
      this.#tellLookAlike(uri, path, found.text);
    }
  }

  /** Who has a filter of system calls checked is told that it is none of those that are read. */
  #tellLookAlike(uri: string, path: string, text: string): void {
    const { documents } = parseFile(uri, text, false);
    const [what] = documents.flatMap(({ syntax }) => (syntax && lookAlikeOf(syntax)) ?? []);
    if (what === undefined) return;
    this.unread.push({ path, reason: `it looks like ${what}, and such are not read`, isNamed: false });
  }

  /** A file that a build names, wherever it is. */
  named(uri: string): NamedText {
    const found = this.#source.read(pathOfUri(uri), this.#limit);
    if (found.kind === 'text') return namedText(found.text);
    return found.isAbsent === true ? 'absent' : 'unreadable';
  }

  /** Findings stand in files, too, that builds alone have named. */
  takeNamed({ texts }: Snapshot): void {
    for (const [uri, named] of texts) {
      if (this.files.has(uri) || typeof named !== 'object') continue;
      const file = parseFile(uri, named.text, this.#isJudged);
      this.files.set(uri, { uri, path: pathOfUri(uri), open: () => file });
    }
  }

  take({ uri, path, text }: ChosenConfiguration): void {
    this.count++;
    this.#keep(uri, path, text, false);
  }

  /** @param isLasting whether the text can be read again */
  #keep(uri: string, path: string, text: string, isLasting: boolean): void {
    if (!this.#isJudged && isLasting && !isAlwaysKept(uri, text)) {
      const file = parseMeaning(uri, text);
      this.summaries.set(uri, file);
      if (file.cluster === undefined) this.files.set(uri, { uri, path, open: () => file });
      return;
    }
    const twin = this.#byText.get(text);
    const file = parseFile(uri, text, this.#isJudged, twin ?? this.#recent.likest(text));
    if (twin === undefined) this.#kept += text.length;
    const isKept =
      !isLasting || isAlwaysKept(uri, text) || twin !== undefined || this.#kept <= keptCharacters;
    const summary = isKept ? file : summarise(file);
    if (isKept) this.#byText.set(text, file);
    if (twin === undefined) this.#recent.add(file);
    this.summaries.set(uri, summary);
    // A snapshot of a cluster is read and not checked.
    if (file.cluster !== undefined) return;
    this.files.set(uri, { uri, path, open: isKept ? () => summary : this.#opener(uri, path, summary) });
  }

  /** Apart from where the trees are, for a closure keeps alive what the closures beside it use. */
  #opener(uri: string, path: string, summary: WorkspaceFile): LoadedFile['open'] {
    return () => this.#again(uri, path, summary);
  }

  #again(uri: string, path: string, summary: WorkspaceFile): WorkspaceFile | undefined {
    const found = this.#source.read(path, this.#limit);
    if (found.kind === 'text') return parseFile(uri, found.text, this.#isJudged, summary);
    this.unread.push({ path, reason: found.note, isNamed: false });
    return undefined;
  }
}
