import type { TextRange } from '../../../base/range.ts';

/**
 * A part of a text without some parts of that.
 * @param gone in the offsets of the text, in any order, which do not overlap
 */
export function without(text: string, { start, end }: TextRange, gone: readonly TextRange[]): string {
  let at = start;
  let left = '';
  for (const range of gone.toSorted((one, other) => one.start - other.start)) {
    left += text.slice(at, range.start);
    at = range.end;
  }
  return left + text.slice(Math.min(at, end), end);
}
