import type { TextRange } from '../../base/range.ts';
import type { Edit } from '../edit.ts';
import { moveNode } from '../moveNode.ts';
import { moveProblem } from '../moveProblem.ts';
import type { Node, SequenceNode, SyntaxDocument, SyntaxProblem } from '../tree.ts';
import { type Collection, lastBefore, type Step } from '../wayTo.ts';
import { parseJsonSteps } from './parseJsonDocument.ts';

/** What a collection has become of which a part was read again. */
export interface Reread {
  readonly node: Node;
  /** Where the part stood in the text before. */
  readonly range: TextRange;
  /** Those that are in the part now. */
  readonly problems: readonly SyntaxProblem[];
}

/**
 * The list after an edit where something is or was at fault, for instance in an object whose brace is still open: read
 * again from the last list or object in it that ends before the edit to the end of the next one behind the edit. If one
 * ends there still, the parser, whatever it has had to guess between them, is in the state it was in: in the same list,
 * behind an item. So what follows comes out as it did.
 */
export function* rereadItems(
  { text: textBefore }: SyntaxDocument,
  text: string,
  { collection, index }: Step,
  edit: Edit,
): Generator<undefined, Reread | undefined> {
  if (collection.kind !== 'sequence') return undefined;
  const { items, range } = collection;
  const { growth } = edit;
  const last = items
    .slice(0, index + 1)
    .findLastIndex((item) => isCollection(item) && item.range.end <= edit.start);
  const from = items[last]?.range.end ?? range.start + 1;
  const head = last === -1 ? '[' : '[{}';
  const firstBehind = lastBefore(items, edit.end) + 1;
  const next = items.findIndex((item, at) => at >= firstBehind && isCollection(item));
  const until = items[next]?.range.end;
  // What ends with the text may be open.
  if (until === undefined || until === textBefore.length) return undefined;
  const between = `${head}${text.slice(from, until + growth)}]`;
  const { root, problems } = yield* parseJsonSteps(between);
  if (root?.kind !== 'sequence' || !endsBefore(root.items.at(-1), between.length - 1)) return undefined;
  const by = from - head.length;
  const fresh = root.items.slice(last === -1 ? 0 : 1);
  const node: SequenceNode = {
    kind: 'sequence',
    range: { start: range.start, end: range.end + growth },
    items: [
      ...items.slice(0, last + 1),
      ...fresh.map((item) => moveNode(item, by)),
      ...items.slice(next + 1).map((item) => moveNode(item, growth)),
    ],
  };
  return {
    node,
    range: { start: from, end: until },
    problems: problems.map((problem) => moveProblem(problem, by)),
  };
}

/** Brackets are no part of what stands beside them, as the characters of a number or a word may be. */
function isCollection(node: Node | undefined): node is Collection {
  return node?.kind === 'mapping' || node?.kind === 'sequence';
}

function endsBefore(node: Node | undefined, end: number): boolean {
  return isCollection(node) && node.range.end === end;
}
