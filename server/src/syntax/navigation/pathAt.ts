import type { Node, SyntaxDocument } from '../tree.ts';
import { findGap, inFlow, isInside } from './gap.ts';
import type { PathStep } from './pathStep.ts';

/**
 * Where an offset lies in a document: the steps from the root to the innermost one, and a last step that says what is
 * there. On a blank line, and behind a line's content, the indentation decides. The list is never empty.
 * @param offset counted from the document's start
 */
export function pathAt(document: SyntaxDocument, offset: number): readonly PathStep[] {
  const steps: PathStep[] = [];
  let node = document.root;
  while (node !== undefined) {
    const next = stepInto(node, offset);
    if (next === undefined) break;
    steps.push(next.step);
    if (next.step.kind === 'leaf') return steps;
    node = next.node;
  }
  return isInside(document.text, node, offset)
    ? [...steps, ...inFlow(document.text, node, offset)]
    : findGap(document, offset);
}

function stepInto(node: Node, offset: number): { step: PathStep; node: Node | undefined } | undefined {
  if (node.kind === 'mapping') {
    const index = enclosing(node.entries, offset);
    const entry = node.entries[index];
    if (entry === undefined) return undefined;
    const part = offset <= entry.key.range.end ? 'key' : 'value';
    return {
      step: { kind: 'entry', mapping: node, entry, index, part },
      node: part === 'key' ? entry.key : entry.value,
    };
  }
  if (node.kind === 'sequence') {
    const index = enclosing(node.items, offset);
    const item = node.items[index];
    return item === undefined
      ? undefined
      : { step: { kind: 'item', sequence: node, item, index }, node: item };
  }
  return encloses(node, offset) ? { step: { kind: 'leaf', node }, node: undefined } : undefined;
}

/** The index of the last element that encloses an offset, edges included; elements are in source order. */
function enclosing(elements: readonly Pick<Node, 'range'>[], offset: number): number {
  let low = 0;
  let high = elements.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const element = elements[middle];
    if (element !== undefined && element.range.start <= offset) low = middle + 1;
    else high = middle;
  }
  const found = elements[low - 1];
  return found !== undefined && encloses(found, offset) ? low - 1 : -1;
}

function encloses({ range }: Pick<Node, 'range'>, offset: number): boolean {
  return range.start <= offset && offset <= range.end;
}
