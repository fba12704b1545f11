import { KeptWith } from '../base/keptWith.ts';
import type { ElementRange } from '../base/origin.ts';
import { type KubernetesVersion, kubernetesVersions } from '../kubernetes/version.ts';
import type { RawValue } from '../seccomp/rawProfile.ts';
import type { Node, SyntaxDocument } from '../syntax/tree.ts';
import { refusalOf } from './admission/answers.ts';
import { locate } from './locate.ts';
import { passingLowering, type RecordingLowering, recordingLowering } from './lowering.ts';
import type { Model } from './model.ts';
import { type ItemType, objectsOf, type WrittenObject } from './objects.ts';
import { lowererOf } from './recognise.ts';
import { lowerBody, lowerProfile, visitProfile } from './seccomp/lowerProfile.ts';
import type { ProfilePlace } from './seccomp/profilePlace.ts';

/** An object with its meaning and a way to find its elements in the text. */
export interface Manifest {
  /** Unique in the workspace: the file's URI, `#`, `Kind/namespace/name`, and `~2` from the second of that name on. */
  readonly id: string;
  readonly kind: string;
  readonly namespace: string | undefined;
  readonly name: string | undefined;
  readonly model: Model;
  /**
   * What a profile says as part of an object of any id, in steps; undefined of other objects, and where the model was made of
   * another or has no tree.
   */
  readonly bodyIn: BodyIn | undefined;
  /** Whether a version's API server does not take it; only policies are judged, where they are, and only when it is asked. */
  readonly isRefusedBy: (version: KubernetesVersion) => boolean;
  /** The elements that the model names by their paths, with the ranges that `locate` gives. */
  readonly elements: () => ReadonlyMap<string, ElementRange>;
  /** The ranges of an element, counted from the start of the document; in a closed file only for `elements`. */
  readonly locate: (path: string) => ElementRange | undefined;
}

export type BodyIn = (object: string) => Generator<undefined, RawValue>;

export interface ManifestFile {
  readonly uri: string;
  readonly language: 'yaml' | 'json';
  /** Whether it is asked what the API server says. */
  readonly isJudged: boolean;
  /** True where nobody asks these objects for their elements, so that there are none. */
  readonly isPassing?: boolean;
}

/** Where a document stands in its file. */
export interface ManifestPlace {
  /** Whether kubectl counts the document's `---` line. */
  readonly countsMarker: boolean;
  /** What the document is where it is an item of a list that says so. */
  readonly listed: ItemType | undefined;
}

/** Gives each object of a file an id; `seen` counts the names met so far in the file and is added to. */
export function manifestsOf(
  document: SyntaxDocument,
  file: ManifestFile,
  seen: Map<string, number>,
  place: ManifestPlace = { countsMarker: false, listed: undefined },
): readonly Manifest[] {
  return objectsOf(document, place.listed).flatMap((object) => {
    const count = (seen.get(object.label) ?? 0) + 1;
    seen.set(object.label, count);
    const id = `${file.uri}#${object.label}${count === 1 ? '' : `~${count}`}`;
    return lowered(document, file, object, id, place) ?? [];
  });
}

const cache = new KeptWith<WrittenObject, Manifest>();

function lowered(
  document: SyntaxDocument,
  { language, isJudged, isPassing = false }: ManifestFile,
  object: WrittenObject,
  id: string,
  { countsMarker, listed }: ManifestPlace,
): Manifest | undefined {
  const cached = cache.get(object);
  if (cached?.id === id) return cached;
  const { kind, namespace, name, node } = object;
  const lowering = isPassing ? passingLowering(id) : recordingLowering(id);
  const meaning =
    profileMeaning(object, language, id) ?? objectMeaning(object, lowering, document.problems.length > 0);
  if (meaning === undefined) return undefined;
  const manifest: Manifest = {
    id,
    kind,
    namespace,
    name,
    ...meaning,
    isRefusedBy:
      isJudged && meaning.model.kind === 'NetworkPolicy'
        ? refusalOf(document, language, node, countsMarker, listed)
        : neverRefused,
    locate: (path: string) => locate(node, path),
  };
  cache.set(object, manifest);
  return manifest;
}

function neverRefused(): boolean {
  return false;
}

type Meaning = Pick<Manifest, 'model' | 'elements' | 'bodyIn'>;

/** @param isBroken whether the text around it can't be read whole */
function objectMeaning(
  { apiVersion, kind, node }: WrittenObject,
  lowering: RecordingLowering,
  isBroken: boolean,
): Meaning | undefined {
  const lowered = lowererOf(apiVersion, kind)?.({ node, path: '' }, lowering);
  const model: Model | undefined =
    isBroken && lowered?.kind === 'NetworkPolicy' ? { ...lowered, isHalfRead: true } : lowered;
  return model && { model, bodyIn: undefined, elements: () => located(node, new Set(lowering.paths)) };
}

function profileMeaning(object: WrittenObject, language: 'yaml' | 'json', id: string): Meaning | undefined {
  const { profile } = object;
  if (profile === undefined) return undefined;
  return {
    model: lowerProfile(object, profile, language, id),
    bodyIn: (at) => lowerBody(object, profile, at),
    elements: () => profileElements(object, profile),
  };
}

/** Of the thousands of elements of a profile, in one walk. */
function profileElements(object: WrittenObject, place: ProfilePlace): ReadonlyMap<string, ElementRange> {
  const elements = new Map<string, ElementRange>();
  visitProfile(object, place, (path, element) => elements.set(path, element));
  return elements;
}

function located(node: Node, paths: Iterable<string>): ReadonlyMap<string, ElementRange> {
  const elements = new Map<string, ElementRange>();
  for (const path of paths) {
    const element = locate(node, path);
    if (element !== undefined) elements.set(path, element);
  }
  return elements;
}

/** The same without its tree, for a file that is closed: keeps the ranges of what the model names, lets the rest go. */
export function withoutTree(manifest: Manifest): Manifest {
  const elements = manifest.elements();
  const refusing = kubernetesVersions.filter(manifest.isRefusedBy);
  makeWhole(manifest.model);
  return {
    ...manifest,
    bodyIn: undefined,
    ...kept([...elements.keys()], rangesOf([...elements.values()])),
    isRefusedBy: refusing.length === 0 ? neverRefused : oneOf(refusing),
  };
}

/** What nobody has asked for would be made of the tree later. */
function makeWhole(model: Model): void {
  if (model.kind === 'SeccompProfile') Reflect.get(model, 'body');
}

/**
 * Objects of one document, which are not judged, without its tree.
 * @param again makes them anew, with a tree, where someone asks for a place in the text
 */
export function withTreeLater(
  manifests: readonly Manifest[],
  again: () => readonly Manifest[],
): readonly Manifest[] {
  let made: readonly Manifest[] | undefined;
  const at = (index: number): Manifest | undefined => {
    made ??= again();
    return made[index];
  };
  return manifests.map((manifest, index) => {
    makeWhole(manifest.model);
    return {
      ...manifest,
      bodyIn: undefined,
      elements: () => at(index)?.elements() ?? new Map(),
      locate: (path) => at(index)?.locate(path),
    };
  });
}

function oneOf(versions: readonly KubernetesVersion[]): Manifest['isRefusedBy'] {
  return (version) => versions.includes(version);
}

/** Four numbers an element: start and end of the key, start and end of the value. */
function rangesOf(elements: readonly ElementRange[]): Uint32Array {
  const ranges = new Uint32Array(elements.length * 4);
  elements.forEach(({ key, value }, index) => {
    ranges.set([key.start, key.end, value.start, value.end], index * 4);
  });
  return ranges;
}

const fewPaths = 100;

/** A function of its own: a closure keeps alive what the closures beside it use, and so would keep the tree. */
function kept(paths: readonly string[], ranges: Uint32Array): Pick<Manifest, 'locate' | 'elements'> {
  const elementAt = (index: number): ElementRange => {
    const [keyStart = 0, keyEnd = 0, start = 0, end = 0] = ranges.subarray(index * 4, index * 4 + 4);
    return { key: { start: keyStart, end: keyEnd }, value: { start, end } };
  };
  const elements = (): ReadonlyMap<string, ElementRange> =>
    new Map(paths.map((path, index) => [path, elementAt(index)]));
  // A profile has thousands of elements; of what is looked through in no time, as almost all else, no index is kept.
  let indexes: ReadonlyMap<string, number> | undefined;
  const indexOf = (path: string): number => {
    if (paths.length <= fewPaths) return paths.indexOf(path);
    indexes ??= new Map(paths.map((one, index) => [one, index]));
    return indexes.get(path) ?? -1;
  };
  const locate = (path: string): ElementRange | undefined => {
    const index = indexOf(path);
    return index < 0 ? undefined : elementAt(index);
  };
  return { locate, elements };
}
