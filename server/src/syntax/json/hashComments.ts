import type { TextRange } from '../../base/range.ts';

const token = /"(?:[^"\\\n\r]|\\.)*"?|\/\/[^\n\r]*|\/\*[\s\S]*?\*\/|#[^\n\r]*/g;

/**
 * Comments that begin with `#`, which some write above their JSON. No JSON parser knows them, and what they say would be
 * read as values.
 */
export function hashComments(text: string): readonly TextRange[] {
  if (!text.includes('#')) return [];
  return Array.from(text.matchAll(token))
    .filter(([content]) => content.startsWith('#'))
    .map(({ 0: content, index }) => ({ start: index, end: index + content.trimEnd().length }));
}

/** The same text with blanks for some of its ranges. */
export function blanked(text: string, ranges: readonly TextRange[]): string {
  let result = '';
  let at = 0;
  for (const { start, end } of ranges) {
    result += text.slice(at, start) + ' '.repeat(end - start);
    at = end;
  }
  return result + text.slice(at);
}
