import { lineStartAt } from '../../../base/lines.ts';
import type { TextRange } from '../../../base/range.ts';
import { blockOf, bracketsOf, flowOf } from '../../../rules/edits/plainValue.ts';
import type { PlainValue } from '../../../rules/finding.ts';
import type { TextEdit } from '../refactoring.ts';
import { lead } from './lineForm.ts';

/**
 * Another value of an entry, in the form of the one that is there: in lines, or in brackets on one line or several.
 * @param key of the entry; what is empty stands behind it
 * @returns undefined where a comment would get lost
 */
export function rewritten(
  text: string,
  key: TextRange,
  value: TextRange,
  to: PlainValue,
): TextEdit | undefined {
  const own = text.slice(value.start, value.end);
  if (hasComment(own)) return undefined;
  const isJson = text[key.start] === '"';
  if (/^[[{"']/.test(own)) return { range: value, newText: inBrackets(text, value, own, to, isJson) };
  if (isEmpty(to)) {
    const between = text.slice(key.end, value.start);
    if (hasComment(between)) return undefined;
    return { range: { start: key.end, end: value.end }, newText: `: ${flowOf(to)}` };
  }
  const indentation = lead(text, value).replaceAll('-', ' ');
  return { range: value, newText: blockOf(to, indentation) };
}

/** @param isJson whether all words are quoted there */
function inBrackets(text: string, value: TextRange, own: string, to: PlainValue, isJson: boolean): string {
  if (!own.includes('\n')) return isJson ? flowOf(to) : bracketsOf(to);
  const indentation = /^[ \t]*/.exec(text.slice(lineStartAt(text, value.start)))?.[0] ?? '';
  return JSON.stringify(to, undefined, 2).replaceAll('\n', `\n${indentation}`);
}

function isEmpty(value: PlainValue): boolean {
  return typeof value === 'object' && Object.keys(value).length === 0;
}

/** Of YAML, or of JSON with comments. */
export function hasComment(text: string): boolean {
  return /(?:^|\s)#|(?:^|\s)\/[/*]/.test(text);
}
