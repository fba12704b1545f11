import { isBlank } from './characters.ts';
import type { Reader } from './reader.ts';

/** Joins the lines of a plain or quoted scalar: a line break becomes a space, further ones stay. */
export class LineFolder {
  text = '';
  /** Whether a line break was met since the last content. */
  brokeLine = false;
  private blanks = '';
  private firstBreak = '';
  private furtherBreaks = '';

  add(content: string): void {
    this.join();
    this.text += content;
  }

  /** Takes the blank or line break where the reader stands; blanks beside a line break are lost. */
  space(reader: Reader): void {
    if (this.brokeLine && reader.at() === ' ') {
      reader.skipSpaces();
    } else if (isBlank(reader.at())) {
      if (!this.brokeLine) this.blanks += reader.at();
      reader.skip();
    } else if (this.brokeLine) {
      this.furtherBreaks += reader.skipBreak();
    } else {
      this.blanks = '';
      this.firstBreak = reader.skipBreak();
      this.brokeLine = true;
    }
  }

  /** A backslash before a line break: the lines are joined without a space. */
  escapeBreak(reader: Reader): void {
    reader.skip();
    reader.skipBreak();
    this.brokeLine = true;
  }

  /** Writes what stands between two pieces of content. */
  join(): void {
    if (this.brokeLine) {
      const isFolded = this.firstBreak === '\n';
      this.text += isFolded ? this.furtherBreaks || ' ' : this.firstBreak + this.furtherBreaks;
      this.brokeLine = false;
      this.firstBreak = '';
      this.furtherBreaks = '';
    } else {
      this.text += this.blanks;
    }
    this.blanks = '';
  }
}
