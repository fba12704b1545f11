import type { TextRange } from '../../base/range.ts';
import type { PlainValue } from '../finding.ts';
import { blockOf, flowOf } from './plainValue.ts';
import { writtenWord } from './words.ts';

/**
 * What is written behind an item of a list so that further ones follow it, in the form of that item: each on its line
 * where it stands on a line of its own.
 * @param item its range in the text
 */
export function additionOf(text: string, item: TextRange, items: readonly PlainValue[]): string {
  const before = text.slice(text.lastIndexOf('\n', item.start - 1) + 1, item.start);
  if (/^[ \t]*(?:- +)+$/.test(before)) {
    const indentation = before.replace(/- +$/, '').replaceAll('-', ' ');
    return items.map((value) => `\n${indentation}- ${inLines(value, `${indentation}  `)}`).join('');
  }
  const separator = /^[ \t]*$/.test(before) && before !== '' ? `,\n${before}` : ', ';
  return items.map((value) => `${separator}${inBrackets(value, text[item.start] === '"')}`).join('');
}

function inLines(value: PlainValue, indentation: string): string {
  return typeof value === 'string' ? writtenWord(value, 'yaml') : blockOf(value, indentation);
}

/** @param isQuoted whether the item in front is: JSON quotes all words */
function inBrackets(value: PlainValue, isQuoted: boolean): string {
  return typeof value === 'string' && !isQuoted ? writtenWord(value, 'yaml') : flowOf(value);
}
