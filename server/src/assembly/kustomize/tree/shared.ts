import { type Built, type BuiltMapping, type Cell, keyOf } from './built.ts';

/*
 * kustomize keeps objects as trees of nodes that it changes in place. A label that one transformer has added to several
 * fields of an object is one node at several places: where a later one changes it at one of them, in the labels say, it
 * has changed at all of them, the selectors too. And so it must here.
 */

/** The new tree, in which each value that was changed at one of its places is the same at all of them. */
export function shareChanges(old: BuiltMapping, next: BuiltMapping): BuiltMapping {
  const changed = new Map<Cell, Built>();
  findChanged(old, next, changed);
  if (changed.size === 0) return next;
  const shared = replaceAll(next, changed);
  return shared.kind === 'mapping' ? shared : next;
}

/** Looks only where the trees differ, in kustomize's order: of two changes of one value the later one holds. */
function findChanged(old: Built, next: Built, changed: Map<Cell, Built>): void {
  if (old === next) return;
  if (next.cell !== undefined && next.cell === old.cell) changed.set(next.cell, next);
  if (old.kind === 'mapping' && next.kind === 'mapping') {
    const differing: [string, Built, Built][] = [];
    for (const [index, entry] of next.entries.entries()) {
      const key = keyOf(entry);
      const beside = old.entries[index];
      const before =
        beside !== undefined && keyOf(beside) === key
          ? beside
          : old.entries.find((other) => keyOf(other) === key);
      if (before !== undefined && before.value !== entry.value) {
        differing.push([key, before.value, entry.value]);
      }
    }
    // as kyaml's Walker goes through the entries of a mapping
    differing.sort(([left], [right]) => (left < right ? -1 : 1));
    for (const [, before, value] of differing) findChanged(before, value, changed);
  } else if (old.kind === 'sequence' && next.kind === 'sequence') {
    for (const [index, item] of next.items.entries()) {
      const before = old.items[index];
      if (before !== undefined) findChanged(before, item, changed);
    }
  }
}

function replaceAll(node: Built, changed: ReadonlyMap<Cell, Built>): Built {
  const value = node.cell === undefined ? undefined : changed.get(node.cell);
  if (value !== undefined) return value === node ? node : { ...value, place: node.place };
  return mapChildren(node, (child) => replaceAll(child, changed));
}

/** The tree with values that are alike, and no longer one: as a copy of it, or as JSON that was made of it. */
export function withoutSharing(node: BuiltMapping): BuiltMapping;
export function withoutSharing(node: Built): Built;
export function withoutSharing(node: Built): Built {
  const plain = mapChildren(node, withoutSharing);
  if (plain.cell === undefined) return plain;
  const { cell: _, ...own } = plain;
  return own;
}

function mapChildren(node: Built, change: (child: Built) => Built): Built {
  if (node.kind === 'sequence') {
    const items = node.items.map(change);
    return items.every((item, index) => item === node.items[index]) ? node : { ...node, items };
  }
  if (node.kind !== 'mapping') return node;
  const entries = node.entries.map((entry) => {
    const value = change(entry.value);
    return value === entry.value ? entry : { ...entry, value };
  });
  return entries.every((entry, index) => entry === node.entries[index]) ? node : { ...node, entries };
}
