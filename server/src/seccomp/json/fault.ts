/** Where a reader of strict JSON was when it met something that can't stand there. */
export type FaultPlace =
  | 'value'
  | 'value-or-end'
  | 'key'
  | 'key-or-end'
  | 'colon'
  | 'after-pair'
  | 'after-item'
  | 'after-document'
  | 'text'
  | 'escape'
  | 'hexadecimal'
  | 'number'
  | 'word'
  | 'leading-zero';

/** The first thing in a text that strict JSON (RFC 8259) does not allow. */
export interface JsonFault {
  readonly place: FaultPlace;
  /** What was met; undefined at the end of the text. */
  readonly found: string | undefined;
  /** Whether a comma stands before it, in a list or an object. */
  readonly afterComma: boolean;
  /** What was begun: a word of which a letter is wrong, a number. */
  readonly begun: string;
  /** What stands there and behind it, as far as it tells something. */
  readonly ahead: string;
}

/** No number of a profile is longer. */
const longestNumber = 40;

/** Deeper nesting than Go's decoder takes is not looked at. */
const deepest = 10_000;

/**
 * Finds what is wrong with a text as JSON.
 * @param comments whether comments count as white space, as yajl has it for crun
 * @param tail what follows the text where it is embedded in another document, '' for a file of its own
 */
export function findJsonFault(text: string, comments: boolean, tail: string): JsonFault | undefined {
  const scanner = new Scanner(text + tail, comments);
  try {
    scanner.value(false, 0);
    scanner.space();
    if (tail === '' && !scanner.atEnd) return scanner.faultAt('after-document');
    if (tail !== '' && scanner.position < text.length) return scanner.faultAt('after-pair');
    if (scanner.position > text.length) {
      // It has taken what ends the other document, which then has no end.
      scanner.position += tail.length;
      return scanner.faultAt('after-pair');
    }
    return undefined;
  } catch (error) {
    if (error instanceof Found) return error.fault;
    throw error;
  }
}

class Found extends Error {
  readonly fault: JsonFault;

  constructor(fault: JsonFault) {
    super();
    this.fault = fault;
  }
}

class Scanner {
  position = 0;
  private readonly text: string;
  private readonly comments: boolean;

  constructor(text: string, comments: boolean) {
    this.text = text;
    this.comments = comments;
  }

  get atEnd(): boolean {
    return this.position >= this.text.length;
  }

  faultAt(place: FaultPlace, afterComma = false, begun = ''): JsonFault {
    const found = String.fromCodePoint(this.text.codePointAt(this.position) ?? 0);
    const ahead = this.text.slice(this.position, this.position + longestNumber);
    return { place, found: this.atEnd ? undefined : found, afterComma, begun, ahead };
  }

  space(): void {
    const pattern = this.comments ? /(?:[ \t\n\r]|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/y : /[ \t\n\r]*/y;
    this.match(pattern);
  }

  value(afterComma: boolean, depth: number, place: FaultPlace = 'value'): void {
    this.space();
    const next = this.text[this.position];
    if (depth > deepest) return;
    if (next === '{') this.object(depth);
    else if (next === '[') this.list(depth);
    else if (next === '"') this.string();
    else if (next !== undefined && /[-\d]/.test(next)) this.number();
    else if (next !== undefined && /[tfn]/.test(next)) this.word(next);
    else throw this.fail(place, afterComma);
  }

  private object(depth: number): void {
    this.position += 1;
    this.space();
    if (this.take('}')) return;
    for (let first = true; ; first = false) {
      this.space();
      if (this.text[this.position] !== '"') throw this.fail(first ? 'key-or-end' : 'key', !first);
      this.string();
      this.space();
      if (!this.take(':')) throw this.fail('colon');
      this.value(false, depth + 1);
      this.space();
      if (this.take('}')) return;
      if (!this.take(',')) throw this.fail('after-pair');
    }
  }

  private list(depth: number): void {
    this.position += 1;
    this.space();
    if (this.take(']')) return;
    for (let first = true; ; first = false) {
      this.value(!first, depth + 1, first ? 'value-or-end' : 'value');
      this.space();
      if (this.take(']')) return;
      if (!this.take(',')) throw this.fail('after-item');
    }
  }

  private string(): void {
    this.position += 1;
    for (;;) {
      this.plainText();
      if (this.take('"')) return;
      if (this.text[this.position] !== '\\') throw this.fail('text');
      if (!this.match(/\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y)) {
        const isHexadecimal = this.match(/\\u[\da-fA-F]*/y);
        if (!isHexadecimal) this.position += 1;
        throw this.fail(isHexadecimal ? 'hexadecimal' : 'escape');
      }
    }
  }

  private plainText(): void {
    for (; ; this.position += 1) {
      const next = this.text[this.position];
      if (next === undefined || next === '"' || next === '\\' || next < ' ') return;
    }
  }

  private number(): void {
    const start = this.position;
    this.take('-');
    if (!this.match(/0|[1-9]\d*/y)) throw this.fail('number', false, this.text.slice(start, this.position));
    if (this.text[this.position - 1] === '0' && /^-?0$/.test(this.text.slice(start, this.position))) {
      if (/\d/.test(this.text[this.position] ?? '')) throw this.fail('leading-zero');
    }
    for (const part of [/\.\d*/y, /[eE][+-]?\d*/y]) {
      if (!this.match(part)) continue;
      if (!/\d/.test(this.text[this.position - 1] ?? '')) {
        throw this.fail('number', false, this.text.slice(start, this.position));
      }
    }
  }

  private word(first: string): void {
    const word = first === 't' ? 'true' : first === 'f' ? 'false' : 'null';
    for (let letter = 0; letter < word.length; letter += 1) {
      if (!this.take(word.charAt(letter))) throw this.fail('word', false, word.slice(0, letter));
    }
  }

  private take(character: string): boolean {
    if (this.text[this.position] !== character) return false;
    this.position += 1;
    return true;
  }

  /** @returns whether anything matched */
  private match(pattern: RegExp): boolean {
    pattern.lastIndex = this.position;
    const [found = ''] = pattern.exec(this.text) ?? [];
    this.position += found.length;
    return found !== '';
  }

  private fail(place: FaultPlace, afterComma = false, begun = ''): Found {
    return new Found(this.faultAt(place, afterComma, begun));
  }
}
