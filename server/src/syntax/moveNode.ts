import { shiftRange } from '../base/range.ts';
import type { MappingEntry, Node, ScalarNode } from './tree.ts';

/** The same node in a text that is longer before it. */
export function moveNode(node: Node, by: number): Node {
  if (by === 0) return node;
  const range = shiftRange(node.range, by);
  switch (node.kind) {
    case 'mapping':
      return { kind: 'mapping', range, entries: node.entries.map((entry) => moveEntry(entry, by)) };
    case 'sequence':
      return { kind: 'sequence', range, items: node.items.map((item) => moveNode(item, by)) };
    case 'scalar':
      return moveScalar(node, by);
    default:
      return { ...node, range };
  }
}

export function moveEntry(entry: MappingEntry, by: number): MappingEntry {
  if (by === 0) return entry;
  return {
    key: moveScalar(entry.key, by),
    value: moveNode(entry.value, by),
    range: shiftRange(entry.range, by),
  };
}

/** Field by field, for there are thousands of them. */
function moveScalar({ range, style, source, value }: ScalarNode, by: number): ScalarNode {
  return { kind: 'scalar', range: shiftRange(range, by), style, source, value };
}
