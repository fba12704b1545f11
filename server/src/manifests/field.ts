import { entryPath, itemPath } from '../base/origin.ts';
import { isMergeKey } from '../syntax/keyText.ts';
import { entriesOf, resolveAlias } from '../syntax/navigate.ts';
import type { Node, ScalarValue } from '../syntax/tree.ts';

/** A place in an object that lowering reads: the node, if there is one, and its path from the object on. */
export interface Field {
  readonly node: Node | undefined;
  readonly path: string;
}

/** What a field holds, as the API server's decoder sees it: `null` counts as left out. */
export type FieldState = 'absent' | 'hole' | 'mapping' | 'sequence' | 'scalar';

export function stateOf(field: Field): FieldState {
  const node = field.node === undefined ? undefined : resolveAlias(field.node);
  if (field.node === undefined) return 'absent';
  if (node === undefined) return 'hole';
  if (node.kind === 'scalar') return node.value === null ? 'absent' : 'scalar';
  return node.kind === 'mapping' || node.kind === 'sequence' ? node.kind : 'hole';
}

/** The entry `key` of a mapping; the last one wins where it stands twice, as in Go's decoder. */
export function child(parent: Field, key: string): Field {
  return { node: countingValue(parent.node, key), path: entryPath(parent.path, key) };
}

/** Looks from the end on, where the entry that counts is met first; only what is merged must be put together. */
function countingValue(node: Node | undefined, key: string): Node | undefined {
  const mapping = node && resolveAlias(node);
  if (mapping?.kind !== 'mapping') return undefined;
  const { entries } = mapping;
  for (let index = entries.length - 1; index >= 0; index--) {
    const entry = entries[index];
    if (entry === undefined) continue;
    if (isMergeKey(entry.key))
      return entriesOf(mapping).findLast((one) => keyText(one.key.value) === key)?.value;
    if (keyText(entry.key.value) === key) return entry.value;
  }
  return undefined;
}

export function descend(parent: Field, ...keys: readonly string[]): Field {
  return keys.reduce(child, parent);
}

export interface FieldEntry {
  readonly key: string;
  readonly value: Node;
}

/** The entries of a mapping by the text of their keys; empty where the field holds no mapping. */
export function mappingEntries(field: Field): readonly FieldEntry[] {
  if (field.node === undefined) return [];
  return entriesOf(field.node).map((entry) => ({ key: keyText(entry.key.value), value: entry.value }));
}

/** Whether a mapping has other keys than these. */
export function hasOtherKeys(field: Field, known: readonly string[]): boolean {
  return entriesOf(field.node).some(({ key }) => !known.includes(keyText(key.value)));
}

function keyText(value: ScalarValue): string {
  return value === null ? 'null' : String(value);
}

/** The items of a list; empty where the field holds none. */
export function listItems(field: Field): readonly Field[] {
  const node = field.node === undefined ? undefined : resolveAlias(field.node);
  if (node?.kind !== 'sequence') return [];
  return node.items.map((item, index) => ({ node: item, path: itemPath(field.path, index) }));
}

/** A scalar's value; undefined where the field holds something else or is left out. */
export function scalarValue(field: Field): Exclude<ScalarValue, null> | undefined {
  const node = field.node === undefined ? undefined : resolveAlias(field.node);
  if (node?.kind !== 'scalar' || node.value === null) return undefined;
  return node.value;
}

/** A string's value; numbers and booleans are none to the API server. */
export function textValue(field: Field): string | undefined {
  const value = scalarValue(field);
  return typeof value === 'string' ? value : undefined;
}

/** `metadata.namespace`; an empty one counts as left out (the API server fills in the request's). */
export function namespaceOf(object: Field): string | undefined {
  return meantText(descend(object, 'metadata', 'namespace')) || undefined;
}

/** `metadata.name` */
export function nameOf(object: Field): string | undefined {
  return meantText(descend(object, 'metadata', 'name'));
}

/**
 * What a text field is meant to say. The API server refuses a number or a boolean (`namespace: n`, `name: 5`); the object
 * with such a name is still not one without a name.
 */
function meantText(field: Field): string | undefined {
  const node = field.node === undefined ? undefined : resolveAlias(field.node);
  if (node?.kind !== 'scalar' || node.value === null) return undefined;
  return typeof node.value === 'string' ? node.value : node.source || String(node.value);
}

/** A whole number that fits an int32, as the API server's number fields hold. */
export function integerValue(field: Field): number | undefined {
  const value = scalarValue(field);
  return typeof value === 'number' && Number.isInteger(value) ? value : undefined;
}
