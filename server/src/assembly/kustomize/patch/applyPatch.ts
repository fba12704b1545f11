import type { Report } from '../problem.ts';
import { apiVersionOf, type Gvk } from '../resource/gvk.ts';
import { idText } from '../resource/id.ts';
import {
  currentId,
  hasNotes,
  misfitsOf,
  type Resource,
  resourceGvk,
  withPreviousId,
  withRoot,
} from '../resource/resource.ts';
import { mergeShapeOf } from '../tables/mergeKeys.ts';
import {
  type Built,
  type BuiltMapping,
  descend,
  field,
  mapping,
  scalar,
  textOf,
  withField,
  withoutField,
} from '../tree/built.ts';
import { withoutSharing } from '../tree/shared.ts';
import { applyJsonPatch, type Operation } from './jsonPatch.ts';
import { mergeValue } from './strategicMerge.ts';

export interface PatchOptions {
  readonly allowNameChange: boolean;
  readonly allowKindChange: boolean;
}

/**
 * A strategic merge patch on one object (sigs.k8s.io/kustomize/api/resource, Resource.ApplySmPatch).
 * @returns undefined where the patch deletes it
 */
export function applyMergePatch(
  resource: Resource,
  patch: BuiltMapping,
  { allowNameChange, allowKindChange }: PatchOptions,
  report: Report,
): Resource | undefined {
  const known = allowNameChange || allowKindChange ? withPreviousId(resource) : resource;
  const merged = mergeValue(known.root, patch, mergeShapeOf(resourceGvk(known)), report);
  if (merged?.kind !== 'mapping' || merged.entries.length === 0) return undefined;
  const kind = field(known.root, 'kind');
  let root = allowKindChange || kind === undefined ? merged : withField(merged, 'kind', kind);
  const metadata = field(root, 'metadata');
  if (metadata?.kind !== 'mapping') return withRoot(known, root);
  const name = descend(known.root, 'metadata', 'name');
  const namespace = descend(known.root, 'metadata', 'namespace');
  let names = allowNameChange || name === undefined ? metadata : withField(metadata, 'name', name);
  names =
    textOf(namespace) === '' || namespace === undefined
      ? withoutField(names, 'namespace')
      : withField(names, 'namespace', namespace);
  root = withField(root, 'metadata', names);
  return withRoot(known, root);
}

/**
 * The patch as kustomize makes it fit an object that a target has chosen: of the object's version, with labels and
 * annotations as texts.
 */
export function fitted(patch: BuiltMapping, gvk: Gvk): BuiltMapping {
  const version = field(patch, 'apiVersion') ?? patch;
  let result = withField(patch, 'apiVersion', scalar(apiVersionOf(gvk), version.place));
  const metadata = field(result, 'metadata');
  if (metadata?.kind !== 'mapping') return result;
  let names = metadata;
  for (const part of ['labels', 'annotations']) {
    const texts = field(names, part);
    if (texts?.kind !== 'mapping') continue;
    names = texts.entries.length === 0 ? withoutField(names, part) : withField(names, part, asTexts(texts));
  }
  result = withField(result, 'metadata', names);
  return result;
}

/** Values of any kind as texts. */
export function asTexts(texts: BuiltMapping): BuiltMapping {
  const entries = texts.entries.map((entry) =>
    entry.value.kind === 'scalar' && typeof entry.value.value === 'string'
      ? entry
      : { ...entry, value: asText(entry.value) },
  );
  return entries.every((entry, index) => entry === texts.entries[index]) ? texts : { ...texts, entries };
}

function asText(node: Built): Built {
  const text = scalar(textOf(node), node.place);
  return node.behind === undefined ? text : { ...text, behind: node.behind };
}

/** A JSON patch on one object; the object as it was where the patch does not fit, which is reported. */
export function applyOperations(
  resource: Resource,
  operations: readonly Operation[],
  report: Report,
): Resource {
  const misfits = misfitsOf(resource);
  for (const { message, place } of misfits) report(message, place);
  if (misfits.length > 0) return resource;
  const noted = hasNotes(resource) ? withAnnotations(resource.root) : resource.root;
  const patched = applyJsonPatch(noted, operations, idText(currentId(resource)), report);
  return patched === undefined ? resource : { ...resource, root: withoutSharing(patched) };
}

/** kustomize's own notes are annotations while it builds, so a patch may add to them where none are written. */
function withAnnotations(root: BuiltMapping): BuiltMapping {
  const metadata = field(root, 'metadata');
  if (metadata?.kind !== 'mapping' || field(metadata, 'annotations') !== undefined) return root;
  return withField(root, 'metadata', withField(metadata, 'annotations', mapping(metadata.place)));
}
