import type { TextRange } from '../../base/range.ts';
import { yamlText } from '../../syntax/yaml/yamlText.ts';
import type { Completion } from './completion.ts';
import type { Offer } from './offer.ts';
import type { Place } from './place.ts';
import { literal } from './snippet.ts';
import { renderEntries, renderEntry, renderValue, type Template } from './template.ts';
import type { Token } from './token.ts';

/**
 * Gives an offer the form of the text around the cursor.
 * @param range what is replaced, in the file's offsets
 * @returns undefined where it can't be written there
 */
export function toCompletion(offer: Offer, place: Place, range: TextRange): Completion | undefined {
  const { token, dash } = place;
  const isBelow = offer.content.kind === 'list';
  // Behind a whole value and a space nothing more belongs to it; the names of whole items may be several words.
  const isEnded = place.position === 'value' && token.quote === '' && /\s$/.test(token.typed);
  const snippet = isEnded && !isBelow ? undefined : snippetOf(offer, place);
  if (snippet === undefined) return undefined;
  const comma = token.needsComma ? ',' : '';
  const missing = token.missingComma;
  return {
    label: dash ? `- ${offer.label}` : offer.label,
    kind: offer.kind,
    detail: offer.detail,
    documentation: offer.documentation,
    // Before what other extensions offer: strings of JSON that stand elsewhere in the file are ordered by their quote.
    sortText: `!${dash ? '1' : '0'}${offer.rank.toFixed(2).padStart(6, '0')} ${offer.label}`,
    filterText: `${token.quote}${offer.filter ?? offer.label}`,
    // A list begins on the next line: the space behind the colon would stay at the end of this one.
    range: isBelow ? { ...range, start: range.start - token.gap } : range,
    // Offsets of the token count from elsewhere in the file than those of the range.
    ...(missing === undefined ? {} : { comma: missing + range.start - token.range.start }),
    snippet: `${isBelow ? '' : token.lead}${snippet}${comma}`,
    leadsOn: offer.leadsOn === true && !token.hasColon,
    ...(offer.twin === undefined ? {} : { twin: offer.twin }),
    ...(offer.isPartial ? { isPartial: true } : {}),
  };
}

function snippetOf({ content }: Offer, { token, position, dash, path, captured }: Place): string | undefined {
  const { form, hasColon } = token;
  const column = dash ? token.column + 2 : token.column;
  const prefix = dash ? '- ' : '';
  if (content.kind === 'entry') {
    if (position !== 'key') return undefined;
    const key = literal(form === 'json' ? JSON.stringify(content.key) : yamlText(content.key));
    if (hasColon) return key;
    if (captured !== undefined) return dash ? undefined : `${key}:`;
    return prefix + renderEntry(content.key, content.value, form, column);
  }
  if (content.kind === 'entries') {
    if (position !== 'key' || hasColon || captured !== undefined) return undefined;
    return renderEntries(content.entries, form, column, separatorOf(token));
  }
  // A whole value can't be written as a key in braces, nor where a key already has its colon.
  if (hasColon || captured !== undefined || (position === 'key' && form !== 'block')) return undefined;
  if (
    content.kind === 'value' &&
    content.beside === undefined &&
    content.value.kind === 'scalar' &&
    typeof content.value.value === 'string' &&
    token.quote !== ''
  ) {
    return prefix + literal(quoted(content.value.value, token.quote));
  }
  if (content.kind === 'items') return prefix + several(content.values, token, column);
  if (content.kind === 'list') {
    const below = token.keyColumn + 2;
    return `\n${' '.repeat(below)}${renderValue(content.items, 'block', below)}`;
  }
  const isOnKeyLine = position === 'value' && form === 'block' && typeof path.at(-1) === 'string';
  const own = prefix + renderValue(content.value, isOnKeyLine ? 'flow' : form, column);
  if (content.kind !== 'value' || content.beside === undefined) return own;
  const [key, value] = content.beside;
  const separator = form === 'block' ? `\n${' '.repeat(token.keyColumn)}` : ', ';
  return own + separator + renderEntry(key, value, form, token.keyColumn);
}

/** Items one below the other where the list is written so. */
function several(values: readonly Template[], token: Token, column: number): string {
  const { form } = token;
  const separator = form === 'block' ? `\n${' '.repeat(column - 2)}- ` : separatorOf(token);
  return values.map((value) => renderValue(value, form, column)).join(separator);
}

/** In braces and brackets: on lines of their own where the one at the cursor has a line of its own. */
function separatorOf({ indentation }: Token): string {
  return indentation === undefined ? ', ' : `,\n${literal(indentation)}`;
}

/** In the quotes that the user has begun with. */
function quoted(text: string, quote: string): string {
  return quote === "'" ? `'${text.replaceAll("'", "''")}'` : JSON.stringify(text);
}
