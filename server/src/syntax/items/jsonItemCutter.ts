import { type CutItem, type ItemCutter, longestHead } from './itemCutter.ts';

const [quote, backslash, opening, closing, openingList, closingList] = [34, 92, 123, 125, 91, 93];

/** The items of a JSON list, however it is laid out: brackets are counted, and strings passed over. */
export class JsonItemCutter implements ItemCutter {
  /** What belongs to an item that is not over yet, and where in the text it begins. */
  #rest = '';
  #start = -1;
  #offset = 0;
  #depth = 0;
  #isString = false;
  #isEscaped = false;
  /** Whether the brackets of the list of items are open. */
  #isWithin = false;
  #hasItems = false;
  #isOver = false;
  #frame = '';
  #isFailed = false;

  get head(): string {
    return this.#frame;
  }

  get frame(): string | undefined {
    return this.#hasItems && this.#isOver && !this.#isFailed ? this.#frame : undefined;
  }

  push(piece: string): readonly CutItem[] {
    if (this.#isFailed) return [];
    const items: CutItem[] = [];
    // Where the part of the piece begins that is not taken over yet, into an item or into what stands around them.
    let from = 0;
    for (let at = 0; at < piece.length; at++) {
      const code = piece.charCodeAt(at);
      if (this.#isString) {
        at = this.#passString(piece, at);
      } else if (code === quote) {
        this.#isString = true;
      } else if (code === opening || code === openingList) {
        if (this.#isOver) this.#isFailed = true;
        if (this.#depth === 1 && !this.#isWithin) {
          this.#around(piece.slice(from, at + 1));
          from = at + 1;
          this.#isWithin = code === openingList && /"items"\s*:\s*\[$/.test(this.#frame);
          this.#hasItems ||= this.#isWithin;
        } else if (this.#depth === 2 && this.#isWithin && code === opening) {
          from = at;
          this.#start = this.#offset + at;
        }
        this.#depth++;
      } else if (code === closing || code === closingList) {
        this.#depth--;
        if (this.#depth === 2 && this.#start >= 0) {
          items.push({ start: this.#start, text: this.#rest + piece.slice(from, at + 1) });
          this.#rest = '';
          this.#start = -1;
          from = at + 1;
        } else if (this.#depth === 1 && this.#isWithin) {
          this.#isWithin = false;
          from = at;
        } else if (this.#depth <= 0) {
          this.#isOver = true;
        }
      }
    }
    if (this.#start >= 0) this.#rest += piece.slice(from);
    else if (!this.#isWithin) this.#around(piece.slice(from));
    this.#offset += piece.length;
    return items;
  }

  end(): readonly CutItem[] {
    return [];
  }

  /** @returns the last place of a string that is passed over */
  #passString(piece: string, from: number): number {
    for (let at = from; at < piece.length; at++) {
      const code = piece.charCodeAt(at);
      if (this.#isEscaped) this.#isEscaped = false;
      else if (code === backslash) this.#isEscaped = true;
      else if (code === quote) {
        this.#isString = false;
        return at;
      }
    }
    return piece.length;
  }

  #around(text: string): void {
    this.#frame += text;
    if (this.#frame.length > 4 * longestHead) this.#isFailed = true;
  }
}
