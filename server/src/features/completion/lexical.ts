import { lineEndAt, lineStartAt } from '../../base/lines.ts';
/** A bracket that is still open at some offset. */
export interface OpenBracket {
  readonly character: '{' | '[';
  readonly at: number;
  /** The last separator in it: the bracket itself, a comma, or a colon. */
  separator: Separator;
  /** Where the value behind the separator ends, once it surely has. */
  valueEnd?: number | undefined;
}

interface Separator {
  readonly character: string;
  readonly at: number;
  /** The comma is not there, though a value has ended before it: `at` is the last character of that value. */
  readonly isMissing?: boolean;
}

/** What an offset lies in, as far as brackets and quotes go. */
export interface LexicalContext {
  readonly brackets: readonly OpenBracket[];
  /** The offset of the quote that is open. */
  readonly quote: number | undefined;
  /** In a comment, a block scalar or a text over several lines: nothing is completed there. */
  readonly inText: boolean;
  readonly inComment: boolean;
}

/**
 * Reads a text up to an offset. It need not be valid: a quote that is never closed ends with its line.
 * @param json whether it is JSON, whose comments begin with `//`
 */
export function lexicalContext(text: string, offset: number, json: boolean): LexicalContext {
  const brackets: OpenBracket[] = [];
  const here = (more: Partial<LexicalContext>): LexicalContext => ({
    brackets,
    quote: undefined,
    inText: false,
    inComment: false,
    ...more,
  });
  let at = 0;
  let atTokenStart = true;
  while (at < offset) {
    const character = text[at] ?? '';
    const innermost = brackets.at(-1);
    if (character === '\n') {
      atTokenStart = true;
      at++;
      if (!json && endsFlow(text, at, brackets)) brackets.length = 0;
    } else if (character === ' ' || character === '\t' || character === '\r') {
      at++;
    } else if (isComment(text, at, json)) {
      const end = lineEndAt(text, at);
      if (offset <= end) return here({ inComment: true });
      at = end;
    } else if (isQuote(character, json) && (atTokenStart || json)) {
      missComma(innermost);
      const end = quoteEnd(text, at);
      if (end === undefined || end > offset) {
        const line = lineEndAt(text, at);
        if (offset <= line) return here({ quote: at });
        if (end !== undefined) return here({ inText: true });
        at = line;
      } else {
        at = end;
        endValue(innermost, at);
      }
      atTokenStart = false;
    } else if ((character === '{' || character === '[') && (atTokenStart || brackets.length > 0)) {
      missComma(innermost);
      brackets.push({ character, at, separator: { character, at } });
      atTokenStart = true;
      at++;
    } else if (brackets.length > 0 && (character === '}' || character === ']')) {
      brackets.pop();
      atTokenStart = false;
      at++;
      endValue(brackets.at(-1), at);
    } else if (innermost !== undefined && (character === ',' || isColon(text, at, json))) {
      innermost.separator = { character, at };
      endValue(innermost, undefined);
      atTokenStart = true;
      at++;
    } else if (brackets.length === 0 && atTokenStart && /[|>]/.test(character)) {
      const end = blockScalarEnd(text, at);
      if (end !== undefined && end >= offset && lineEndAt(text, at) < offset) return here({ inText: true });
      at = end ?? at + 1;
      atTokenStart = end !== undefined;
    } else {
      if (json) {
        if (atTokenStart || /\s/.test(text[at - 1] ?? '')) missComma(innermost);
        endValue(innermost, at + 1);
      }
      atTokenStart = isColon(text, at, json) || (character === '-' && /\s/.test(text[at + 1] ?? ' '));
      at++;
    }
  }
  const last = brackets.at(-1);
  if (last?.valueEnd !== undefined && last.valueEnd < offset) missComma(last);
  return here({});
}

function isQuote(character: string, json: boolean): boolean {
  return character === '"' || (character === "'" && !json);
}

/** @param end undefined: another value is to come */
function endValue(open: OpenBracket | undefined, end: number | undefined): void {
  if (open !== undefined) open.valueEnd = end;
}

/** What begins behind a whole value belongs to the next entry, though the comma between them is not written yet. */
function missComma(open: OpenBracket | undefined): void {
  if (open?.valueEnd === undefined || (open.character === '{' && open.separator.character !== ':')) return;
  open.separator = { character: ',', at: open.valueEnd - 1, isMissing: true };
  open.valueEnd = undefined;
}

function isComment(text: string, at: number, json: boolean): boolean {
  if (json) return text.startsWith('//', at);
  return text[at] === '#' && (at === 0 || /\s/.test(text[at - 1] ?? ''));
}

function isColon(text: string, at: number, json: boolean): boolean {
  if (text[at] !== ':') return false;
  return json || /[\s,{}[\]]/.test(text[at + 1] ?? ' ') || /["']/.test(text[at - 1] ?? '');
}

/**
 * Whether a line belongs to the block around open brackets, which were left open by mistake: it is no further in than
 * the line on which they begin, and closes nothing.
 */
export function endsFlow(text: string, lineStart: number, brackets: readonly OpenBracket[]): boolean {
  const [outer] = brackets;
  if (outer === undefined) return false;
  const own = indentationAt(text, lineStart);
  const first = text[lineStart + own] ?? '\n';
  return own <= indentationAt(text, lineStartAt(text, outer.at)) && !'\r\n]}#'.includes(first);
}

/** The offset behind the closing quote. */
function quoteEnd(text: string, start: number): number | undefined {
  const quote = text[start];
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\' && quote === '"') at++;
    else if (text[at] === quote) {
      if (quote === "'" && text[at + 1] === "'") at++;
      else return at + 1;
    }
  }
  return undefined;
}

/** The end of the lines of a block scalar: those that are blank or further in than the line that it begins on. */
function blockScalarEnd(text: string, at: number): number | undefined {
  const first = lineEndAt(text, at);
  if (!/^[|>][-+0-9]{0,2}[ \t\r]*(?:#.*)?$/.test(text.slice(at, first))) return undefined;
  const indentation = indentationAt(text, lineStartAt(text, at));
  let end = first;
  while (end < text.length) {
    const next = lineEndAt(text, end + 1);
    const isBlank = text.slice(end + 1, next).trim() === '';
    if (!isBlank && indentationAt(text, end + 1) <= indentation) break;
    end = next;
  }
  return end;
}

function indentationAt(text: string, lineStart: number): number {
  let at = lineStart;
  while (text[at] === ' ') at++;
  return at - lineStart;
}
