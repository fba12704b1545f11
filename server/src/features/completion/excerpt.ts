import { lineStartAt } from '../../base/lines.ts';
import type { TextRange } from '../../base/range.ts';
import type { Node, SyntaxDocument } from '../../syntax/tree.ts';

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

/**
 * A long document without the items of long lists that are far from the cursor, so that reading it costs little. Lists of
 * scalars stay whole: what they have must be known.
 */
export function excerptOf(document: SyntaxDocument, offset: number, language: 'yaml' | 'json'): Excerpt {
  const { text, root } = document;
  if (text.length < smallestExcerpt || root === undefined) return { text, shift: 0 };
  const pieces: string[] = [];
  let at = 0;
  let shift = 0;
  const parts = language === 'json' ? distantInJson(root, offset) : distant(root, text, offset);
  for (const { start, end } of parts) {
    if (start < at) continue;
    pieces.push(text.slice(at, start));
    if (end <= offset) shift += end - start;
    at = end;
  }
  return { text: pieces.join('') + text.slice(at), shift };
}

function isCollection({ kind }: Node): boolean {
  return kind === 'mapping' || kind === 'sequence';
}

function* distant(node: Node, text: string, offset: number): Generator<TextRange> {
  if (node.kind === 'mapping') {
    for (const { value } of node.entries) yield* distant(value, text, offset);
  }
  if (node.kind !== 'sequence') return;
  for (const item of node.items) {
    const start = lineStartAt(text, item.range.start);
    const isBlock = /^ *- +$/.test(text.slice(start, item.range.start));
    const isFar = item.range.end < offset - margin || start > offset + margin;
    if (isBlock && isFar && isCollection(item) && node.items.length > shortList)
      yield { start, end: nextLine(text, item.range.end) };
    else yield* distant(item, text, offset);
  }
}

/** In JSON with the commas between the items; of each list one item stays at least. */
function* distantInJson(node: Node, offset: number): Generator<TextRange> {
  if (node.kind === 'mapping') {
    for (const { value } of node.entries) yield* distantInJson(value, offset);
  }
  if (node.kind !== 'sequence') return;
  const { items } = node;
  if (items.length <= shortList || !items.every(isCollection)) {
    for (const item of items) yield* distantInJson(item, offset);
    return;
  }
  const after = items.findIndex(({ range }) => range.end >= offset - margin);
  const from = after < 0 ? items.length - 1 : after;
  const to = Math.max(
    from,
    items.findLastIndex(({ range }) => range.start <= offset + margin),
  );
  const [first, last] = [items[from], items[to]];
  if (first === undefined || last === undefined) return;
  yield { start: items[0]?.range.start ?? 0, end: first.range.start };
  for (const item of items.slice(from, to + 1)) yield* distantInJson(item, offset);
  yield { start: last.range.end, end: items.at(-1)?.range.end ?? 0 };
}

function nextLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end + 1;
}
