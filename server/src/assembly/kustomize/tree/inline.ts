import type { TextRange } from '../../../base/range.ts';
import type { ScalarNode, ScalarStyle } from '../../../syntax/tree.ts';

/** A text inside a scalar, and where its parts stand in the document around it. */
export interface InlineText {
  readonly text: string;
  readonly shift: (range: TextRange) => TextRange;
}

/**
 * The text of a scalar that holds YAML or JSON itself, each character of which is known by its place. Where the scalar is
 * not written so in the document, all of it is where the scalar is.
 * @param document the text of the document that the scalar stands in
 */
export function inlineText({ value, source, style, range }: ScalarNode, document: string): InlineText {
  const text = typeof value === 'string' ? value : source;
  const { start, end } = range;
  const written = document.slice(start, end);
  const offsets = style === 'literal' ? literalOffsets(text, written) : alignedOffsets(text, written, style);
  if (offsets === undefined) return { text, shift: () => range };
  const moved = (offset: number): number => start + (offsets[offset] ?? end - start);
  return { text, shift: (range) => ({ start: moved(range.start), end: moved(range.end) }) };
}

/**
 * Where each character of a literal block's text is written, and the end: each line behind the block's indentation.
 * @returns undefined where the text is not what the source says
 */
function literalOffsets(text: string, source: string): readonly number[] | undefined {
  const offsets: number[] = [];
  let at = source.indexOf('\n') + 1;
  const indentation = leadingBlanks(source.slice(at)) - leadingBlanks(text);
  for (const line of text.split('\n')) {
    const lineFeed = source.indexOf('\n', at);
    const end = lineFeed < 0 ? source.length : lineFeed;
    const from = Math.min(at + indentation, end);
    if (!source.startsWith(line, from)) return undefined;
    for (let column = 0; column <= line.length; column++) offsets.push(from + column);
    at = lineFeed < 0 ? end : lineFeed + 1;
  }
  return offsets;
}

/** How far the first line is indented that is not blank. */
function leadingBlanks(text: string): number {
  return /^(?:[ \t]*\r?\n)*( *)/.exec(text)?.[1]?.length ?? 0;
}

/**
 * Where each character of a scalar's text is written, and the end. Indentation and line ends are folded in many ways and all
 * other characters are written in their order, so that these lead.
 * @returns undefined where the text is not what the source says
 */
function alignedOffsets(text: string, source: string, style: ScalarStyle): readonly number[] | undefined {
  const offsets: number[] = [];
  let at = bodyStart(source, style);
  for (const character of text.split('')) {
    if (!isBlank(character)) at = afterBlanks(source, at, style);
    offsets.push(at);
    const length = writtenLength(source, at, style);
    if (isBlank(character)) {
      if (length > 1 || isBlank(source[at])) at += length;
    } else if (length > 1 || source[at] === character) at += length;
    else return undefined;
  }
  return [...offsets, at];
}

function bodyStart(source: string, style: ScalarStyle): number {
  if (style === 'plain') return 0;
  return style === 'folded' ? source.indexOf('\n') + 1 : 1;
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\n' || character === '\t' || character === '\r';
}

function afterBlanks(source: string, from: number, style: ScalarStyle): number {
  let at = from;
  for (;;) {
    const isContinued = style === 'double-quoted' && source[at] === '\\' && isBlank(source[at + 1]);
    if (!isContinued && !isBlank(source[at])) return at;
    at += 1;
  }
}

/** How many digits tell a character after the letter of an escape. */
const digits: ReadonlyMap<string, number> = new Map([
  ['x', 2],
  ['u', 4],
  ['U', 8],
]);

/** How many characters of the source one of the text takes. */
function writtenLength(source: string, at: number, style: ScalarStyle): number {
  if (style === 'single-quoted') return source.startsWith("''", at) ? 2 : 1;
  if (style !== 'double-quoted' || source[at] !== '\\') return 1;
  return 2 + (digits.get(source[at + 1] ?? '') ?? 0);
}
