import { type CutItem, type ItemCutter, longestHead } from './itemCutter.ts';

const itemsKey = /(?<![^\n])items:[ \t]*(?:#[^\n]*)?\r?\n/;
const anotherDocument = /(?<![^\n])---\s[\s\S]*\S/;
const firstDash = /^(?:[ \t]*(?:#[^\n]*)?\r?\n)*( *)-\s/;

/**
 * The items of a YAML list. The dashes all stand in one column, and YAML demands that whatever belongs to an item stands
 * further right; so a line that does not is where an item ends.
 */
export class YamlItemCutter implements ItemCutter {
  #state: 'before' | 'within' | 'behind' | 'failed' = 'before';
  /** What has not been cut off yet, and where in the text it begins. */
  #rest = '';
  #offset = 0;
  #column = 0;
  /** How far in the rest it was looked for the end of an item. */
  #searched = 0;
  #frame = '';
  #behind = '';

  get head(): string {
    return this.#frame;
  }

  get frame(): string | undefined {
    const isOver = this.#state === 'within' || this.#state === 'behind';
    return isOver && !anotherDocument.test(this.#behind) ? this.#frame : undefined;
  }

  push(piece: string): readonly CutItem[] {
    if (this.#state === 'failed') return [];
    if (this.#state === 'behind') {
      this.#takeBehind(piece);
      return [];
    }
    this.#rest += piece;
    if (this.#state === 'before' && !this.#begin()) return [];
    return this.#cut(false);
  }

  end(): readonly CutItem[] {
    if (this.#state === 'before') this.#rest += '\n';
    if (this.#state === 'before' && !this.#begin()) this.#state = 'failed';
    if (this.#state !== 'within') return [];
    const items = [...this.#cut(true)];
    if (this.#state === 'within') items.push({ start: this.#offset, text: this.#rest });
    this.#rest = '';
    return items;
  }

  /** Finds the first dash; false where it has not come yet. */
  #begin(): boolean {
    const key = itemsKey.exec(this.#rest);
    const content = key === null ? 0 : key.index + key[0].length;
    const dash = key && firstDash.exec(this.#rest.slice(content, content + longestHead));
    if (dash === null) {
      if (this.#rest.length > 2 * longestHead) this.#state = 'failed';
      return false;
    }
    const column = dash[1]?.length ?? 0;
    const line = content + dash[0].length - 2 - column;
    this.#frame = this.#rest.slice(0, content);
    this.#column = column;
    this.#drop(line);
    this.#state = 'within';
    return true;
  }

  #cut(isEnd: boolean): readonly CutItem[] {
    const items: CutItem[] = [];
    const boundary = new RegExp(`\\n {0,${this.#column}}(?=[^\\s#])`, 'g');
    boundary.lastIndex = this.#searched;
    let start = 0;
    this.#searched = Math.max(0, this.#rest.length - this.#column - 1);
    for (let match = boundary.exec(this.#rest); match !== null; match = boundary.exec(this.#rest)) {
      const line = match.index + 1;
      const content = match.index + match[0].length;
      // Whether it is a dash shows the character behind it.
      if (!isEnd && content + 1 >= this.#rest.length) {
        this.#searched = match.index;
        break;
      }
      items.push({ start: this.#offset + start, text: this.#rest.slice(start, line) });
      start = line;
      if (!this.#isDash(line, content)) {
        this.#state = 'behind';
        this.#takeBehind(this.#rest.slice(line));
        break;
      }
    }
    this.#searched = Math.max(0, this.#searched - start);
    this.#drop(start);
    return items;
  }

  #isDash(line: number, content: number): boolean {
    if (content - line !== this.#column || this.#rest[content] !== '-') return false;
    return /\s/.test(this.#rest[content + 1] ?? ' ');
  }

  #takeBehind(text: string): void {
    if (this.#behind.length > longestHead) return;
    this.#behind += text;
    this.#frame += text;
  }

  #drop(length: number): void {
    this.#offset += length;
    this.#rest = this.#rest.slice(length);
  }
}
