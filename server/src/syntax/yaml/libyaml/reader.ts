import { type Character, isBreak } from './characters.ts';

/** A place in the text; lines and columns count from 0, in characters. */
export interface Mark {
  readonly offset: number;
  readonly index: number;
  readonly line: number;
  readonly column: number;
}

/**
 * What stops the reading of a YAML text. `line` is the one that go.yaml.in/yaml/v2 prints (decode.go, fail), 0 where it
 * prints none.
 */
export class YamlFault extends Error {
  constructor(
    readonly problem: string,
    readonly line: number,
    readonly offset: number,
  ) {
    super(problem);
  }
}

/** Walks over a text one character at a time. */
export class Reader {
  offset = 0;
  index = 0;
  line = 0;
  column = 0;

  /** Where a byte order mark stands that tells the encoding, -1 where none does. */
  private readonly byteOrderMark: number;

  constructor(readonly text: string) {
    // What follows a `---` line is a text of its own to kubectl.
    this.byteOrderMark = /^(?:---[^\n]*\n)?(?=\uFEFF)/.exec(text)?.[0].length ?? -1;
    this.skipByteOrderMark();
  }

  /** Skips the byte order mark at the beginning of the text, which takes no column; another one is a character. */
  skipByteOrderMark(): void {
    if (this.offset === this.byteOrderMark) this.offset += 1;
  }

  /** The character some UTF-16 units ahead. */
  at(ahead = 0): Character {
    return this.text[this.offset + ahead];
  }

  skip(count = 1): void {
    for (let left = count; left > 0; left--) {
      const unit = this.text.charCodeAt(this.offset);
      const isPair = unit >= 0xd800 && unit < 0xdc00 && (this.text.codePointAt(this.offset) ?? 0) > 0xffff;
      this.offset += isPair ? 2 : 1;
      this.index += 1;
      this.column += 1;
    }
  }

  /** Skips the letters, digits and marks of ASCII that mean nothing to YAML inside a scalar, and the spaces between them. */
  skipHarmlessWords(): void {
    let end = this.offset;
    for (let at = end; ; at += 1) {
      const code = this.text.charCodeAt(at);
      if (isHarmless(code)) end = at + 1;
      else if (code !== 0x20) break;
    }
    this.skipTo(end);
  }

  /** Skips spaces. */
  skipSpaces(): void {
    let end = this.offset;
    while (this.text.charCodeAt(end) === 0x20) end += 1;
    this.skipTo(end);
  }

  /** @param end of characters of ASCII on this line */
  private skipTo(end: number): void {
    this.index += end - this.offset;
    this.column += end - this.offset;
    this.offset = end;
  }

  /** Skips one line break. @returns the break as libyaml keeps it; '' at the text's end */
  skipBreak(): string {
    const character = this.at();
    if (character === undefined || !isBreak(character)) return '';
    const length = character === '\r' && this.at(1) === '\n' ? 2 : 1;
    this.offset += length;
    this.index += length;
    this.line += 1;
    this.column = 0;
    return character === '\u2028' || character === '\u2029' ? character : '\n';
  }

  mark(): Mark {
    const { offset, index, line, column } = this;
    return { offset, index, line, column };
  }

  /** A fault where the reader stands: what libyaml calls a scanner error. */
  fault(problem: string, started: Mark = this.mark()): YamlFault {
    const line = this.line !== 0 ? this.line + 1 : started.line;
    return new YamlFault(problem, line, Math.min(this.offset, this.text.length));
  }

  /** Whether a document's marker stands here, at the line's start. */
  atDocumentMarker(): boolean {
    if (this.column !== 0) return false;
    const marker = this.text.slice(this.offset, this.offset + 3);
    const after = this.at(3);
    return (
      (marker === '---' || marker === '...') &&
      (after === undefined || ' \t\n\r\u0085\u2028\u2029'.includes(after))
    );
  }
}

function isHarmless(code: number): boolean {
  const isLetter = (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
  // - . / 0-9
  return isLetter || (code >= 0x2d && code <= 0x39);
}
