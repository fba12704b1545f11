import { lineStartAt } from '../../../base/lines.ts';
import type { TextRange } from '../../../base/range.ts';

/** Where the line ends that an offset stands on, before its line break. */
export function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end;
}

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
  return text.slice(end, lineEnd(text, end));
}
