import type { MappingEntry, MappingNode, Node, SequenceNode, SyntaxDocument } from '../tree.ts';
import { findGap, inFlow, isInside } from './gap.ts';

/** One step on the way from a document's root to an offset. */
export type PathStep = EntryStep | ItemStep | LeafStep | GapStep;

/** The offset lies in an entry: in its key, or in what follows it and belongs to the value. */
export interface EntryStep {
  readonly kind: 'entry';
  readonly mapping: MappingNode;
  readonly entry: MappingEntry;
  readonly index: number;
  readonly part: 'key' | 'value';
}

/** The offset lies in an item of a sequence. */
export interface ItemStep {
  readonly kind: 'item';
  readonly sequence: SequenceNode;
  readonly item: Node;
  readonly index: number;
}

/** The offset lies in a scalar, a hole or an alias, or at its edge. Always the last step. */
export interface LeafStep {
  readonly kind: 'leaf';
  readonly node: Node;
}

/** Nothing is written at the offset, as on a blank line. Always the last step. */
export interface GapStep {
  readonly kind: 'gap';
  /**
   * The collection that an entry or item written there would belong to. Undefined: what is written there becomes the
   * value of the step before, or the document's root.
   */
  readonly container: MappingNode | SequenceNode | undefined;
  /** The list that a `- ` written there would continue; a list may stand in the column of its parent's keys. */
  readonly sequence: SequenceNode | undefined;
  /** The column that decided, in UTF-16 units from the line's start: of the line's content, or else of the offset. */
  readonly column: number;
}

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
