import type { MappingEntry, Node } from '../../tree.ts';
import { type Cursor, readFlowWord, readKey, readQuoted, type Simple } from './readScalar.ts';

/** Deeper collections are left to the library. */
const maximumDepth = 30;

/** A flow collection on one line, of words, quoted texts and other such collections. */
export function readFlow(cursor: Cursor, depth: number): Simple {
  if (depth > maximumDepth) return undefined;
  return cursor.text.charCodeAt(cursor.at) === 91
    ? readFlowList(cursor, depth)
    : readFlowMapping(cursor, depth);
}

function readFlowList(cursor: Cursor, depth: number): Simple {
  const start = cursor.at;
  const items: Node[] = [];
  const isWhole = readItems(cursor, 93, () => {
    const item = readValue(cursor, depth);
    if (item !== undefined) items.push(item);
    return item !== undefined;
  });
  return isWhole ? { kind: 'sequence', range: { start, end: cursor.at }, items } : undefined;
}

function readFlowMapping(cursor: Cursor, depth: number): Simple {
  const start = cursor.at;
  const entries: MappingEntry[] = [];
  const keys = new Set<string>();
  const isWhole = readItems(cursor, 125, () => {
    const key = readKey(cursor.text, cursor.at);
    if (key === undefined || keys.has(key.source)) return false;
    keys.add(key.source);
    cursor.at = key.range.end + 1;
    skipBlanks(cursor);
    const value = readValue(cursor, depth);
    if (value === undefined) return false;
    entries.push({ key, value, range: { start: key.range.start, end: value.range.end } });
    return true;
  });
  return isWhole ? { kind: 'mapping', range: { start, end: cursor.at }, entries } : undefined;
}

/**
 * The items between the brackets, each read by `read`.
 * @param close the code of the closing bracket, behind which the cursor then stands
 */
function readItems(cursor: Cursor, close: number, read: () => boolean): boolean {
  cursor.at += 1;
  skipBlanks(cursor);
  if (cursor.text.charCodeAt(cursor.at) === close) {
    cursor.at += 1;
    return true;
  }
  for (;;) {
    if (!read()) return false;
    skipBlanks(cursor);
    const code = cursor.text.charCodeAt(cursor.at);
    cursor.at += 1;
    if (code === close) return true;
    if (code !== 44) return false;
    skipBlanks(cursor);
  }
}

function readValue(cursor: Cursor, depth: number): Simple {
  const code = cursor.text.charCodeAt(cursor.at);
  if (code === 123 || code === 91) return readFlow(cursor, depth + 1);
  return code === 34 || code === 39 ? readQuoted(cursor) : readFlowWord(cursor);
}

function skipBlanks(cursor: Cursor): void {
  while (cursor.text.charCodeAt(cursor.at) === 32) cursor.at += 1;
}
