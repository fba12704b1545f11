import type { TextRange } from '../../base/range.ts';
import type { ListParts } from '../listParts.ts';

const itemsLine = /^"items"[ \t]*:[ \t]*\[$/;

interface Line {
  readonly start: number;
  /** The number of blanks before the content. */
  readonly column: number;
  /** Without blanks at its ends; `undefined` where the line is further right than was asked for. */
  readonly content: string | undefined;
  /** The start of the next line. */
  readonly end: number;
}

/**
 * Cuts a large list at the items of its top-level `items`, where it is laid out as programs write it: each item begins
 * and ends on a line of its own, all in one column. What is not finished inside an item so stays its own affair.
 * @param text of one JSON value
 * @returns undefined where the document holds no such list, or where its items are not told apart by single commas
 */
export function splitJsonList(text: string): ListParts | undefined {
  if (!text.includes('"items"')) return undefined;
  let line = nextLine(text, 0);
  while (line?.content === '') line = nextLine(text, line.end);
  if (line?.content !== '{') return undefined;
  const first = nextLine(text, line.end);
  if (first === undefined || first.column <= line.column) return undefined;
  for (line = first; line !== undefined; line = nextLine(text, line.end, first.column)) {
    if (line.column === first.column && line.content !== undefined && itemsLine.test(line.content)) {
      const items = itemsBelow(text, line);
      const [start, end] = [items?.[0]?.start, items?.at(-1)?.end];
      if (items === undefined || start === undefined || end === undefined) return undefined;
      return { items, gaps: [{ start, end }] };
    }
  }
  return undefined;
}

function itemsBelow(text: string, key: Line): readonly TextRange[] | undefined {
  const items: TextRange[] = [];
  const column = nextLine(text, key.end)?.column ?? 0;
  if (column <= key.column) return undefined;
  let open: number | undefined;
  for (let line = nextLine(text, key.end); line !== undefined; line = nextLine(text, line.end, column)) {
    const { content } = line;
    if (content === undefined || content === '') {
      if (open === undefined) return undefined;
    } else if (line.column < column) {
      return undefined;
    } else if (open === undefined) {
      if (content !== '{') return undefined;
      open = line.start + column;
    } else {
      if (content !== '}' && content !== '},') return undefined;
      items.push({ start: open, end: line.start + column + 1 });
      open = undefined;
      if (content === '}') return endsList(nextLine(text, line.end), key) ? items : undefined;
    }
  }
  return undefined;
}

function endsList(line: Line | undefined, key: Line): boolean {
  return line?.column === key.column && line.content?.startsWith(']') === true;
}

/** @param widest lines that begin behind this column are passed over without a look at them */
function nextLine(text: string, start: number, widest = Number.POSITIVE_INFINITY): Line | undefined {
  if (start >= text.length) return undefined;
  let content = start;
  while (isBlank(text.charCodeAt(content))) content += 1;
  const lineFeed = text.indexOf('\n', content);
  const last = lineFeed === -1 ? text.length : lineFeed;
  const column = content - start;
  return {
    start,
    column,
    content: column > widest ? undefined : text.slice(content, last).trimEnd(),
    end: lineFeed === -1 ? text.length : lineFeed + 1,
  };
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}
