import { lineEndAt, lineStartAt } from '../../../base/lines.ts';
import type { TextRange } from '../../../base/range.ts';
import type { TextEdit } from '../refactoring.ts';
import { isBlockItem } from './lineForm.ts';

/**
 * The items of a list in another order, some of them left out; comments stay with the item that they stand at.
 * @param order the indexes of the items that stay
 * @returns undefined where a comment would get lost, or could belong to any of several items
 */
export function rearranged(
  text: string,
  items: readonly TextRange[],
  order: readonly number[],
): TextEdit | undefined {
  const [first, last] = [items[0], items.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const gaps = items.slice(1).map((item, index) => text.slice(items[index]?.end, item.start));
  const behind = text.slice(last.end, lineEndAt(text, last.end));
  if (![...gaps, behind].some((gap) => hasComment(gap))) {
    const words = order.map((index) => text.slice(items[index]?.start, items[index]?.end));
    const newText = words.map((word, slot) => (slot === 0 ? word : `${gaps[slot - 1]}${word}`)).join('');
    return { range: { start: first.start, end: last.end }, newText };
  }
  if (!items.every((item) => isBlockItem(text, item))) return undefined;
  const whole = segmentsOf(text, items);
  const isLost = whole.some((segment, index) => !order.includes(index) && hasComment(segment));
  if (isLost) return undefined;
  const range = { start: lineStartAt(text, first.start), end: lineEndAt(text, last.end) };
  return { range, newText: order.map((index) => whole[index] ?? '').join('\n') };
}

/** The lines of each item: those behind the item before it, up to its own. */
function segmentsOf(text: string, items: readonly TextRange[]): readonly string[] {
  let start = lineStartAt(text, items[0]?.start ?? 0);
  return items.map(({ end }) => {
    const stop = lineEndAt(text, end);
    const segment = text.slice(start, stop);
    start = stop + 1;
    return segment;
  });
}

/** Of text between items, in YAML or in JSON with comments. */
function hasComment(text: string): boolean {
  return /(?:^|\s)#|\/[/*]/.test(text);
}
