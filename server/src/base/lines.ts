/** A place in a text: zero-based line, and character in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface LineRange {
  readonly start: Position;
  readonly end: Position;
}

/** Where the lines of a text begin; lines end with `\n`, `\r\n` or `\r`. */
export class Lines {
  readonly #starts: Uint32Array;
  readonly #length: number;

  /** @param text or, where it is not kept as a whole, where its lines begin and how long it is */
  constructor(text: string | { readonly starts: Uint32Array; readonly length: number }) {
    this.#starts =
      typeof text === 'object'
        ? text.starts
        : Uint32Array.from(text.includes('\r') ? startsAmongReturns(text) : startsOf(text));
    this.#length = text.length;
  }

  get count(): number {
    return this.#starts.length;
  }

  /** The offset at which a line begins; the text's length for a line beyond the last. */
  startOf(line: number): number {
    return line < 0 ? 0 : (this.#starts[line] ?? this.#length);
  }

  positionAt(offset: number): Position {
    const within = Math.max(0, Math.min(offset, this.#length));
    let low = 0;
    let high = this.#starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.startOf(middle) <= within) low = middle;
      else high = middle;
    }
    return { line: low, character: within - this.startOf(low) };
  }

  offsetAt(position: Position): number {
    const start = this.startOf(position.line);
    return Math.min(
      start + Math.max(0, position.character),
      Math.max(start, this.startOf(position.line + 1)),
    );
  }

  rangeOf(range: { readonly start: number; readonly end: number }): LineRange {
    return { start: this.positionAt(range.start), end: this.positionAt(range.end) };
  }
}

/** Where each line begins in a text without `\r`, found by the engine's own search: this runs at each keystroke. */
function startsOf(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function startsAmongReturns(text: string): readonly number[] {
  const starts = [0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) starts.push(at + 1);
  }
  return starts;
}

/** Where the line of an offset begins, in a text whose lines end with `\n` or `\r\n`. */
export function lineStartAt(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

/** Where that line ends, before its `\n`; the text's end where it is the last. */
export function lineEndAt(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end;
}
