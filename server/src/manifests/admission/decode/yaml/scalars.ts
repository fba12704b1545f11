import { isBlank, isBlankOrEnd, isBreak, isBreakOrEnd, isDigit } from './characters.ts';
import type { Reader } from './reader.ts';

/** Walks over the scalars of YAML as libyaml does, for what it complains about. */

const escapes: ReadonlyMap<string, number> = new Map([
  ...[...'0abt\tnvfre "\'\\N_LP'].map((name) => [name, 0] as const),
  ['x', 2],
  ['u', 4],
  ['U', 8],
]);

/** @returns whether a line break follows the scalar's content, which allows a key to begin */
export function skipPlain(reader: Reader, indent: number, inFlow: boolean): boolean {
  const start = reader.mark();
  let brokeLine = false;
  for (;;) {
    if (reader.atDocumentMarker() || reader.at() === '#') break;
    while (!isBlankOrEnd(reader.at()) && !endsPlain(reader, inFlow)) {
      brokeLine = false;
      reader.skip();
      reader.skipHarmless();
    }
    if (!isBlank(reader.at()) && !isBreak(reader.at())) break;
    while (isBlank(reader.at()) || isBreak(reader.at())) {
      if (isBreak(reader.at())) {
        brokeLine = true;
        reader.skipBreak();
      } else if (brokeLine && reader.column < indent && reader.at() === '\t') {
        throw reader.fault('found a tab character that violates indentation', start);
      } else {
        reader.skip();
      }
    }
    if (!inFlow && reader.column < indent) break;
  }
  return brokeLine;
}

function endsPlain(reader: Reader, inFlow: boolean): boolean {
  const character = reader.at();
  if (character === ':' && isBlankOrEnd(reader.at(1))) return true;
  return inFlow && character !== undefined && ',?[]{}'.includes(character);
}

export function skipQuoted(reader: Reader, quote: '"' | "'"): void {
  const start = reader.mark();
  reader.skip();
  for (;;) {
    if (reader.atDocumentMarker()) throw reader.fault('found unexpected document indicator', start);
    if (reader.at() === undefined) throw reader.fault('found unexpected end of stream', start);
    while (!isBlankOrEnd(reader.at())) {
      if (reader.at() === quote) {
        if (quote === '"' || reader.at(1) !== "'") break;
        reader.skip(2);
      } else if (quote === '"' && reader.at() === '\\') {
        if (skipEscape(reader)) break;
      } else {
        reader.skip();
        reader.skipHarmless();
      }
    }
    if (reader.at() === quote) break;
    while (isBlank(reader.at()) || isBreak(reader.at())) {
      if (isBreak(reader.at())) reader.skipBreak();
      else reader.skip();
    }
  }
  reader.skip();
}

/** @returns whether it was an escaped line break */
function skipEscape(reader: Reader): boolean {
  const start = reader.mark();
  if (isBreak(reader.at(1))) {
    reader.skip();
    reader.skipBreak();
    return true;
  }
  const length = escapes.get(reader.at(1) ?? '');
  if (length === undefined) throw reader.fault('found unknown escape character', start);
  reader.skip(2);
  const digits = reader.text.slice(reader.offset, reader.offset + length);
  if (length === 0) return false;
  if (digits.length < length || !/^[0-9A-Fa-f]+$/.test(digits)) {
    throw reader.fault('did not find expected hexdecimal number', start);
  }
  const code = Number.parseInt(digits, 16);
  if ((code >= 0xd800 && code <= 0xdfff) || code > 0x10ffff) {
    throw reader.fault('found invalid Unicode character escape code', start);
  }
  reader.skip(length);
  return false;
}

/** @param parentIndent the indentation of the block around the scalar, -1 at the top */
export function skipBlockScalar(reader: Reader, parentIndent: number): void {
  const start = reader.mark();
  reader.skip();
  const increment = skipHeader(reader);
  while (isBlank(reader.at())) reader.skip();
  if (reader.at() === '#') while (!isBreakOrEnd(reader.at())) reader.skip();
  if (!isBreakOrEnd(reader.at())) throw reader.fault('did not find expected comment or line break', start);
  reader.skipBreak();
  let indent = increment === 0 ? 0 : Math.max(parentIndent, 0) + increment;
  indent = skipBreaks(reader, indent, parentIndent);
  while (reader.column === indent && reader.at() !== undefined) {
    while (!isBreakOrEnd(reader.at())) reader.skip();
    reader.skipBreak();
    indent = skipBreaks(reader, indent, parentIndent);
  }
}

/** The indicators of chomping and indentation, in either order. @returns the indentation, 0 where it is left open */
function skipHeader(reader: Reader): number {
  const start = reader.mark();
  let increment = 0;
  const sign = () => {
    if (reader.at() !== '+' && reader.at() !== '-') return false;
    reader.skip();
    return true;
  };
  const digit = () => {
    if (!isDigit(reader.at())) return;
    if (reader.at() === '0') throw reader.fault('found an indentation indicator equal to 0', start);
    increment = Number(reader.at());
    reader.skip();
  };
  if (sign()) {
    digit();
  } else {
    digit();
    if (increment > 0) sign();
  }
  return increment;
}

/** Skips indentation and empty lines. @returns the indentation, now known */
function skipBreaks(reader: Reader, indent: number, parentIndent: number): number {
  const start = reader.mark();
  let deepest = 0;
  for (;;) {
    const isOpen = () => indent === 0 || reader.column < indent;
    while (isOpen() && reader.at() === ' ') reader.skip();
    deepest = Math.max(deepest, reader.column);
    if (isOpen() && reader.at() === '\t') {
      throw reader.fault('found a tab character where an indentation space is expected', start);
    }
    if (!isBreak(reader.at())) break;
    reader.skipBreak();
  }
  return indent === 0 ? Math.max(deepest, parentIndent + 1, 1) : indent;
}
