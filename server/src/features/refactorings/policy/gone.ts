import type { TextRange } from '../../../base/range.ts';
import { removals } from '../edits/removals.ts';
import { hasComment } from '../edits/rewritten.ts';
import type { TextEdit } from '../refactoring.ts';

/**
 * The edits by which some items of a list are gone.
 * @returns undefined where none would be left, a comment would get lost, or the form of the text is too odd
 */
export function goneEdits(
  text: string,
  items: readonly TextRange[],
  isGone: (index: number) => boolean,
): readonly TextEdit[] | undefined {
  const ranges = removals(text, items, isGone);
  if (ranges === undefined || ranges.some(({ start, end }) => hasComment(text.slice(start, end))))
    return undefined;
  return ranges.map((range) => ({ range, newText: '' }));
}
