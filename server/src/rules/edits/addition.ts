import { lineStartAt } from '../../base/lines.ts';
import type { TextRange } from '../../base/range.ts';
import type { PlainValue } from '../finding.ts';
import { blockOf, bracketsOf, flowOf } from './plainValue.ts';
import { writtenWord } from './words.ts';

/**
 * What is written behind an item of a list so that further ones follow it, in the form of that item: each on its line
 * where it stands on a line of its own.
 * @param item its range in the text
 */
export function additionOf(text: string, item: TextRange, items: readonly PlainValue[]): string {
  const before = text.slice(lineStartAt(text, item.start), item.start);
  if (/^[ \t]*(?:- +)+$/.test(before)) {
    const indentation = before.replace(/- +$/, '').replaceAll('-', ' ');
    return items.map((value) => `\n${indentation}- ${inLines(value, `${indentation}  `)}`).join('');
  }
  const separator = /^[ \t]*$/.test(before) && before !== '' ? `,\n${before}` : ', ';
  // JSON quotes all words; what has none may well be JSON.
  const isBare = /^[[{\s]*[A-Za-z_]/.test(text.slice(item.start, item.end));
  return items.map((value) => `${separator}${isBare ? bare(value) : flowOf(value)}`).join('');
}

function inLines(value: PlainValue, indentation: string): string {
  return typeof value === 'string' ? writtenWord(value, 'yaml') : blockOf(value, indentation);
}

function bare(value: PlainValue): string {
  return typeof value === 'string' ? writtenWord(value, 'yaml') : bracketsOf(value);
}
