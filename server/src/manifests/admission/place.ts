import { entryPath, itemPath } from '../../base/origin.ts';
import type { TextRange } from '../../base/range.ts';
import type { Node } from '../../syntax/tree.ts';
import type { Located, Place } from './located.ts';
import type { AdmissionTarget } from './message.ts';

/** The place of a value that nothing holds: the object itself. */
export function rootPlace(value: Located): Place {
  return { value, entry: undefined, container: undefined, path: '' };
}

/** The field of an object. Where the object can't be read whole, a missing field is unknown. */
export function child(parent: Place, key: string): Place {
  const path = entryPath(parent.path, key);
  const { value } = parent;
  if (value?.kind === 'unknown') return { value, entry: parent.entry, container: parent.container, path };
  if (value?.kind !== 'object') return { value: undefined, entry: undefined, container: undefined, path };
  const found = value.entries.get(key);
  if (found !== undefined) {
    return { value: found.value, entry: found.entry, container: found.container, path };
  }
  const missing: Located | undefined = value.open ? { kind: 'unknown', node: value.node } : undefined;
  return { value: missing, entry: undefined, container: value.mapping, path };
}

/** The items of a list; none where there is no list. */
export function items(list: Place): readonly Place[] {
  const { value } = list;
  if (value?.kind !== 'array') return [];
  const node = contentOf(value.node);
  const container = node?.kind === 'sequence' ? node : undefined;
  return value.items.map((item, index) => ({
    value: item,
    entry: undefined,
    container,
    path: itemPath(list.path, index),
  }));
}

/** The values of a map from text to text with the place of each; unknown ones are left out. */
export function textEntries(map: Place): readonly { key: string; text: string | undefined; place: Place }[] {
  const { value } = map;
  if (value?.kind !== 'object') return [];
  return [...value.entries.values()].map((entry) => {
    const place = { value: entry.value, entry: entry.entry, container: entry.container, path: map.path };
    return { key: entry.key, text: textOf(place), place };
  });
}

export function isUnknown(place: Place): boolean {
  return place.value?.kind === 'unknown';
}

/** Whether a pointer or list of Go's is nil: left out or null. */
export function isAbsent(place: Place): boolean {
  return place.value === undefined || place.value.kind === 'null';
}

/** A text field as Go reads it, '' where it is absent; undefined where it can't be known. */
export function textOf(place: Place): string | undefined {
  if (isAbsent(place)) return '';
  return place.value?.kind === 'string' ? place.value.value : undefined;
}

/** A number field; undefined where it is absent or can't be known. */
export function numberOf(place: Place): number | undefined {
  return place.value?.kind === 'number' ? Number(place.value.text) : undefined;
}

export function targetOf(place: Place): AdmissionTarget {
  const { value, entry, container } = place;
  const node = value?.kind === 'unknown' ? undefined : value?.node;
  return { node, entry, container };
}

/**
 * The narrowest range that shows a place: the value where it is a scalar or stands in brackets on one line, else its
 * key, else the first line of what holds it.
 */
export function rangeOf(place: Place, text: string): TextRange {
  const node = place.value?.node;
  if (node !== undefined && place.value?.kind !== 'unknown') {
    const { start, end } = node.range;
    const isShort = end > start && !text.slice(start, end).includes('\n');
    if (isShort && (node.kind === 'scalar' || node.kind === 'alias' || '{['.includes(text[start] ?? ' '))) {
      return node.range;
    }
    if (place.entry !== undefined) return place.entry.key.range;
    return firstLine(node, text);
  }
  if (place.entry !== undefined) return place.entry.key.range;
  return place.container === undefined ? { start: 0, end: 0 } : firstLine(place.container, text);
}

/** From a node's start to the end of its first line. */
function firstLine(node: Node, text: string): TextRange {
  const { start, end } = node.range;
  const line = text.slice(start, end).split(/\r?\n/, 1)[0] ?? '';
  return { start, end: start + line.trimEnd().length };
}

/** What an alias stands for, or the node itself. */
export function contentOf(node: Node): Exclude<Node, { kind: 'alias' }> | undefined {
  let current: Node | undefined = node;
  while (current?.kind === 'alias') current = current.target;
  return current;
}
