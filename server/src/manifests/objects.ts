import { resolveAlias } from '../syntax/navigate.ts';
import type { Node, SyntaxDocument } from '../syntax/tree.ts';
import { child, descend, type Field, listItems, textValue } from './field.ts';
import { isListKind, lowererOf } from './recognise.ts';

/** An object as written, before it is given a meaning. */
export interface WrittenObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace: string | undefined;
  readonly name: string | undefined;
  readonly node: Node;
  /** `Kind/namespace/name`, not yet unique within the file. */
  readonly label: string;
}

/** Nested lists are followed this deep; the API server's clients do not nest them at all. */
const maximumListDepth = 4;

/** The objects of a document that Policy Lens reads, lists expanded, in source order. */
export function objectsOf(document: SyntaxDocument): readonly WrittenObject[] {
  const cached = cache.get(document);
  if (cached !== undefined) return cached;
  const objects = document.root === undefined ? [] : [...collect({ node: document.root, path: '' }, 0)];
  cache.set(document, objects);
  return objects;
}

const cache = new WeakMap<SyntaxDocument, readonly WrittenObject[]>();

function* collect(field: Field, depth: number): Generator<WrittenObject> {
  if (field.node === undefined || resolveAlias(field.node)?.kind !== 'mapping') return;
  const apiVersion = textValue(child(field, 'apiVersion'));
  const kind = textValue(child(field, 'kind'));
  if (apiVersion === undefined || kind === undefined) return;
  if (isListKind(apiVersion, kind)) {
    if (depth >= maximumListDepth) return;
    for (const item of listItems(child(field, 'items')))
      yield* collect({ node: item.node, path: '' }, depth + 1);
    return;
  }
  if (lowererOf(apiVersion, kind) === undefined) return;
  const namespace = textValue(descend(field, 'metadata', 'namespace'));
  const name = textValue(descend(field, 'metadata', 'name'));
  const label = `${kind}/${namespace ?? ''}/${name ?? ''}`;
  yield { apiVersion, kind, namespace, name, node: field.node, label };
}
