import type { LoadedDocument } from '../files.ts';
import type { Report } from '../problem.ts';
import {
  type Built,
  type BuiltMapping,
  descend,
  field,
  isMissing,
  itemsOf,
  type Place,
  textOf,
} from '../tree/built.ts';

/**
 * The objects of documents as kustomize reads them: lists are taken apart, empty documents left out
 * (sigs.k8s.io/kustomize/api/resource/factory.go).
 * @returns undefined where it would refuse them, which is reported
 */
export function objectsIn(
  documents: readonly LoadedDocument[],
  report: Report,
): readonly BuiltMapping[] | undefined {
  const broken = documents.find((document) => document.broken !== undefined)?.broken;
  if (broken !== undefined) {
    report(`kustomize can't read this: ${broken.message}`, broken.place);
    return undefined;
  }
  const trees = documents.flatMap(({ object }) =>
    object === undefined || isMissing(object) ? [] : [object],
  );
  const [only] = trees;
  const isList = trees.length === 1 && ['List', 'ResourceList'].includes(textOf(field(only, 'kind')));
  const unwrapped = isList && field(only, 'items') !== undefined ? itemsOf(field(only, 'items')) : trees;
  const objects: BuiltMapping[] = [];
  const queue = [...unwrapped];
  for (let node = queue.shift(); node !== undefined; node = queue.shift()) {
    if (node.kind === 'hole' || isMissing(node)) continue;
    const refusal = refusalOf(node);
    if (refusal !== undefined) {
      report(`${refusal}: kustomize refuses the file.`, placeOf(node));
      return undefined;
    }
    if (node.kind !== 'mapping') continue;
    const items = textOf(field(node, 'kind')).endsWith('List') ? field(node, 'items') : undefined;
    if (items === undefined) objects.push(node);
    else queue.push(...itemsOf(items));
  }
  return objects;
}

function refusalOf(node: Built): string | undefined {
  if (node.kind !== 'mapping') return 'This is no object';
  const kind = textOf(field(node, 'kind'));
  if (kind === '') return 'This object has no kind';
  const name = textOf(descend(node, 'metadata', 'name'));
  return name === '' && !kind.endsWith('List') ? `This ${kind} has no metadata.name` : undefined;
}

/** The narrowest place that stands for an object: its name, else its kind. */
export function placeOf(node: Built): Place {
  return (descend(node, 'metadata', 'name') ?? field(node, 'kind') ?? node).place;
}
