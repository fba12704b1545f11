import { isSame } from '../../base/equality.ts';
import { folderOf } from '../../base/uri.ts';
import { isKustomizationFile, kustomizationNames } from '../../workspace/kustomizationFile.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import type { Files, FoundFile, LoadedFile } from '../kustomize/files.ts';
import { loadFile } from '../kustomize/tree/loadFile.ts';

/** Files of one snapshot as builds read them. */
export class SnapshotFiles implements Files {
  /** Files that a build has named and of which nothing is known yet. */
  readonly wanted = new Set<string>();
  readonly snapshot: Snapshot;
  /** The open files that were edited since the snapshot before, where nothing else has changed. */
  readonly edited: ReadonlySet<string> | undefined;
  readonly #before: Before;
  readonly #answers = new Map<string, FoundFile>();

  /** @param previous those of an earlier snapshot; what was found there is kept where the text is the same */
  constructor(snapshot: Snapshot, previous?: SnapshotFiles) {
    this.snapshot = snapshot;
    this.edited = previous && editedSince(previous.snapshot, snapshot);
    // without what was before that, which would never be let go
    this.#before =
      previous === undefined ? nothingBefore : { answers: previous.#answers, wanted: previous.wanted };
  }

  readonly fileAt = (uri: string): FoundFile => {
    const known = this.#answers.get(uri);
    if (known !== undefined) return known;
    const found = this.#kept(uri) ?? this.#find(uri);
    this.#answers.set(uri, found);
    return found;
  };

  /** Takes over all that was found before, but for what was edited; for builds that look for the same files as before. */
  keepAnswers(): void {
    const { answers, wanted } = this.#before;
    for (const [uri, found] of answers) if (this.edited?.has(uri) === false) this.#answers.set(uri, found);
    for (const uri of wanted) this.wanted.add(uri);
  }

  /** All that was loaded, for the next snapshot. */
  loaded(): ReadonlyMap<string, LoadedFile> {
    const loaded = new Map<string, LoadedFile>();
    for (const [uri, found] of this.#answers) if (typeof found === 'object') loaded.set(uri, found);
    return loaded;
  }

  /** What was found before, where it is sure at a look that it is found again. */
  #kept(uri: string): FoundFile | undefined {
    const previous = this.#before.answers.get(uri);
    return previous === 'unknown' || this.edited?.has(uri) !== false ? undefined : previous;
  }

  #find(uri: string): FoundFile {
    const found = this.#before.answers.get(uri);
    const previous = typeof found === 'object' ? found : undefined;
    const text = this.#textOf(uri);
    if (text !== undefined) return loadFile(uri, text, previous);
    const named = this.snapshot.texts.get(uri);
    if (named === 'absent') return 'absent';
    if (named === 'unreadable') return 'unknown';
    if (this.#isBuilt(uri) || (isKustomizationFile(uri) && this.#isBuilt(folderOf(uri)))) return 'absent';
    this.wanted.add(uri);
    return 'unknown';
  }

  #textOf(uri: string): string | undefined {
    const { open, disk, apart, texts } = this.snapshot;
    const edited = apart.has(uri) ? undefined : open.get(uri)?.source;
    const source = edited ?? disk.get(uri)?.source;
    if (source !== undefined) return source.text;
    const named = texts.get(uri);
    return typeof named === 'object' ? named.text : undefined;
  }

  /** Whether a folder is known to hold a kustomization, so that it is no file and the other names are not taken there. */
  #isBuilt(folder: string): boolean {
    return kustomizationNames.some((name) => this.#textOf(`${folder}/${name}`) !== undefined);
  }
}

/** What the files of an earlier snapshot knew. */
interface Before {
  readonly answers: ReadonlyMap<string, FoundFile>;
  readonly wanted: ReadonlySet<string>;
}

const nothingBefore: Before = { answers: new Map(), wanted: new Set() };

/** The URIs of open files that were edited, where nothing else has changed. */
function editedSince(previous: Snapshot, next: Snapshot): ReadonlySet<string> | undefined {
  if (previous.disk !== next.disk || previous.texts !== next.texts) return undefined;
  if (previous.open.size !== next.open.size || !isSame(previous.apart, next.apart)) return undefined;
  const edited = new Set<string>();
  for (const [uri, file] of next.open) {
    const before = previous.open.get(uri);
    if (before === file) continue;
    if (before?.source === undefined || file.source === undefined) return undefined;
    edited.add(uri);
  }
  return edited;
}
