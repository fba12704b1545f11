import type { TextRange } from '../../base/range.ts';

/**
 * What is to be deleted so that an item of a list, or an entry of a mapping, is gone with what separates it from its
 * neighbours: a comma between brackets, else its lines.
 * @param key the item's or the entry's beginning
 * @param value its end; for an item the same range
 * @returns undefined where a deletion would leave something that is read otherwise
 */
export function removalOf(text: string, key: TextRange, value: TextRange): TextRange | undefined {
  const { start } = key;
  const { end } = value;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const before = text.slice(lineStart, start);
  if (isBetweenBrackets(text, start, end)) return withComma(text, start, end);
  const lineFeed = text.indexOf('\n', end);
  const nextLine = lineFeed < 0 ? text.length : lineFeed + 1;
  const isAlone = /^[ \t]*(?:#.*)?\r?$/.test(text.slice(end, lineFeed < 0 ? text.length : lineFeed));
  if (!isAlone) return undefined;
  if (key !== value && /^[ \t]*$/.test(before)) return { start: lineStart, end: nextLine };
  if (/^[ \t]*- +$/.test(before)) {
    const isItem = key.start === value.start;
    if (isItem) return { start: lineStart, end: nextLine };
    // The first entry of an item: the next one moves up to the dash.
    const indentation = /^ */.exec(text.slice(nextLine))?.[0].length ?? 0;
    return indentation === before.length ? { start, end: nextLine + indentation } : undefined;
  }
  return /^[ \t]*$/.test(before) ? { start: lineStart, end: nextLine } : undefined;
}

/** Whether a comma or a bracket stands on either side. */
function isBetweenBrackets(text: string, start: number, end: number): boolean {
  return (
    /[[{,]\s*$/.test(text.slice(Math.max(0, start - 1000), start)) &&
    /^\s*[\]},]/.test(text.slice(end, end + 1000))
  );
}

function withComma(text: string, start: number, end: number): TextRange {
  const comma = /,\s*$/.exec(text.slice(Math.max(0, start - 1000), start));
  if (comma !== null) return { start: start - comma[0].length, end };
  const following = /^\s*,\s*/.exec(text.slice(end, end + 1000));
  return { start, end: end + (following?.[0].length ?? 0) };
}
