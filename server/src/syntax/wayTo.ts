import type { TextRange } from '../base/range.ts';
import type { MappingNode, Node, SequenceNode } from './tree.ts';

export type Collection = MappingNode | SequenceNode;

/** A collection on the way from the root to an edit, and which of its elements the next one is. */
export interface Step {
  readonly collection: Collection;
  readonly index: number;
}

/** @param isAround whether the way leads into a collection; where it does not, it ends */
export function stepsTo(
  root: Node,
  offset: number,
  isAround: (collection: Collection) => boolean,
): readonly Step[] {
  const steps: Step[] = [];
  let node: Node | undefined = root;
  while ((node?.kind === 'mapping' || node?.kind === 'sequence') && isAround(node)) {
    const index = lastBefore(elementsOf(node), offset);
    steps.push({ collection: node, index });
    node = node.kind === 'mapping' ? node.entries[index]?.value : node.items[index];
  }
  return steps;
}

interface Element {
  readonly range: TextRange;
}

export function elementsOf(collection: Collection): readonly Element[] {
  return collection.kind === 'mapping' ? collection.entries : collection.items;
}

/** The index of the last element that begins before an offset; elements are in source order. */
export function lastBefore(elements: readonly Element[], offset: number): number {
  let low = 0;
  let high = elements.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((elements[middle]?.range.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
