import { shiftRange } from '../base/range.ts';
import type { MappingEntry, Node, ScalarNode } from './tree.ts';

const unmovedNodes = new WeakMap<Node, Node>();

/** The list or mapping that this one was before its text moved, however often; what is known of its meaning holds for both. */
export function unmoved(node: Node): Node {
  return unmovedNodes.get(node) ?? node;
}

/** The same node in a text that is longer before it. */
export function moveNode(node: Node, by: number): Node {
  if (by === 0) return node;
  const moved = shifted(node, by);
  if (node.kind === 'mapping' || node.kind === 'sequence') unmovedNodes.set(moved, unmoved(node));
  return moved;
}

function shifted(node: Node, by: number): Node {
  const range = shiftRange(node.range, by);
  switch (node.kind) {
    case 'mapping':
      return { kind: 'mapping', range, entries: node.entries.map((entry) => shiftedEntry(entry, by)) };
    case 'sequence':
      return { kind: 'sequence', range, items: node.items.map((item) => shifted(item, by)) };
    case 'scalar':
      return shiftedScalar(node, by);
    default:
      return { ...node, range };
  }
}

export function moveEntry(entry: MappingEntry, by: number): MappingEntry {
  if (by === 0) return entry;
  const { key, value, range } = entry;
  return { key: shiftedScalar(key, by), value: moveNode(value, by), range: shiftRange(range, by) };
}

function shiftedEntry({ key, value, range }: MappingEntry, by: number): MappingEntry {
  return { key: shiftedScalar(key, by), value: shifted(value, by), range: shiftRange(range, by) };
}

/** Field by field, for there are thousands of them. */
function shiftedScalar(scalar: ScalarNode, by: number): ScalarNode {
  const { range, style, source, value, refused } = scalar;
  if (refused !== undefined) return { ...scalar, range: shiftRange(range, by) };
  return { kind: 'scalar', range: shiftRange(range, by), style, source, value };
}
