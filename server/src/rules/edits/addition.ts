import type { TextRange } from '../../base/range.ts';
import { writtenWord } from './words.ts';

/**
 * What is written behind an item of a list so that further ones follow it, in the form of that item: each on its line
 * where it stands on a line of its own.
 * @param item its range in the text
 */
export function additionOf(text: string, item: TextRange, items: readonly string[]): string {
  const before = text.slice(text.lastIndexOf('\n', item.start - 1) + 1, item.start);
  if (/^[ \t]*(?:- +)+$/.test(before)) {
    const indentation = before.replace(/- +$/, '').replaceAll('-', ' ');
    return items.map((word) => `\n${indentation}- ${writtenWord(word, 'yaml')}`).join('');
  }
  const separator = /^[ \t]*$/.test(before) && before !== '' ? `,\n${before}` : ', ';
  return items.map((word) => `${separator}${JSON.stringify(word)}`).join('');
}
