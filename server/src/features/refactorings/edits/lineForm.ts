import { lineEndAt, lineStartAt } from '../../../base/lines.ts';
import type { TextRange } from '../../../base/range.ts';

/** What stands before an element on its line. */
export function lead(text: string, { start }: TextRange): string {
  return text.slice(lineStartAt(text, start), start);
}

/** Whether an item of a list has a dash and lines of its own. */
export function isBlockItem(text: string, item: TextRange): boolean {
  return /^[ \t]*- +$/.test(lead(text, item)) && /^[ \t]*(?:#.*)?\r?$/.test(rest(text, item));
}

/** What stands behind an element on its last line. */
function rest(text: string, { end }: TextRange): string {
  return text.slice(end, lineEndAt(text, end));
}
