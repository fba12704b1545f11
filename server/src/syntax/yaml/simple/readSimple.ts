import type { MappingEntry, Node, ScalarNode, SequenceNode } from '../../tree.ts';
import { readFlow } from './readFlow.ts';
import { type Cursor, readKey, readQuoted, readWord, type Simple } from './readScalar.ts';

/**
 * Reads what almost all manifests are written in: block mappings and lists, words, quoted texts without escapes, and
 * flow collections on one line. Far quicker than the library, which reads everything else; for what this reads, both
 * give the same tree, and there is nothing to report.
 * @returns undefined where the text holds anything more, or anything that might be wrong
 */
export function readSimple(text: string): Node | undefined {
  const reader = new Reader(text);
  return reader.document();
}

/**
 * Reads whole lines that begin with the dash of a list, as part of a text.
 * @param depth how many collections are around the list
 * @param readItem reads what is not simple, as for `readSimpleAround`
 * @returns undefined where they are anything but the items of one list
 */
export function readSimpleList(lines: string, depth: number, readItem?: ReadItem): SequenceNode | undefined {
  const root = new Reader(lines, readItem).part(depth);
  return root?.kind === 'sequence' ? root : undefined;
}

/**
 * Reads a text of which some items of lists are not simple.
 * @param readItem reads the whole lines of such an item, from the line of its dash on; it may turn out to be several items
 * @returns undefined where what is not simple is no item of a list, or can't be read
 */
export function readSimpleAround(text: string, readItem: ReadItem): Node | undefined {
  return new Reader(text, readItem).document();
}

export type ReadItem = (start: number, end: number) => readonly Node[] | undefined;

/** Deeper documents are left to the library, which says what is wrong with them. */
const maximumDepth = 60;

class Reader {
  readonly #text: string;
  /** The start of the content of the line that is read next; the end of the text behind the last line. */
  #at = 0;
  /** How many blanks stand before it; -1 behind the last line. */
  #column = -1;
  /** Where a key was looked for last, and what was there. */
  #keyAt = -1;
  #keyThere: ScalarNode | undefined;

  readonly #readItem: ReadItem | undefined;

  constructor(text: string, readItem?: ReadItem) {
    this.#text = text;
    this.#readItem = readItem;
  }

  document(): Node | undefined {
    if (this.#text.startsWith('---\n')) this.#at = 4;
    return this.part(0);
  }

  part(depth: number): Node | undefined {
    if (!this.#nextLine() || this.#column < 0) return undefined;
    const root = this.#block(depth);
    return root !== undefined && this.#column < 0 ? root : undefined;
  }

  /**
   * Goes to the next line with content; `#at` stands at a line's start.
   * @returns false where a line can't be read here
   */
  #nextLine(): boolean {
    const text = this.#text;
    for (let start = this.#at; start < text.length; ) {
      let content = start;
      while (text.charCodeAt(content) === 32) content += 1;
      const code = text.charCodeAt(content);
      if (code === 35 || code === 10) {
        const end = text.indexOf('\n', content);
        if (code === 35 && !isPrintable(text, content, end === -1 ? text.length : end)) return false;
        if (end === -1) break;
        start = end + 1;
        continue;
      }
      if (content >= text.length) break;
      this.#at = content;
      this.#column = content - start;
      return !(this.#column === 0 && isMarker(text, content));
    }
    this.#at = text.length;
    this.#column = -1;
    return true;
  }

  /** A mapping or a list that begins at the cursor, in the column of the line. */
  #block(depth: number): Node | undefined {
    if (depth > maximumDepth) return undefined;
    return this.#isDash() ? this.#list(depth) : this.#mapping(depth);
  }

  #isDash(): boolean {
    if (this.#text.charCodeAt(this.#at) !== 45) return false;
    const next = this.#text.charCodeAt(this.#at + 1);
    return next === 32 || next === 10 || Number.isNaN(next);
  }

  #list(depth: number): Node | undefined {
    const start = this.#at;
    const column = this.#column;
    const items: Node[] = [];
    while (this.#column === column && this.#isDash()) {
      const dash = this.#at;
      const item = this.#item(column, depth);
      const read = item === undefined ? this.#otherItem(dash, column) : [item];
      if (read === undefined) return undefined;
      items.push(...read);
    }
    if (this.#column > column) return undefined;
    const end = items.at(-1)?.range.end ?? start;
    return { kind: 'sequence', range: { start, end }, items };
  }

  /** What stands behind a dash, on its line or below it. */
  #item(column: number, depth: number): Node | undefined {
    const behind = this.#at + 1;
    let content = behind;
    while (this.#text.charCodeAt(content) === 32) content += 1;
    const code = this.#text.charCodeAt(content);
    if (code !== 10 && code !== 35 && content < this.#text.length) {
      const inner = column + content + 1 - behind;
      this.#at = content;
      return this.#beginsBlock() ? this.#innerBlock(inner, depth) : this.#value();
    }
    this.#at = behind;
    if (!this.#endLine()) return undefined;
    return this.#column > column ? this.#block(depth + 1) : nothing(behind);
  }

  /** Items that are not simple, where they have their lines for themselves. */
  #otherItem(dash: number, column: number): readonly Node[] | undefined {
    const start = this.#text.lastIndexOf('\n', dash) + 1;
    if (this.#readItem === undefined || this.#text.slice(start, dash).trim() !== '') return undefined;
    const end = endOfItem(this.#text, dash, column);
    const items = this.#readItem(start, end);
    this.#at = end;
    return this.#nextLine() ? items : undefined;
  }

  #innerBlock(column: number, depth: number): Node | undefined {
    this.#column = column;
    return this.#block(depth + 1);
  }

  /** Whether a key or a dash stands at the cursor. */
  #beginsBlock(): boolean {
    return this.#isDash() || this.#key() !== undefined;
  }

  /** The key at the cursor, which both who looks whether there is one and who reads on ask for. */
  #key(): ScalarNode | undefined {
    if (this.#keyAt !== this.#at) {
      this.#keyAt = this.#at;
      this.#keyThere = readKey(this.#text, this.#at);
    }
    return this.#keyThere;
  }

  #mapping(depth: number): Node | undefined {
    const start = this.#at;
    const column = this.#column;
    const entries: MappingEntry[] = [];
    let keys: Set<string> | undefined;
    while (this.#column === column) {
      const key = this.#key();
      if (key === undefined || (keys?.has(key.source) ?? isAmong(entries, key.source))) return undefined;
      if (entries.length === fewKeys) keys = new Set(entries.map((entry) => entry.key.source));
      keys?.add(key.source);
      this.#at = key.range.end + 1;
      const value = this.#entryValue(column, depth);
      if (value === undefined) return undefined;
      entries.push({ key, value, range: { start: key.range.start, end: value.range.end } });
    }
    if (this.#column > column) return undefined;
    const end = entries.at(-1)?.range.end ?? start;
    return { kind: 'mapping', range: { start, end }, entries };
  }

  /** What stands behind the colon of a key, on its line or below it. */
  #entryValue(column: number, depth: number): Node | undefined {
    const text = this.#text;
    const behind = this.#at;
    let content = behind;
    while (text.charCodeAt(content) === 32) content += 1;
    const code = text.charCodeAt(content);
    this.#at = content;
    if (code !== 10 && code !== 35 && content < text.length) return this.#value();
    if (code === 35 && content === behind) return undefined;
    if (!this.#endLine()) return undefined;
    if (this.#column > column) return this.#block(depth + 1);
    if (this.#column === column && this.#isDash()) return this.#block(depth + 1);
    return nothing(behind);
  }

  /** A value on one line; whether the next one belongs to it, the block around it sees. */
  #value(): Node | undefined {
    const cursor: Cursor = { text: this.#text, at: this.#at };
    const code = cursor.text.charCodeAt(cursor.at);
    let value: Simple;
    if (code === 123 || code === 91) value = readFlow(cursor, 0);
    else if (code === 34 || code === 39) value = readQuoted(cursor);
    else value = readWord(cursor);
    if (value === undefined) return undefined;
    this.#at = cursor.at;
    return this.#endLine() ? value : undefined;
  }

  /** Goes past blanks and a comment to the next line. */
  #endLine(): boolean {
    const text = this.#text;
    let at = this.#at;
    while (text.charCodeAt(at) === 32) at += 1;
    const code = text.charCodeAt(at);
    if (at < text.length && code !== 10 && !(code === 35 && at > this.#at)) {
      if (code !== 35 || text.charCodeAt(at - 1) !== 32) return false;
    }
    const end = text.indexOf('\n', at);
    if (code === 35 && !isPrintable(text, at, end === -1 ? text.length : end)) return false;
    this.#at = end === -1 ? text.length : end + 1;
    return this.#nextLine();
  }
}

/** Where the next line begins whose content stands no further right than a dash. */
export function endOfItem(text: string, dash: number, column: number): number {
  for (let line = text.indexOf('\n', dash) + 1; line > 0; line = text.indexOf('\n', line) + 1) {
    let content = line;
    while (text.charCodeAt(content) === 32) content += 1;
    const code = text.charCodeAt(content);
    if (content - line <= column && code !== 10 && code !== 35) return line;
  }
  return text.length;
}

/** So many keys are quicker compared with one another than kept in a set. */
const fewKeys = 12;

function isAmong(entries: readonly MappingEntry[], source: string): boolean {
  for (let index = 0; index < entries.length; index++) {
    if (entries[index]?.key.source === source) return true;
  }
  return false;
}

/** Where a value is left out. */
function nothing(at: number): Node {
  return { kind: 'scalar', range: { start: at, end: at }, style: 'plain', source: '', value: null };
}

/** Whether `---`, `...`, a directive or a byte order mark stands at a line's start. */
function isMarker(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 37 || code === 0xfeff || text.startsWith('---', at) || text.startsWith('...', at);
}

/** Whether a part of a line holds nothing that Kubernetes refuses. */
function isPrintable(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 32 || (code > 126 && code < 0xa0) || code >= 0xd800) return false;
    // Kubernetes' library takes them for line breaks.
    if (code === 0x2028 || code === 0x2029) return false;
  }
  return true;
}
