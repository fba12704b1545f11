/** A half-open span of text, in UTF-16 code units. What it counts from is said where the range is kept. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** Moves a range, for instance from a document's own offsets to those of the file around it. */
export function shiftRange(range: TextRange, by: number): TextRange {
  return by === 0 ? range : { start: range.start + by, end: range.end + by };
}
