import { lineStartAt } from '../../base/lines.ts';
import type { TextRange } from '../../base/range.ts';
import { endsFlow, type LexicalContext, lexicalContext } from './lexical.ts';
import type { Form } from './template.ts';

/** Stands for what is being typed while the text around it is read. */
export const cursorWord = 'policy-lens-cursor';

/** What is being typed, and the text with `cursorWord` in its place. */
export interface Token {
  readonly form: Form;
  /** What is replaced; counted as `text` is. */
  readonly range: TextRange;
  /** What is typed before the cursor, without quotes. */
  readonly typed: string;
  /** All that is replaced, without quotes. */
  readonly word: string;
  /** The quote that it begins with. */
  readonly quote: string;
  /** What must stand before it: a space behind a colon or a dash. */
  readonly lead: string;
  /** How many spaces stand between the colon of its key and it, in a block. */
  readonly gap: number;
  /** What stands before it on its line where that is blank; undefined where something is written there. */
  readonly indentation: string | undefined;
  /** A colon follows, so that only the key itself is to be written. */
  readonly hasColon: boolean;
  /** Another entry follows without a comma between. */
  readonly needsComma: boolean;
  /** Where a comma has to be written too, behind the entry before; undefined: nowhere. */
  readonly missingComma: number | undefined;
  /** The column at which it begins. */
  readonly column: number;
  /** Of a value, the column of its key. */
  readonly keyColumn: number;
  /** The text in which it is a key or a value. */
  readonly repaired: string;
  /** The same as an item of its own, where it stands without a dash. */
  readonly asItem: string | undefined;
  /** The text without it. */
  readonly without: string;
}

/**
 * What stands at an offset.
 * @param text of one YAML document or JSON value
 * @param column of the text's first character, where it does not begin a line
 * @returns undefined where nothing can be completed
 */
export function tokenAt(
  text: string,
  offset: number,
  language: 'yaml' | 'json',
  context: LexicalContext = lexicalContext(text, offset, language === 'json'),
): Token | undefined {
  if (context.inComment || context.inText) return undefined;
  if (context.brackets.length > 0 || language === 'json') {
    return flowToken(text, offset, language === 'json', context);
  }
  return blockToken(text, offset, context);
}

const keyed = /^((?:"[^"]*"|'[^']*'|[^\s:#"'-][^:#]*?|-[^\s:#][^:#]*?)[ ]*:)([ ]+|$)(.*)$/;

function blockToken(text: string, offset: number, { quote }: LexicalContext): Token | undefined {
  const lineStart = lineStartAt(text, offset);
  const before = text.slice(lineStart, offset);
  const open = /^( *(?:- +)*)(.*)$/.exec(before);
  if (open === null || before.includes('\t')) return undefined;
  const [, indentation = '', content = ''] = open;
  const rest = restOfLine(text, offset);
  const match = content === '-' ? null : keyed.exec(content);
  if (match !== null) {
    const [, key = '', space = '', typed = ''] = match;
    const start = offset - typed.length;
    const lead = space === '' ? ' ' : '';
    const end = offset + (quote === undefined ? tail(rest) : quotedTail(rest, text[quote] ?? ''));
    return finish(text, { start, end }, offset, {
      form: 'block',
      lead,
      column: indentation.length + key.length + space.length,
      keyColumn: indentation.length,
      gap: space.length,
      hasColon: false,
      insert: lead + cursorWord,
      isItemPossible: false,
    });
  }
  const isDash = content === '-';
  const start = offset - (isDash ? 0 : content.length);
  const word = /^[^\s:#,]*/.exec(rest)?.[0] ?? '';
  const end = offset + word.length;
  const behind = rest.slice(word.length);
  const hasColon = /^[ ]*:(?:\s|$)/.test(behind);
  // A key can't be written in front of another text on its line.
  if (!hasColon && !/^\s*(?:#|$)/.test(behind)) return undefined;
  const lead = isDash ? ' ' : '';
  return finish(text, { start, end }, offset, {
    form: 'block',
    lead,
    column: start - lineStart + lead.length,
    hasColon,
    insert: `${lead}${cursorWord}${hasColon ? '' : ':'}`,
    isItemPossible: indentation.trim() === '' && !isDash,
  });
}

interface TokenParts {
  readonly form: Form;
  readonly lead: string;
  readonly column: number;
  readonly hasColon: boolean;
  readonly insert: string;
  readonly isItemPossible: boolean;
  readonly needsComma?: boolean;
  readonly missingComma?: number | undefined;
  readonly keyColumn?: number;
  readonly gap?: number;
}

function finish(text: string, range: TextRange, offset: number, parts: TokenParts): Token {
  const written = text.slice(range.start, offset);
  const quote = /^["']/.exec(written)?.[0] ?? '';
  const before = text.slice(lineStartAt(text, range.start), range.start);
  const [head, foot] = [text.slice(0, range.start), text.slice(range.end)];
  const { missingComma: comma } = parts;
  const mended = comma === undefined ? head : `${head.slice(0, comma)},${head.slice(comma)}`;
  return {
    form: parts.form,
    range,
    typed: written.slice(quote.length),
    word: text.slice(range.start, range.end).replace(/^["']|["']$/g, ''),
    quote,
    lead: parts.lead,
    gap: parts.gap ?? 0,
    indentation: before.trim() === '' ? before : undefined,
    hasColon: parts.hasColon,
    needsComma: parts.needsComma ?? false,
    missingComma: comma,
    column: parts.column,
    keyColumn: parts.keyColumn ?? parts.column,
    repaired: mended + parts.insert + foot,
    asItem: parts.isItemPossible ? `${head}- ${parts.insert}${foot}` : undefined,
    without: head + foot,
  };
}

function restOfLine(text: string, offset: number): string {
  const end = text.indexOf('\n', offset);
  return text.slice(offset, end < 0 ? text.length : end).trimEnd();
}

/** The length of a plain scalar's rest, a comment behind it left out. */
function tail(rest: string): number {
  return rest.replace(/(?:^|\s+)#.*$/, '').length;
}

function quotedTail(rest: string, quote: string): number {
  const close = rest.indexOf(quote);
  return close < 0 ? tail(rest) : close + 1;
}

function flowToken(
  text: string,
  offset: number,
  json: boolean,
  { brackets, quote }: LexicalContext,
): Token | undefined {
  const open = brackets.at(-1);
  if (open === undefined) return undefined;
  const from = open.separator.at + 1;
  const skipped = /^\s*/.exec(text.slice(from, offset))?.[0].length ?? 0;
  const start = from + skipped;
  const written = text.slice(start, offset);
  // What is typed is one word, which begins where its quote does: between two texts without a comma or colon is no place.
  const isOneWord =
    quote === undefined ? /^(?:"[^"\n]*"|'[^'\n]*'|[^\s"']*)$/.test(written) : quote === start;
  if (!isOneWord) return undefined;
  const rest = restOfLine(text, offset);
  const isClosed = quote === undefined && /^["']/.test(written);
  const length = isClosed
    ? 0
    : quote === undefined
      ? (/^[^\s,:{}[\]"'#]*/.exec(rest)?.[0].length ?? 0)
      : flowQuotedTail(rest, text[quote] ?? '"');
  const end = offset + length;
  const next = /^\s*(\S?)/.exec(text.slice(end, end + 1000))?.[1] ?? '';
  const isKey = open.character === '{' && open.separator.character !== ':';
  const hasColon = isKey && next === ':';
  const closing = json ? '' : closers(text, end, brackets);
  // Where the brackets are not closed, what follows belongs to the block around them.
  const isFollowed = !hasColon && closing === '' && !',}]#'.includes(next);
  const isBeforeEntry = isFollowed && entryStart.test(text.slice(end, end + 1000));
  // A value that follows without a comma would belong to the key.
  const needsComma = isFollowed && (isBeforeEntry || open.character === '[');
  if (isFollowed && !needsComma && !isKey) return undefined;
  const ending = hasColon ? '' : isFollowed && !needsComma ? ':' : ': null';
  const lineStart = lineStartAt(text, start);
  const lead = !json && open.separator.character === ':' && skipped === 0 ? ' ' : '';
  const word = json ? `"${cursorWord}"` : cursorWord;
  const comma = needsComma ? ',' : '';
  return finish(text, { start, end }, offset, {
    form: json ? 'json' : 'flow',
    lead,
    column: start - lineStart,
    hasColon,
    needsComma,
    missingComma: open.separator.isMissing === true ? from : undefined,
    insert: `${lead}${word}${isKey ? ending : ''}${comma}${closing}`,
    isItemPossible: false,
  });
}

const entryStart = /^\s*(?:(?:"[^"\n]*"|'[^'\n]*')\s*:|[^\s,{}[\]"'][^\n,{}[\]]*?:(?=[\s,{}[\]]|$))/;

/** Up to the closing quote; one that is not closed on its line ends before the next separator. */
function flowQuotedTail(rest: string, quote: string): number {
  const close = rest.indexOf(quote);
  if (close >= 0 && /^\s*(?:[,:}\]#]|$)/.test(rest.slice(close + 1))) return close + 1;
  return /^[^\s,:{}[\]"']*/.exec(rest)?.[0].length ?? 0;
}

/** What closes the brackets of YAML that the text behind does not close. */
function closers(text: string, from: number, brackets: LexicalContext['brackets']): string {
  let open = brackets.length;
  for (let at = from; at < text.length && open > 0; at++) {
    const character = text[at];
    if (character === '{' || character === '[') open++;
    else if (character === '}' || character === ']') open--;
    else if (character === '\n' && endsFlow(text, at + 1, brackets)) break;
  }
  return brackets
    .slice(0, open)
    .toReversed()
    .map(({ character }) => (character === '{' ? '}' : ']'))
    .join('');
}
