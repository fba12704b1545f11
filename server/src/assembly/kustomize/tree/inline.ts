import type { TextRange } from '../../../base/range.ts';
import type { BuiltScalar } from './built.ts';

/** A text inside a scalar, and where its parts stand in the document around it. */
export interface InlineText {
  readonly text: string;
  readonly shift: (range: TextRange) => TextRange;
}

/**
 * The text of a scalar that holds YAML or JSON itself. Of a literal block (`|`) each line is known by its place; in every
 * other style the text is where the scalar is, for quotes and folding leave no simple way back.
 * @param document the text of the document that the scalar stands in
 */
export function inlineText(node: BuiltScalar, document: string): InlineText {
  const text = typeof node.value === 'string' ? node.value : node.source;
  const whole = { text, shift: (): TextRange => node.place.value };
  if (node.style !== 'literal') return whole;
  const { start, end } = node.place.value;
  const body = document.indexOf('\n', start) + 1;
  if (body === 0 || body > end) return whole;
  const starts = lineStarts(text);
  const written = lineStarts(document.slice(body, Math.max(end, body))).map((offset) => offset + body);
  const indentation = indentationOf(document.slice(body, end));
  const moved = (offset: number): number => {
    let line = starts.length - 1;
    while (line > 0 && (starts[line] ?? 0) > offset) line--;
    const from = written[line];
    if (from === undefined) return end;
    return Math.min(from + indentation + offset - (starts[line] ?? 0), Math.max(end, from));
  };
  return { text, shift: (range) => ({ start: moved(range.start), end: moved(range.end) }) };
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** Of the first line that holds something. */
function indentationOf(block: string): number {
  return /^[ \t\r\n]*?( *)[^ \r\n]/.exec(block)?.[1]?.length ?? 0;
}
