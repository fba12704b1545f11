import type { ScalarStyle } from '../../tree.ts';
import { isBlank, isBlankOrEnd, isBreak, isBreakOrEnd, isDigit } from './characters.ts';
import { readEscape } from './escapes.ts';
import { LineFolder } from './lineFolder.ts';
import type { Reader } from './reader.ts';

/** Reads the scalars of YAML as libyaml does (scannerc.go), with what it complains about. */

export interface Scalar {
  /** Without quotes, escapes replaced, lines folded. */
  readonly text: string;
  readonly style: ScalarStyle;
  /** The offset after its last character. */
  readonly end: number;
  /** Whether a line break behind it allows a key to begin. */
  readonly endsLine: boolean;
}

export function readPlain(reader: Reader, indent: number, inFlow: boolean): Scalar {
  const start = reader.mark();
  const folder = new LineFolder();
  let end = reader.offset;
  for (;;) {
    if (reader.atDocumentMarker() || reader.at() === '#') break;
    const from = reader.offset;
    while (!isBlankOrEnd(reader.at()) && !endsPlain(reader, inFlow)) {
      reader.skip();
      reader.skipHarmlessWords();
    }
    if (reader.offset > from) folder.add(reader.text.slice(from, reader.offset));
    if (reader.offset > from) end = reader.offset;
    if (!isBlank(reader.at()) && !isBreak(reader.at())) break;
    while (isBlank(reader.at()) || isBreak(reader.at())) {
      if (folder.brokeLine && reader.column < indent && reader.at() === '\t') {
        throw reader.fault('found a tab character that violates indentation', start);
      }
      folder.space(reader);
    }
    if (!inFlow && reader.column < indent) break;
  }
  return { text: folder.text, style: 'plain', end, endsLine: folder.brokeLine };
}

function endsPlain(reader: Reader, inFlow: boolean): boolean {
  const character = reader.at();
  if (character === ':' && isBlankOrEnd(reader.at(1))) return true;
  return inFlow && character !== undefined && ',?[]{}'.includes(character);
}

export function readQuoted(reader: Reader, quote: '"' | "'"): Scalar {
  const start = reader.mark();
  const folder = new LineFolder();
  reader.skip();
  for (;;) {
    if (reader.atDocumentMarker()) throw reader.fault('found unexpected document indicator', start);
    if (reader.at() === undefined) throw reader.fault('found unexpected end of stream', start);
    while (!isBlankOrEnd(reader.at())) {
      if (reader.at() === quote) {
        if (quote === '"' || reader.at(1) !== "'") break;
        folder.add("'");
        reader.skip(2);
      } else if (quote === '"' && reader.at() === '\\') {
        if (isBreak(reader.at(1))) {
          folder.escapeBreak(reader);
          break;
        }
        folder.add(readEscape(reader, start));
      } else {
        const from = reader.offset;
        reader.skip();
        reader.skipHarmlessWords();
        folder.add(reader.text.slice(from, reader.offset));
      }
    }
    if (reader.at() === quote) break;
    while (isBlank(reader.at()) || isBreak(reader.at())) folder.space(reader);
    folder.join();
  }
  reader.skip();
  const style = quote === '"' ? 'double-quoted' : 'single-quoted';
  return { text: folder.text, style, end: reader.offset, endsLine: false };
}

/** @param parentIndent the indentation of the block around the scalar, -1 at the top */
export function readBlockScalar(reader: Reader, parentIndent: number): Scalar {
  const start = reader.mark();
  const isFolded = reader.at() === '>';
  reader.skip();
  const { increment, chomping } = readHeader(reader);
  while (isBlank(reader.at())) reader.skip();
  if (reader.at() === '#') while (!isBreakOrEnd(reader.at())) reader.skip();
  if (!isBreakOrEnd(reader.at())) throw reader.fault('did not find expected comment or line break', start);
  let end = reader.offset;
  reader.skipBreak();
  let block = readBreaks(reader, increment === 0 ? 0 : Math.max(parentIndent, 0) + increment, parentIndent);
  const { indent } = block;
  let text = '';
  let lineBreak = '';
  let wasIndented = false;
  while (reader.column === indent && reader.at() !== undefined) {
    const isIndented = isBlank(reader.at());
    const isJoined = isFolded && !wasIndented && !isIndented && lineBreak === '\n';
    text += isJoined ? (block.breaks === '' ? ' ' : block.breaks) : lineBreak + block.breaks;
    wasIndented = isIndented;
    const from = reader.offset;
    while (!isBreakOrEnd(reader.at())) reader.skip();
    text += reader.text.slice(from, reader.offset);
    end = reader.offset;
    lineBreak = reader.skipBreak();
    block = readBreaks(reader, indent, parentIndent);
  }
  if (chomping !== '-') text += lineBreak;
  if (chomping === '+') text += block.breaks;
  return { text, style: isFolded ? 'folded' : 'literal', end, endsLine: true };
}

/** The indicators of chomping and indentation, in either order; an increment of 0 is left open. */
function readHeader(reader: Reader): { readonly increment: number; readonly chomping: string } {
  const start = reader.mark();
  let increment = 0;
  let chomping = '';
  const sign = () => {
    const character = reader.at();
    if (character !== '+' && character !== '-') return;
    chomping = character;
    reader.skip();
  };
  const digit = () => {
    if (!isDigit(reader.at())) return;
    if (reader.at() === '0') throw reader.fault('found an indentation indicator equal to 0', start);
    increment = Number(reader.at());
    reader.skip();
  };
  sign();
  digit();
  if (chomping === '' && increment > 0) sign();
  return { increment, chomping };
}

/** Reads indentation and empty lines; the indentation is known afterwards. */
function readBreaks(
  reader: Reader,
  indent: number,
  parentIndent: number,
): { readonly indent: number; readonly breaks: string } {
  const start = reader.mark();
  let deepest = 0;
  let breaks = '';
  for (;;) {
    const isOpen = () => indent === 0 || reader.column < indent;
    while (isOpen() && reader.at() === ' ') reader.skip();
    deepest = Math.max(deepest, reader.column);
    if (isOpen() && reader.at() === '\t') {
      throw reader.fault('found a tab character where an indentation space is expected', start);
    }
    if (!isBreak(reader.at())) break;
    breaks += reader.skipBreak();
  }
  return { indent: indent === 0 ? Math.max(deepest, parentIndent + 1, 1) : indent, breaks };
}
