import type { MappingEntry, Node } from '../tree.ts';

/** A node as the key of an entry; one that is no scalar, which Kubernetes refuses, is kept as its source text. */
export function keyOf(node: Node, text: string): Pick<MappingEntry, 'key' | 'writtenKey'> {
  const { range } = node;
  if (node.kind === 'scalar') return { key: node };
  const source = text.slice(range.start, range.end);
  if (node.kind === 'alias' && node.target?.kind === 'scalar')
    return { key: { ...node.target, range, source } };
  return { key: { kind: 'scalar', range, style: 'plain', source, value: source }, writtenKey: node };
}
