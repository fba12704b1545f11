import type { Edit } from '../edit.ts';
import type { MappingNode, Node, SequenceNode } from '../tree.ts';

export type Collection = MappingNode | SequenceNode;

/** A collection on the way from the root to an edit, and which of its elements the next one is. */
export interface Step {
  readonly collection: Collection;
  readonly index: number;
}

/** The collections between whose brackets an edit lies, from the root on. */
export function stepsTo(root: Node, edit: Edit): readonly Step[] {
  const steps: Step[] = [];
  let node: Node | undefined = root;
  while (node?.kind === 'mapping' || node?.kind === 'sequence') {
    const { range } = node;
    if (edit.start <= range.start || edit.end >= range.end) break;
    const elements: readonly { readonly range: Node['range'] }[] =
      node.kind === 'mapping' ? node.entries : node.items;
    const index = lastBefore(elements, edit.start);
    steps.push({ collection: node, index });
    node = node.kind === 'mapping' ? node.entries[index]?.value : node.items[index];
  }
  return steps;
}

/** The index of the last element that begins before an offset; elements are in source order. */
export function lastBefore(elements: readonly { readonly range: Node['range'] }[], offset: number): number {
  let low = 0;
  let high = elements.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((elements[middle]?.range.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
