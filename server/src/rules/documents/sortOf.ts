import type { Node } from '../../syntax/tree.ts';

/** What a value is that is no text; undefined for texts, for null, which counts as an empty one, and for what can't be read. */
export function sortOf(node: Node): string | undefined {
  if (node.kind === 'mapping') return 'a mapping';
  if (node.kind === 'sequence') return 'a list';
  if (node.kind !== 'scalar' || node.value === null || typeof node.value === 'string') return undefined;
  return typeof node.value === 'boolean' ? 'a boolean' : 'a number';
}
