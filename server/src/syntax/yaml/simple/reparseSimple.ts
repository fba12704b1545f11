import { lineStartAt } from '../../../base/lines.ts';
import { type Edit, editBetween } from '../../edit.ts';
import { moveEntry, moveNode } from '../../moveNode.ts';
import type { Node, SyntaxDocument } from '../../tree.ts';
import { type Collection, type Step, stepsTo } from '../../wayTo.ts';
import { readSimpleList } from './readSimple.ts';

/**
 * The tree of an edited text of the simple form, made from the tree before the edit: of the list items around it the
 * smallest is read again, what stands before it is taken over, what stands behind it is moved. In this form nothing goes
 * from one line on to another, so that whole lines from the column of a dash on mean the same wherever they stand.
 * @returns undefined where the edit reaches further, or its lines are not simple; then all must be parsed
 */
export function reparseSimple(before: SyntaxDocument, text: string): SyntaxDocument | undefined {
  const { root, isSimple } = before;
  const edit = isSimple === true ? editBetween(before.text, text) : undefined;
  if (root === undefined || edit === undefined) return undefined;
  const steps = stepsAt(root, edit.start);
  for (let depth = steps.length - 1; depth >= 0; depth--) {
    const step = steps[depth];
    const items = step && itemsAround(before.text, text, step, edit, depth);
    if (items === undefined) continue;
    return { ...before, text, root: replaced(steps.slice(0, depth + 1), items, edit.growth) };
  }
  return undefined;
}

/** In a block there are no brackets: what begins before a character of it may go on there. */
export function stepsAt(root: Node, offset: number): readonly Step[] {
  return stepsTo(root, offset + 1, () => true);
}

const dash = /^ *- *$/;

/** Whether an item begins on the line of its dash, and nothing else stands there before it. */
export function hasOwnDash(text: string, { range }: Node): boolean {
  return dash.test(text.slice(lineStartAt(text, range.start), range.start));
}

/** What the lines of one item have become. @param depth how many collections are around its list */
function itemsAround(
  before: string,
  text: string,
  { collection, index }: Step,
  edit: Edit,
  depth: number,
): readonly Node[] | undefined {
  if (collection.kind !== 'sequence') return undefined;
  const [item, next] = [collection.items[index], collection.items[index + 1]];
  if (item === undefined) return undefined;
  const start = lineStartAt(before, item.range.start);
  const isDashed = hasOwnDash(before, item) && (next === undefined || hasOwnDash(before, next));
  const end = next === undefined ? nextLine(before, item.range.end) : lineStartAt(before, next.range.start);
  if (!isDashed || edit.end > end) return undefined;
  const lines = text.slice(start, end + edit.growth);
  if (!lines.endsWith('\n') && end + edit.growth < text.length) return undefined;
  return readSimpleList(lines, depth)?.items.map((each) => moveNode(each, start));
}

function nextLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end + 1;
}

/** The root with other items in place of one at the end of a way. A block ends where its last element does. */
export function replaced(steps: readonly Step[], items: readonly Node[], growth: number): Node {
  return steps.reduceRight<readonly Node[]>(
    (inner, { collection, index }) => [rebuilt(collection, index, inner, growth)],
    items,
  )[0] as Node;
}

function rebuilt(collection: Collection, index: number, inner: readonly Node[], growth: number): Node {
  const { start } = collection.range;
  if (collection.kind === 'sequence') {
    const items = collection.items.flatMap((item, at) =>
      at === index ? inner : at < index ? item : moveNode(item, growth),
    );
    return { kind: 'sequence', range: { start, end: items.at(-1)?.range.end ?? start }, items };
  }
  const entries = collection.entries.map((entry, at) => {
    const [value] = inner;
    if (at !== index || value === undefined) return at < index ? entry : moveEntry(entry, growth);
    return { key: entry.key, value, range: { start: entry.range.start, end: value.range.end } };
  });
  return { kind: 'mapping', range: { start, end: entries.at(-1)?.range.end ?? start }, entries };
}
