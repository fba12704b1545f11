import type { ElementRange } from '../base/origin.ts';
import type { KubernetesObject } from '../kubernetes/objects.ts';
import type { KubernetesVersion } from '../kubernetes/version.ts';
import type { SyntaxDocument } from '../syntax/tree.ts';
import { refusedBy } from './admission/answers.ts';
import { locate } from './locate.ts';
import { recordingLowering } from './lowering.ts';
import { type ItemType, objectsOf, type WrittenObject } from './objects.ts';
import { lowererOf } from './recognise.ts';

/** An object with its meaning and a way to find its elements in the text. */
export interface Manifest {
  /** Unique in the workspace: the file's URI, `#`, `Kind/namespace/name`, and `~2` from the second of that name on. */
  readonly id: string;
  readonly kind: string;
  readonly namespace: string | undefined;
  readonly name: string | undefined;
  readonly model: KubernetesObject;
  /** The versions of Kubernetes whose API server does not take it; only policies are judged. */
  readonly refusedBy: readonly KubernetesVersion[];
  /** The paths that the model names. */
  readonly paths: readonly string[];
  /** The ranges of an element, counted from the start of the document; in a closed file only for `paths`. */
  readonly locate: (path: string) => ElementRange | undefined;
}

/**
 * Gives each object of a file an id; `seen` counts the names met so far in the file and is added to.
 * @param listed what the document is where it is an item of a list that says so
 */
export function manifestsOf(
  document: SyntaxDocument,
  language: 'yaml' | 'json',
  uri: string,
  seen: Map<string, number>,
  listed?: ItemType,
): readonly Manifest[] {
  return objectsOf(document, listed).flatMap((object) => {
    const count = (seen.get(object.label) ?? 0) + 1;
    seen.set(object.label, count);
    const id = `${uri}#${object.label}${count === 1 ? '' : `~${count}`}`;
    return lowered(document, language, object, id, listed) ?? [];
  });
}

const cache = new WeakMap<WrittenObject, Manifest>();

function lowered(
  document: SyntaxDocument,
  language: 'yaml' | 'json',
  object: WrittenObject,
  id: string,
  listed: ItemType | undefined,
): Manifest | undefined {
  const cached = cache.get(object);
  if (cached?.id === id) return cached;
  const lower = lowererOf(object.apiVersion, object.kind);
  if (lower === undefined) return undefined;
  const { kind, namespace, name, node } = object;
  const lowering = recordingLowering(id);
  const model = lower({ node, path: '' }, lowering);
  const paths = [...lowering.paths];
  const manifest: Manifest = {
    id,
    kind,
    namespace,
    name,
    model,
    refusedBy: model.kind === 'NetworkPolicy' ? refusedBy(document, language, node, listed) : [],
    paths,
    locate: (path: string) => locate(node, path),
  };
  cache.set(object, manifest);
  return manifest;
}

/** The same without its tree, for a file that is closed: keeps the ranges of what the model names, lets the rest go. */
export function withoutTree(manifest: Manifest): Manifest {
  return { ...manifest, locate: locator(manifest.paths, rangesOf(manifest)) };
}

const absent = 0xffffffff;

/** Four numbers a path: start and end of the key, start and end of the value. */
function rangesOf({ paths, locate }: Manifest): Uint32Array {
  const ranges = new Uint32Array(paths.length * 4);
  paths.forEach((path, index) => {
    const found = locate(path);
    const values = found && [found.key.start, found.key.end, found.value.start, found.value.end];
    ranges.set(values ?? [absent, absent, absent, absent], index * 4);
  });
  return ranges;
}

/** A function of its own: a closure keeps alive what the closures beside it use, and so would keep the tree. */
function locator(paths: readonly string[], ranges: Uint32Array): Manifest['locate'] {
  return (path) => {
    const index = paths.indexOf(path);
    const [keyStart = absent, keyEnd = absent, start = absent, end = absent] = ranges.subarray(
      index * 4,
      index * 4 + 4,
    );
    if (index < 0 || start === absent) return undefined;
    return { key: { start: keyStart, end: keyEnd }, value: { start, end } };
  };
}
