import { lineStartAt } from '../../base/lines.ts';
import type { TextRange } from '../../base/range.ts';

/** How far a separator is looked for. */
const nearby = 1000;

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
  if (isBetweenBrackets(text, start, end)) return withComma(text, start, end);
  const lineStart = lineStartAt(text, start);
  const before = text.slice(lineStart, start);
  const rest = /^[ \t]*(?:#.*)?(?:\r?\n|$)/.exec(text.slice(end));
  if (rest === null) return undefined;
  const nextLine = end + rest[0].length;
  const isItem = key.start === value.start;
  const isOwnLine = isItem ? /^[ \t]*- +$/.test(before) : /^[ \t]*$/.test(before);
  if (isOwnLine) return { start: lineStart, end: nextLine };
  // The first entry of an item: the next one moves up to the dash.
  const indentation = /^ */.exec(text.slice(nextLine))?.[0].length ?? 0;
  const isFollowed = /^[ \t]*- +$/.test(before) && indentation === before.length;
  return isFollowed ? { start, end: nextLine + indentation } : undefined;
}

/**
 * What is to be deleted so that a whole object is gone: its document with the line of dashes in front of it, or its item of
 * a list.
 * @returns undefined where nothing would be left of the text
 */
export function objectRemovalOf(text: string, object: TextRange): TextRange | undefined {
  const lineStart = lineStartAt(text, object.start);
  if (lineStart !== object.start || text[object.start] === '{') {
    return isBetweenBrackets(text, object.start, object.end) || text[object.start] !== '{'
      ? removalOf(text, object, { ...object, end: trimmedEnd(text, object) })
      : undefined;
  }
  const dashes = /^---(?:[ \t].*)?\r?$/gm;
  const markers = [...text.matchAll(dashes)].map(({ index }) => index);
  const before = markers.findLast((index) => index < object.start);
  const next = markers.find((index) => index >= object.end);
  if (before !== undefined) return { start: before, end: next ?? text.length };
  if (next === undefined) return undefined;
  return { start: object.start, end: text.indexOf('\n', next) + 1 || text.length };
}

/** A block of lines ends with its last word. */
function trimmedEnd(text: string, { start, end }: TextRange): number {
  return start + text.slice(start, end).trimEnd().length;
}

/** Whether a comma or a bracket stands on either side. */
function isBetweenBrackets(text: string, start: number, end: number): boolean {
  const before = textBefore(text, start).trimEnd();
  return /^[[{,]$/.test(before.slice(-1)) && /^\s*[\]},]/.test(text.slice(end, end + nearby));
}

function withComma(text: string, start: number, end: number): TextRange {
  const written = textBefore(text, start);
  const before = written.trimEnd();
  if (before.endsWith(',')) return { start: start - (written.length - before.length) - 1, end };
  const following = /^\s*,\s*/.exec(text.slice(end, end + nearby));
  return { start, end: end + (following?.[0].length ?? 0) };
}

function textBefore(text: string, offset: number): string {
  return text.slice(Math.max(0, offset - nearby), offset);
}
