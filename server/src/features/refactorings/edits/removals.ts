import { lineEndAt, lineStartAt } from '../../../base/lines.ts';
import type { TextRange } from '../../../base/range.ts';
import { isBlockItem } from './lineForm.ts';

/**
 * What is to be deleted so that some items of a list are gone and the others stand as before.
 * @param items all of the list, in the order of the text
 * @returns undefined where none would be left, or where the form of the text is too odd
 */
export function removals(
  text: string,
  items: readonly TextRange[],
  isGone: (index: number) => boolean,
): readonly TextRange[] | undefined {
  if (items.every((_, index) => isGone(index))) return undefined;
  const gone = [...items.keys()].filter(isGone);
  if (items.every((item) => isBlockItem(text, item))) {
    return gone.map((index) => linesOf(text, items[index] ?? { start: 0, end: 0 }));
  }
  const areSeparated = items.every((item, index) => {
    const next = items[index + 1];
    return next === undefined || /^\s*,\s*$/.test(text.slice(item.end, next.start));
  });
  return areSeparated ? runsOf(gone).map(([first, last]) => withComma(items, first, last)) : undefined;
}

/** An item with its dash and its line break; at the end of a text the line break before it. */
function linesOf(text: string, { start, end }: TextRange): TextRange {
  const [first, last] = [lineStartAt(text, start), lineEndAt(text, end)];
  return last < text.length ? { start: first, end: last + 1 } : { start: first - 1, end: last };
}

function runsOf(indexes: readonly number[]): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  for (const index of indexes) {
    const run = runs.at(-1);
    if (run !== undefined && run[1] === index - 1) run[1] = index;
    else runs.push([index, index]);
  }
  return runs;
}

/** Of the first items the comma behind them goes, of all others the one before. */
function withComma(items: readonly TextRange[], first: number, last: number): TextRange {
  const before = items[first - 1];
  if (before !== undefined) return { start: before.end, end: items[last]?.end ?? before.end };
  return { start: items[0]?.start ?? 0, end: items[last + 1]?.start ?? 0 };
}
