import { lineStartAt } from '../../base/lines.ts';
import type { TextRange } from '../../base/range.ts';

/** An edit of a text. */
export interface TextEdit {
  readonly range: TextRange;
  readonly newText: string;
}

/**
 * Makes one item of two: the dash in front of the second goes, or the braces between them.
 * @param first the item in front
 * @param second the item that is joined to it
 * @returns undefined where the two are written in different forms
 */
export function joinOf(text: string, first: TextRange, second: TextRange): TextEdit | undefined {
  const lineStart = lineStartAt(text, second.start);
  const before = text.slice(lineStart, second.start);
  if (/^ *- +$/.test(before) && columnOf(text, first.start) === before.length && text[first.start] !== '{') {
    const dash = second.start - before.length + before.indexOf('-');
    return { range: { start: dash, end: dash + 1 }, newText: ' ' };
  }
  const isFlow = text[first.end - 1] === '}' && text[second.start] === '{';
  if (!isFlow || !/^\s*,\s*$/.test(text.slice(first.end, second.start))) return undefined;
  const rest = /^\{\s*/.exec(text.slice(second.start));
  const inner = /\s*\}$/.exec(text.slice(0, first.end));
  if (rest === null || inner === null) return undefined;
  return { range: { start: inner.index, end: second.start + rest[0].length }, newText: ', ' };
}

/**
 * Makes an item of its own of an entry and what follows it: a dash stands in front of it, or braces.
 * @param item the range of the item that holds the entry
 * @param key the range of the entry's key
 * @returns undefined where the entry is the first, or has not a line or braces to itself
 */
export function splitOf(text: string, item: TextRange, key: TextRange): TextEdit | undefined {
  if (text[item.start] === '{') {
    const comma = /\s*,\s*$/.exec(text.slice(item.start, key.start));
    if (comma === null) return undefined;
    return { range: { start: item.start + comma.index, end: key.start }, newText: '}, {' };
  }
  const lineStart = lineStartAt(text, key.start);
  const before = text.slice(lineStart, key.start);
  if (!/^ +$/.test(before) || item.start >= lineStart) return undefined;
  const dash = /- +$/.exec(text.slice(lineStartAt(text, item.start), item.start));
  if (dash === null || columnOf(text, item.start) !== before.length) return undefined;
  return { range: { start: key.start - dash[0].length, end: key.start }, newText: dash[0] };
}

function columnOf(text: string, offset: number): number {
  return offset - lineStartAt(text, offset);
}
