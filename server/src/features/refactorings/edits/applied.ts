import type { TextEdit } from '../refactoring.ts';

/** A text after edits that all count from the text before; undefined where two of them overlap. */
export function applied(text: string, edits: readonly TextEdit[]): string | undefined {
  let at = 0;
  let changed = '';
  for (const { range, newText } of edits.toSorted((left, right) => left.range.start - right.range.start)) {
    if (range.start < at || range.end > text.length) return undefined;
    changed += text.slice(at, range.start) + newText;
    at = range.end;
  }
  return changed + text.slice(at);
}
