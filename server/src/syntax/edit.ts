/** What differs between two texts: the part of the old one that was replaced. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  /** How much longer the new text is. */
  readonly growth: number;
}

/** The one edit that leads from a text to another; undefined where they are the same. */
export function editBetween(before: string, after: string): Edit | undefined {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (
    start + piece < shorter &&
    before.slice(start, start + piece) === after.slice(start, start + piece)
  ) {
    start += piece;
  }
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  if (start === before.length && start === after.length) return undefined;
  let tail = 0;
  while (tail + piece < shorter - start && lastPiece(before, tail) === lastPiece(after, tail)) tail += piece;
  while (
    tail < shorter - start &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  ) {
    tail++;
  }
  return { start, end: before.length - tail, growth: after.length - before.length };
}

/** So many characters are compared in one piece, which is far quicker than one by one. */
const piece = 1_024;

/** The piece that ends so many characters before the end. */
function lastPiece(text: string, tail: number): string {
  return text.slice(text.length - tail - piece, text.length - tail);
}
