import { lineEndAt } from '../../../base/lines.ts';
import type { TextRange } from '../../../base/range.ts';
import type { TextEdit } from '../refactoring.ts';
import { lead } from './lineForm.ts';

/**
 * A further item behind one of a list, laid out like that one: on a line of its own where that has one.
 * @param written the item's text, whose further lines are indented as those of the item before it
 */
export function siblingAfter(text: string, item: TextRange, written: string): TextEdit {
  const before = lead(text, item);
  const dash = /^([ \t]*)- +$/.exec(before);
  if (dash !== null) {
    // A comment behind the item's last line stays there.
    const end = lineEndAt(text, item.end) - (text[lineEndAt(text, item.end) - 1] === '\r' ? 1 : 0);
    return { range: { start: end, end }, newText: `\n${before}${written}` };
  }
  const separator = /^[ \t]*$/.test(before) ? `,\n${before}` : ', ';
  return { range: { start: item.end, end: item.end }, newText: `${separator}${written}` };
}
