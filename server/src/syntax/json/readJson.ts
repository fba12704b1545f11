import { createScanner, type JSONScanner } from 'jsonc-parser';
import type { JsonTreeBuilder } from './jsonTreeBuilder.ts';

/** What jsonc-parser's scanner calls the parts of a text (SyntaxKind). */
const token = {
  openBrace: 1,
  closeBrace: 2,
  openBracket: 3,
  closeBracket: 4,
  comma: 5,
  colon: 6,
  null: 7,
  true: 8,
  false: 9,
  text: 10,
  number: 11,
  lineComment: 12,
  blockComment: 13,
  lineBreak: 14,
  blanks: 15,
  unknown: 16,
  end: 17,
} as const;

type Token = (typeof token)[keyof typeof token];

/** Mistakes in a text, by jsonc-parser's names for them. */
export type JsonError =
  | 'InvalidSymbol'
  | 'InvalidNumberFormat'
  | 'PropertyNameExpected'
  | 'ValueExpected'
  | 'ColonExpected'
  | 'CommaExpected'
  | 'CloseBraceExpected'
  | 'CloseBracketExpected'
  | 'EndOfFileExpected'
  | ScanError;

type ScanError = (typeof scanErrors)[number];

/** The scanner's own errors by its numbers for them, from 1. */
const scanErrors = [
  'UnexpectedEndOfComment',
  'UnexpectedEndOfString',
  'UnexpectedEndOfNumber',
  'InvalidUnicode',
  'InvalidEscapeCharacter',
  'InvalidCharacter',
] as const;

/** So many elements are read in no time. */
const elementsAtOnce = 1000;

type Report = (error: JsonError, offset: number, length: number) => void;

/** How a list or an object is written. */
interface Brackets {
  readonly kind: 'mapping' | 'sequence';
  readonly close: Token;
  readonly unclosed: JsonError;
}

const object: Brackets = { kind: 'mapping', close: token.closeBrace, unclosed: 'CloseBraceExpected' };
const list: Brackets = { kind: 'sequence', close: token.closeBracket, unclosed: 'CloseBracketExpected' };

/**
 * Reads a JSON text, comments and trailing commas included, and goes on after mistakes as jsonc-parser's `visit` does, but
 * in steps: a single value may have a hundred thousand elements.
 * @param report is given each mistake with its place
 */
export function* readJson(
  text: string,
  builder: JsonTreeBuilder,
  report: Report,
): Generator<undefined, void> {
  yield* new Reading(text, builder, report).document();
}

class Reading {
  readonly #scanner: JSONScanner;
  readonly #builder: JsonTreeBuilder;
  readonly #report: Report;
  /** The one that is looked at. */
  #token: Token = token.unknown;
  #elements = 0;

  constructor(text: string, builder: JsonTreeBuilder, report: Report) {
    this.#scanner = createScanner(text, false);
    this.#builder = builder;
    this.#report = report;
  }

  *document(): Generator<undefined, void> {
    if (this.#next() === token.end) return;
    const opened = this.#opened();
    if (opened !== undefined) yield* this.#collection(opened);
    else if (!this.#scalar()) {
      this.#fail('ValueExpected');
      return;
    }
    if (this.#token !== token.end) this.#fail('EndOfFileExpected');
  }

  /** What begins with the token. */
  #opened(): Brackets | undefined {
    if (this.#token === token.openBrace) return object;
    return this.#token === token.openBracket ? list : undefined;
  }

  *#collection(brackets: Brackets): Generator<undefined, void> {
    const { kind, close, unclosed } = brackets;
    if (kind === 'mapping') this.#builder.openMapping(this.#offset);
    else this.#builder.openSequence(this.#offset);
    this.#next();
    let needsComma = false;
    while (this.#token !== close && this.#token !== token.end) {
      if (this.#token === token.comma) {
        if (!needsComma) this.#fail('ValueExpected');
        this.#builder.separator(',', this.#offset);
        if (this.#next() === close) break;
      } else if (needsComma) {
        this.#fail('CommaExpected');
      }
      if (kind === 'sequence' || this.#key()) {
        const opened = this.#opened();
        if (opened !== undefined) yield* this.#collection(opened);
        else if (!this.#scalar()) this.#fail('ValueExpected', close);
      }
      needsComma = true;
      this.#elements += 1;
      if (this.#elements % elementsAtOnce === 0) yield undefined;
    }
    this.#builder.close(kind, this.#offset + this.#scanner.getTokenLength());
    if (this.#token === close) this.#next();
    else this.#fail(unclosed);
  }

  /** @returns whether a value may follow */
  #key(): boolean {
    const { closeBrace } = token;
    if (this.#token !== token.text) {
      this.#fail('PropertyNameExpected', closeBrace);
      this.#fail('ValueExpected');
      return false;
    }
    const { value, offset, length } = this.#written;
    this.#builder.key(value, offset, length);
    if (this.#next() !== token.colon) {
      this.#fail('ColonExpected', closeBrace);
      return false;
    }
    this.#builder.separator(':', this.#offset);
    this.#next();
    return true;
  }

  /** @returns whether there is one */
  #scalar(): boolean {
    const { value, offset, length } = this.#written;
    const literal = (read: unknown): true => {
      this.#builder.literal(read, offset, length);
      this.#next();
      return true;
    };
    switch (this.#token) {
      case token.text:
        return literal(value);
      case token.number: {
        if (!Number.isNaN(Number(value))) return literal(Number(value));
        this.#fail('InvalidNumberFormat');
        return literal(0);
      }
      case token.null:
        return literal(null);
      case token.true:
        return literal(true);
      case token.false:
        return literal(false);
      default:
        return false;
    }
  }

  /** Goes on to what is no blank and no comment. */
  #next(): Token {
    for (;;) {
      this.#token = this.#scanner.scan() as Token;
      const error = scanErrors[this.#scanner.getTokenError() - 1];
      if (error !== undefined) this.#fail(error);
      switch (this.#token) {
        case token.lineComment:
        case token.blockComment:
          this.#builder.comment(this.#offset, this.#scanner.getTokenLength());
          break;
        case token.unknown:
          this.#fail('InvalidSymbol');
          break;
        case token.lineBreak:
        case token.blanks:
          break;
        default:
          return this.#token;
      }
    }
  }

  /** @param close what ends the collection: the rest of a broken element is passed over, up to it or to a comma */
  #fail(error: JsonError, close?: Token): void {
    const { offset, length } = this.#written;
    this.#report(error, offset, length);
    if (close === undefined) return;
    while (this.#token !== token.end && this.#token !== close && this.#token !== token.comma) this.#next();
  }

  get #offset(): number {
    return this.#scanner.getTokenOffset();
  }

  get #written(): { readonly value: string; readonly offset: number; readonly length: number } {
    return {
      value: this.#scanner.getTokenValue(),
      offset: this.#scanner.getTokenOffset(),
      length: this.#scanner.getTokenLength(),
    };
  }
}
