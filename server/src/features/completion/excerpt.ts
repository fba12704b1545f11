import type { Node, SyntaxDocument } from '../../syntax/tree.ts';
import { lineStartAt } from './lexical.ts';

/** Shorter documents are read again as a whole for each completion. */
const smallestExcerpt = 12 * 1024;

/** Lists with no more items stay whole. */
const shortList = 24;

/** How far around the cursor items stay, in UTF-16 units. */
const margin = 2000;

/** A part of a document's text; what is left out before the cursor makes all offsets smaller. */
export interface Excerpt {
  readonly text: string;
  /** How many UTF-16 units are left out before the cursor. */
  readonly shift: number;
}

/** A long YAML document without the items of long lists that are far from the cursor, so that reading it costs little. */
export function excerptOf(document: SyntaxDocument, offset: number): Excerpt {
  const { text, root } = document;
  if (text.length < smallestExcerpt || root === undefined) return { text, shift: 0 };
  const pieces: string[] = [];
  let at = 0;
  let shift = 0;
  for (const { start, end } of distant(root, text, offset)) {
    if (start < at) continue;
    pieces.push(text.slice(at, start));
    if (end <= offset) shift += end - start;
    at = end;
  }
  return { text: pieces.join('') + text.slice(at), shift };
}

function* distant(
  node: Node,
  text: string,
  offset: number,
): Generator<{ readonly start: number; readonly end: number }> {
  if (node.kind === 'mapping') {
    for (const { value } of node.entries) yield* distant(value, text, offset);
  }
  if (node.kind !== 'sequence') return;
  for (const item of node.items) {
    const start = lineStartAt(text, item.range.start);
    const isBlock = /^ *- +$/.test(text.slice(start, item.range.start));
    const isFar = item.range.end < offset - margin || start > offset + margin;
    if (isBlock && isFar && node.items.length > shortList)
      yield { start, end: nextLine(text, item.range.end) };
    else yield* distant(item, text, offset);
  }
}

function nextLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end + 1;
}
