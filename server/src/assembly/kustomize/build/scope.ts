import { kustomizationNames } from '../../../workspace/kustomizationFile.ts';
import type { Files, FoundFile, LoadedFile } from '../files.ts';
import type { ReadFile } from '../generate/generate.ts';
import { isAbsolutePath, isRemote, resolvePath } from '../path.ts';
import type { Problem, Report } from '../problem.ts';
import { type Built, type Place, textOf } from '../tree/built.ts';

/** What keeps a build from being whole: objects that are not here, or things that Policy Lens does not do. */
export interface Unknown {
  readonly what: string;
  readonly place: Place;
}

/** What was read on the way, to tell later whether it has changed. */
export type Reads = Map<string, FoundFile>;

/** One kustomization's view of the files while it is built. */
export class Scope {
  /** URI of its folder. */
  readonly folder: string;
  readonly problems: Problem[] = [];
  readonly unknowns: Unknown[] = [];
  /** Targets of patches that select nothing. */
  readonly unused: Place[] = [];
  readonly reads: Reads = new Map();
  /** URIs of the files whose objects are taken as they are; all others that are read say what becomes of them. */
  readonly objectUris = new Set<string>();
  /** Whether a cycle was met, so that the result depends on where the build began. */
  isCyclic = false;
  /** Whether what is found depends on who names the folder, so that it must be found out for each of them. */
  dependsOnCaller = false;
  readonly #files: Files;

  constructor(folder: string, files: Files) {
    this.folder = folder;
    this.#files = files;
  }

  readonly report: Report = (message, place, fix) => {
    this.problems.push({ message, place, ...(fix && { fix }) });
  };

  readonly unusedTarget = (place: Place): void => {
    this.unused.push(place);
  };

  unknown(what: string, place: Place): void {
    this.unknowns.push({ what, place });
  }

  fileAt(uri: string): FoundFile {
    const found = this.#files.fileAt(uri);
    this.reads.set(uri, found);
    return found;
  }

  /**
   * A file that the kustomization names; kustomize takes none from outside its folder.
   * @returns undefined where there is none to be read, which is said
   */
  load(node: Built): LoadedFile | undefined {
    const path = textOf(node);
    const found = this.#loadAt(path, node.place);
    if (found === 'unknown') this.unknown(`what ${path} says`, node.place);
    return found === 'unknown' ? undefined : found;
  }

  /** The text of a file of any kind; undefined in it where the file is there and not read. */
  readonly loadText: ReadFile = (path, place) => {
    const found = this.#loadAt(path, place);
    return found === 'unknown' ? { text: undefined } : found;
  };

  #loadAt(path: string, place: Place): LoadedFile | 'unknown' | undefined {
    if (isRemote(path) || isAbsolutePath(path)) return 'unknown';
    const uri = path === '' ? undefined : resolvePath(this.folder, path);
    const found = uri === undefined ? 'absent' : this.fileAt(uri);
    if (found === 'absent' || uri === undefined) {
      this.missing(path, place, 'there is no such file');
      return undefined;
    }
    if (uri.startsWith(`${this.folder}/`) || this.#files.readsAnywhere) return found;
    this.report(
      `${path} lies outside the kustomization’s folder, from where kustomize takes folders but no single files.`,
      place,
    );
    return undefined;
  }

  /** @param why as the part of a sentence */
  missing(path: string, place: Place, why: string): void {
    if (path === '') {
      this.report('The path is empty, so kustomize can’t build this.', place);
      return;
    }
    const message =
      `${path} is not here: ${why}. kustomize can’t build without it; correct the path, unless something writes it ` +
      'before the build.';
    this.problems.push({ message, place, isMissingFile: true });
  }

  /** A folder's kustomization, under whichever name; kustomize takes no more than one. */
  kustomizationFiles(folder: string): readonly LoadedFile[] | 'absent' | 'unknown' {
    const found = kustomizationNames.map((name) => this.fileAt(`${folder}/${name}`));
    const files = found.filter((file) => typeof file !== 'string');
    if (files.length > 0) return files;
    return found.includes('unknown') ? 'unknown' : 'absent';
  }

  /** Takes over what was found while a part was built. */
  include({ problems, unknowns, unused, reads, objectUris, isCyclic }: Findings): void {
    this.problems.push(...problems);
    this.unused.push(...unused);
    this.unknowns.push(...unknowns);
    for (const [uri, found] of reads) this.reads.set(uri, found);
    for (const uri of objectUris) this.objectUris.add(uri);
    this.isCyclic ||= isCyclic;
  }
}

export interface Findings {
  readonly problems: readonly Problem[];
  readonly unknowns: readonly Unknown[];
  readonly unused: readonly Place[];
  readonly reads: ReadonlyMap<string, FoundFile>;
  readonly objectUris: ReadonlySet<string>;
  readonly isCyclic: boolean;
}
