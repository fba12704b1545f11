/** A change of a text, as fixes and refactorings have it. */
interface TextEdit {
  readonly range: { readonly start: number; readonly end: number };
  readonly newText: string;
}

/** The text after edits that all count from the text before; throws where two of them overlap, as editors do. */
export function withEdits(text: string, edits: readonly TextEdit[]): string {
  let at = 0;
  let changed = '';
  for (const { range, newText } of edits.toSorted(
    (left, right) => left.range.start - right.range.start || left.range.end - right.range.end,
  )) {
    if (range.start < at || range.end < range.start || range.end > text.length)
      throw new Error(`the edit at ${range.start} overlaps another, or lies outside of the text`);
    changed += text.slice(at, range.start) + newText;
    at = range.end;
  }
  return changed + text.slice(at);
}
