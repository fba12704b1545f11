import type { TextRange } from '../../base/range.ts';
import type { ListParts } from '../listParts.ts';

const itemsKey = /(?<![^\n])items:[ \t]*(?:#[^\n]*)?\r?\n/g;

/**
 * Cuts a large list (`kind: List` and its kin) at the items of its top-level `items:`, so that an edit costs no more
 * than the item that it touches. The dashes all stand in one column, and YAML demands that whatever belongs to an item
 * stands further right.
 * @returns items from the line of their dash to the line of the next; undefined where the document has no such list
 */
export function splitList(text: string): ListParts | undefined {
  const keys = [...text.matchAll(itemsKey)];
  const key = keys[0];
  if (key === undefined || keys.length > 1) return undefined;
  let line = contentLine(text, key.index + key[0].length);
  if (line === undefined || !isDash(text, line)) return undefined;
  const { column } = line;
  const items: TextRange[] = [];
  let open: number | undefined;
  for (; line !== undefined; line = contentLine(text, line.end)) {
    if (line.column > column) continue;
    if (open !== undefined) items.push({ start: open, end: line.start });
    open = undefined;
    if (isDash(text, line) && line.column === column) open = line.start;
    else if (!isUnfinished(text, line)) break;
  }
  if (open !== undefined) items.push({ start: open, end: text.length });
  return { items, gaps: items };
}

interface Line {
  readonly start: number;
  readonly content: number;
  /** How many spaces stand before the content; infinite behind a tab, so that such a line stays with its item. */
  readonly column: number;
  /** The start of the next line. */
  readonly end: number;
}

const [tab, space, hash] = [9, 32, 35];

/** The next line that holds more than blanks and a comment, from the start of a line on. */
function contentLine(text: string, from: number): Line | undefined {
  for (let start = from; start < text.length; ) {
    let content = start;
    let hasTab = false;
    let code = text.charCodeAt(content);
    for (; code === space || code === tab; code = text.charCodeAt(content)) {
      hasTab ||= code === tab;
      content += 1;
    }
    const lineFeed = text.indexOf('\n', content);
    const end = lineFeed === -1 ? text.length : lineFeed + 1;
    if (content < end && code !== hash && code !== 10 && code !== 13) {
      return { start, content, column: hasTab ? Number.POSITIVE_INFINITY : content - start, end };
    }
    start = end;
  }
  return undefined;
}

function isDash(text: string, { content }: Line): boolean {
  const next = text[content + 1];
  return text[content] === '-' && (next === undefined || /\s/.test(next));
}

/** A word that is being typed between two items belongs to none of them, and does not end the list. */
function isUnfinished(text: string, { start, end }: Line): boolean {
  return /^\s*[A-Za-z_][\w.-]*\s*$/.test(text.slice(start, end));
}
