import { type Document, isScalar, visit, type YAMLError } from 'yaml';
import { lineEndAt, lineStartAt } from '../../base/lines.ts';
import type { TextRange } from '../../base/range.ts';
import type { SyntaxProblem } from '../tree.ts';

/** A stretch of unfinished text that was replaced by a stand-in of the same length before parsing. */
export interface Repair {
  /** `key`: a key without its colon; `quote`: a text without its closing quote; `blank`: a line that is no YAML. */
  readonly kind: 'key' | 'quote' | 'blank';
  readonly range: TextRange;
  readonly standIn: string;
  readonly problem: SyntaxProblem;
}

/**
 * Finds the unfinished lines that would make the parser swallow what follows them: a word without a colon above
 * another key, a quote that is not closed on its line, the markers of a merge conflict.
 * @param text the text as it was parsed, earlier repairs included
 * @param document what the parser made of it
 * @returns repairs that do not overlap, in no particular order; none where the errors are of another kind
 */
export function findRepairs(text: string, document: Document): readonly Repair[] {
  const repairs = new Map<number, Repair>();
  for (const repair of conflictMarkers(text)) repairs.set(repair.range.start, repair);
  if (repairs.size > 0) return [...repairs.values()];
  for (const start of openQuotes(text, document)) {
    const repair = closeQuote(text, start);
    if (repair !== undefined) repairs.set(start, repair);
  }
  for (const error of document.errors) {
    if (error.code === 'MULTILINE_IMPLICIT_KEY') {
      for (const repair of unfinishedKeys(text, error)) repairs.set(repair.range.start, repair);
    } else if (error.code === 'BAD_INDENT') {
      const repair = wordBefore(text, error.pos[0]);
      if (repair !== undefined) repairs.set(repair.range.start, repair);
    }
  }
  return [...repairs.values()];
}

/** Puts the stand-ins into the text; every offset stays. */
export function applyRepairs(text: string, repairs: readonly Repair[]): string {
  let result = '';
  let at = 0;
  for (const { range, standIn } of repairs.toSorted((a, b) => a.range.start - b.range.start)) {
    if (range.start < at) continue;
    result += text.slice(at, range.start) + standIn;
    at = range.end;
  }
  return result + text.slice(at);
}

const conflictMarker = /(?<![^\n])(?:<{7}|={7}|>{7}|\|{7})(?:[ \t][^\n]*)?(?=\r?\n|\r?$)/g;

function conflictMarkers(text: string): Repair[] {
  return [...text.matchAll(conflictMarker)].map((match) => {
    const range = { start: match.index, end: match.index + match[0].length };
    return {
      kind: 'blank',
      range,
      standIn: ' '.repeat(match[0].length),
      problem: {
        code: 'conflict-marker',
        message:
          'This is the marker of a merge conflict, so the file holds two versions at once. Keep one of them and delete the markers.',
        range,
      },
    };
  });
}

const startsPlain = /^[^\s"'[\]{}&*!|>%@`#,?:-]|^[?:-](?=\S)/;

/** The lines of a key that spans several: all but the last are keys that still lack their colon. */
function unfinishedKeys(text: string, error: YAMLError): Repair[] {
  const start = error.pos[0];
  if (!startsPlain.test(text.slice(start, start + 2))) return [];
  const column = columnOf(text, start);
  const repairs: Repair[] = [];
  const lastLine = lineStartAt(text, Math.max(start, error.pos[1] - 1));
  for (let from = start; from < lastLine; ) {
    repairs.push(unfinishedKey({ start: from, end: contentEnd(text, from) }, text));
    const next = nextContentLine(text, from);
    if (next === undefined || next >= lastLine || columnOf(text, next) !== column) break;
    from = next;
  }
  return repairs;
}

/**
 * A word that the parser took for a value, since a comment or blank line follows it, and so found the next key of the
 * same column out of place.
 */
function wordBefore(text: string, offset: number): Repair | undefined {
  const key = nextContentLine(text, Math.max(0, lineStartAt(text, offset) - 1));
  if (key === undefined) return undefined;
  for (let end = lineStartAt(text, key); end > 0; ) {
    const start = lineStartAt(text, end - 1);
    const line = text.slice(start, end);
    end = start;
    if (/^[ \t\r]*(?:#|\n)/.test(line)) continue;
    const word = start + (/^[ \t]*(?:- +)*/.exec(line)?.[0].length ?? 0);
    const range = { start: word, end: contentEnd(text, word) };
    const isWord =
      startsPlain.test(text.slice(word, word + 2)) && !/:(?:\s|$)/.test(text.slice(word, range.end));
    return isWord && columnOf(text, word) === columnOf(text, key) ? unfinishedKey(range, text) : undefined;
  }
  return undefined;
}

function unfinishedKey(range: TextRange, text: string): Repair {
  const word = text.slice(range.start, range.end);
  const glued = /^([^\s:]+):(?=\S)/.exec(word)?.[1];
  const message =
    glued === undefined
      ? `"${shorten(word)}" is not finished: a key needs a colon after it. Write "${shorten(word)}:" and its value, or remove the line.`
      : `A space is missing after the colon of "${shorten(glued)}". Without it the whole line is one word.`;
  return {
    kind: 'key',
    range,
    standIn: `${'x'.repeat(word.length - 1)}:`,
    problem: { code: glued === undefined ? 'unfinished-line' : 'missing-space', message, range },
  };
}

/** Where quoted texts begin that were not meant to go on beyond their line. */
function openQuotes(text: string, document: Document): number[] {
  const starts: number[] = [];
  const errors = document.errors.map((error) => error.pos[0]);
  const closing = new Set(
    document.errors
      .filter(({ message }) => message.startsWith('Missing closing'))
      .map((error) => error.pos[0]),
  );
  visit(document, {
    Scalar: (_key, node) => {
      if (!isScalar(node) || node.range == null) return;
      const [start, end] = node.range;
      const quote = text[start];
      if (quote !== '"' && quote !== "'") return;
      if (closing.has(end)) {
        starts.push(start);
        return;
      }
      const source = text.slice(start, end);
      if (!source.includes('\n') || !continuesWithKey.test(source)) return;
      const lineAfter = text.indexOf('\n', end);
      const until = lineAfter === -1 ? text.length : lineAfter;
      if (errors.some((at) => at >= start && at <= until)) starts.push(start);
    },
  });
  return starts;
}

const continuesWithKey = /\n[ \t]*(?:- |["']?[\w./-]+["']?:(?:[ \t\r\n"']|$))/;

const keyLine = /^["']?[\w./-]+["']?:(?:[ \t\r\n]|$)/;

function closeQuote(text: string, start: number): Repair | undefined {
  const end = contentEnd(text, start);
  const source = text.slice(start, end);
  const range = { start, end };
  const quote = source.charAt(0);
  const problem = {
    code: 'unclosed-quote',
    message: `This text has no closing quote. Add a ${quote} where it ends.`,
    range,
  };
  const isFirstOnLine = /^[ \t]*(?:- +)*$/.test(text.slice(lineStartAt(text, start), start));
  const key = /^["'][\w./-]*(?=:(?:[ \t]|$))/.exec(source)?.[0];
  if (isFirstOnLine && key !== undefined) {
    const keyRange = { start, end: start + key.length };
    return {
      kind: 'quote',
      range: keyRange,
      standIn: 'x'.repeat(key.length),
      problem: { ...problem, range: keyRange },
    };
  }
  const next = nextContentLine(text, start);
  const isAboveKey =
    next !== undefined &&
    columnOf(text, next) === columnOf(text, start) &&
    keyLine.test(text.slice(next, next + 200));
  if (isFirstOnLine && isAboveKey) return { ...unfinishedKey(range, text), problem };
  const standIn = source.length < 2 ? 'x' : `${quote}${'x'.repeat(source.length - 2)}${quote}`;
  return { kind: 'quote', range, standIn, problem };
}

function columnOf(text: string, offset: number): number {
  return offset - lineStartAt(text, offset);
}

/** The end of a line's content, without a comment and trailing blanks. */
function contentEnd(text: string, start: number): number {
  const line = text.slice(start, lineEndAt(text, start));
  const comment = /^["']/.test(line) ? -1 : line.search(/[ \t]#/);
  return start + Math.max(1, (comment === -1 ? line : line.slice(0, comment)).trimEnd().length);
}

/** The offset of the first content after a line, blank and comment lines left out. */
function nextContentLine(text: string, offset: number): number | undefined {
  const next = /\n[ \t]*(?=[^\s#])/g;
  next.lastIndex = offset;
  const match = next.exec(text);
  return match === null ? undefined : match.index + match[0].length;
}

function shorten(word: string): string {
  return word.length > 40 ? `${word.slice(0, 37)}...` : word;
}
