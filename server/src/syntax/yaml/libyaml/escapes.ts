import { isBreak } from './characters.ts';
import type { Mark, Reader } from './reader.ts';

/** What stands for a character inside double quotes; a number tells how many hexadecimal digits follow. */
const escapes: ReadonlyMap<string, string | number> = new Map<string, string | number>([
  ['0', '\0'],
  ['a', '\x07'],
  ['b', '\b'],
  ['t', '\t'],
  ['\t', '\t'],
  ['n', '\n'],
  ['v', '\v'],
  ['f', '\f'],
  ['r', '\r'],
  ['e', '\x1b'],
  [' ', ' '],
  ['"', '"'],
  ["'", "'"],
  ['\\', '\\'],
  ['N', '\u0085'],
  ['_', '\u00a0'],
  ['L', '\u2028'],
  ['P', '\u2029'],
  ['x', 2],
  ['u', 4],
  ['U', 8],
]);

/**
 * Reads an escape inside double quotes.
 * @param start where the quoted text begins, which a complaint names in the text's first line
 */
export function readEscape(reader: Reader, start: Mark): string {
  const meaning = escapes.get(reader.at(1) ?? '');
  if (meaning === undefined || isBreak(reader.at(1)))
    throw reader.fault('found unknown escape character', start);
  reader.skip(2);
  if (typeof meaning === 'string') return meaning;
  const digits = reader.text.slice(reader.offset, reader.offset + meaning);
  if (digits.length < meaning || !/^[0-9A-Fa-f]+$/.test(digits)) {
    throw reader.fault('did not find expected hexdecimal number', start);
  }
  const code = Number.parseInt(digits, 16);
  if ((code >= 0xd800 && code <= 0xdfff) || code > 0x10ffff) {
    throw reader.fault('found invalid Unicode character escape code', start);
  }
  reader.skip(meaning);
  return String.fromCodePoint(code);
}
