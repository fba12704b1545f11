import type { TextRange } from '../../../base/range.ts';
import type { TextEdit } from '../refactoring.ts';

/**
 * Deletions together with an insertion, as edits that do not overlap: where the insertion is at the end of a line that goes,
 * it takes the place of that line.
 */
export function withInsertion(removed: readonly TextRange[], insertion: TextEdit): readonly TextEdit[] {
  const at = insertion.range.start;
  const around = removed.find(({ start, end }) => start < at && at <= end);
  const others = removed.filter((range) => range !== around).map((range) => ({ range, newText: '' }));
  if (around === undefined) return [...others, insertion];
  // The line break goes with the line, and the insertion begins with one.
  const newText = around.end > at ? `${insertion.newText.slice(1)}\n` : insertion.newText;
  return [...others, { range: around, newText }];
}
