/** A part of a string keeps the whole alive in memory; a copy frees it once the file has changed. */
export function ownCopy(part: string): string {
  return ` ${part}`.slice(1);
}
