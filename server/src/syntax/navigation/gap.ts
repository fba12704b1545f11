import { lineStartAt } from '../../base/lines.ts';
import type { MappingNode, Node, SequenceNode, SyntaxDocument } from '../tree.ts';
import type { EntryStep, GapStep, ItemStep, PathStep } from './pathStep.ts';

type Collection = MappingNode | SequenceNode;

/** The place of an offset on its line. */
interface Place {
  readonly offset: number;
  readonly column: number;
  /** Whether the line holds content before the offset; then that content, not the column, says where it belongs. */
  readonly isBehindContent: boolean;
}

/**
 * The path to a place where nothing is written: down the elements that begin before it, as far as its column allows.
 * A column between those of a key and of the key's block belongs to the block.
 */
export function findGap({ text, root }: SyntaxDocument, offset: number): readonly PathStep[] {
  const place = placeOf(text, offset);
  const steps: PathStep[] = [];
  let node = root;
  while (node !== undefined && isCollection(node)) {
    if (isFlow(text, node)) {
      const inside = isInside(text, node, offset);
      return [...steps, ...(inside ? inFlow(text, node, offset) : [gap(undefined, place.column)])];
    }
    const column = columnOf(text, node);
    if (!place.isBehindContent && place.column <= column) return [...steps, sibling(text, node, place)];
    const step = lastStepBefore(node, offset);
    if (step === undefined) return [...steps, sibling(text, node, place)];
    steps.push(step);
    node = belowStep(step);
    if (!place.isBehindContent && isBlock(text, node) && place.column < columnOf(text, node)) {
      return [...steps, gap(node, place.column, node.kind === 'sequence' ? node : undefined)];
    }
  }
  return [...steps, atScalar(node, place)];
}

/** The steps from a collection in brackets to a place inside them. */
export function inFlow(text: string, collection: Collection, offset: number): readonly PathStep[] {
  const { column } = placeOf(text, offset);
  const steps: PathStep[] = [];
  let node: Node = collection;
  while (isCollection(node)) {
    if (node !== collection && !isInside(text, node, offset)) return [...steps, gap(undefined, column)];
    const step = lastStepBefore(node, offset);
    if (step === undefined || text.slice(belowStep(step).range.end, offset).includes(',')) {
      return [...steps, gap(node, column, node.kind === 'sequence' ? node : undefined)];
    }
    steps.push(step);
    node = belowStep(step);
  }
  return [...steps, isEmpty(node) ? { kind: 'leaf', node } : gap(undefined, column)];
}

/** Whether an offset lies between a collection's brackets; one that is not closed goes on to the end. */
export function isInside(text: string, node: Node | undefined, offset: number): node is Collection {
  if (!isFlow(text, node) || offset <= node.range.start) return false;
  const last = node.kind === 'mapping' ? node.entries.at(-1) : node.items.at(-1);
  const isClosed = text[node.range.end - 1] === closerOf(node) && last?.range.end !== node.range.end;
  return offset < node.range.end || !isClosed;
}

/** Whether a node is a collection in brackets. */
function isFlow(text: string, node: Node | undefined): node is Collection {
  const opener = node?.kind === 'mapping' ? '{' : node?.kind === 'sequence' ? '[' : undefined;
  return opener !== undefined && text[node?.range.start ?? 0] === opener;
}

function isCollection(node: Node): node is Collection {
  return node.kind === 'mapping' || node.kind === 'sequence';
}

function isBlock(text: string, node: Node): node is Collection {
  return isCollection(node) && !isFlow(text, node);
}

function closerOf(node: Collection): string {
  return node.kind === 'mapping' ? '}' : ']';
}

function isEmpty({ range }: Node): boolean {
  return range.start === range.end;
}

function belowStep(step: EntryStep | ItemStep): Node {
  return step.kind === 'entry' ? step.entry.value : step.item;
}

/** The last entry or item that begins before an offset. */
function lastStepBefore(node: Collection, offset: number): EntryStep | ItemStep | undefined {
  if (node.kind === 'mapping') {
    const index = node.entries.findLastIndex((entry) => entry.range.start <= offset);
    const entry = node.entries[index];
    return entry && { kind: 'entry', mapping: node, entry, index, part: 'value' };
  }
  const index = node.items.findLastIndex((item) => item.range.start <= offset);
  const item = node.items[index];
  return item && { kind: 'item', sequence: node, item, index };
}

/** What is written here becomes an element of a block collection. */
function sibling(text: string, node: Collection, place: Place): GapStep {
  if (node.kind === 'sequence') return gap(node, place.column, node);
  const step = lastStepBefore(node, place.offset);
  const value = step === undefined ? undefined : belowStep(step);
  const isContinued = value !== undefined && isBlock(text, value) && columnOf(text, value) === place.column;
  return gap(node, place.column, isContinued && value.kind === 'sequence' ? value : undefined);
}

/** The last step below everything that holds other nodes. */
function atScalar(node: Node | undefined, { column, isBehindContent }: Place): PathStep {
  const isText = node?.kind === 'scalar' && (node.style === 'literal' || node.style === 'folded');
  if (node !== undefined && (isText || (isBehindContent && isEmpty(node)))) return { kind: 'leaf', node };
  return gap(undefined, column);
}

function gap(container: Collection | undefined, column: number, sequence?: SequenceNode): GapStep {
  return { kind: 'gap', container, sequence, column };
}

function placeOf(text: string, offset: number): Place {
  const start = lineStartAt(text, offset);
  const before = text.slice(start, offset);
  const indentation = before.length - before.trimStart().length;
  const isBehindContent = indentation < before.length && before[indentation] !== '#';
  return { offset, column: indentation, isBehindContent };
}

function columnOf(text: string, node: Collection): number {
  return node.range.start - lineStartAt(text, node.range.start);
}
