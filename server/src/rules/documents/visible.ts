import { lineStartAt } from '../../base/lines.ts';
import type { TextRange } from '../../base/range.ts';

/** A problem at a place without characters is shown on what stands on its line. */
export function visible(range: TextRange, text: string): TextRange {
  if (range.start < range.end) return range;
  const lineStart = lineStartAt(text, range.start);
  const lineEnd = text.indexOf('\n', lineStart);
  const line = text.slice(lineStart, lineEnd < 0 ? undefined : lineEnd);
  const content = line.trim();
  if (content === '') return range;
  const start = lineStart + line.indexOf(content);
  return { start, end: start + content.length };
}
