import type { FaultPlace, JsonFault } from './fault.ts';

/** What Go's encoding/json says (src/encoding/json/scanner.go). */
export function goMessage({ place, found, begun }: JsonFault): string {
  if (found === undefined) return 'unexpected end of JSON input';
  return `invalid character ${goQuoted(found)} ${goContext(place, begun)}`;
}

function goContext(place: FaultPlace, begun: string): string {
  switch (place) {
    case 'value':
    case 'value-or-end':
      return 'looking for beginning of value';
    case 'key':
    case 'key-or-end':
      return 'looking for beginning of object key string';
    case 'colon':
      return 'after object key';
    case 'after-item':
      return 'after array element';
    case 'after-document':
      return 'after top-level value';
    case 'text':
      return 'in string literal';
    case 'escape':
      return 'in string escape code';
    case 'number':
      return begun.includes('e') || begun.includes('E')
        ? 'in exponent of numeric literal'
        : begun.endsWith('.')
          ? 'after decimal point in numeric literal'
          : 'in numeric literal';
    case 'word':
      return `in literal ${goWord(begun)}`;
    default:
      return 'after object key:value pair';
  }
}

function goWord(begun: string): string {
  const word = ['true', 'false', 'null'].find((each) => each.startsWith(begun)) ?? begun;
  return `${word} (expecting '${word.charAt(begun.length)}')`;
}

function goQuoted(character: string): string {
  if (character === "'") return String.raw`'\''`;
  if (character === '\\') return String.raw`'\\'`;
  if (character === '\n') return String.raw`'\n'`;
  if (character === '\t') return String.raw`'\t'`;
  return `'${character}'`;
}

/** What yajl says, which crun reads its config with (src/yajl_parser.c). */
export function yajlMessage({ place, found }: JsonFault): string {
  if (found === undefined) return 'parse error: premature EOF';
  const begins = /[[\]{},:"\-\d]/.test(found) || (place !== 'word' && /[tfn]/.test(found));
  if (!begins || place === 'word' || place === 'number') return 'lexical error: invalid char in json text.';
  switch (place) {
    case 'key':
    case 'key-or-end':
      return 'parse error: invalid object key (must be a string)';
    case 'colon':
      return "parse error: object key and value must be separated by a colon (':')";
    case 'after-pair':
    case 'leading-zero':
      return "parse error: after key and value, inside map, I expect ',' or '}'";
    case 'after-item':
      return "parse error: after array element, I expect ',' or ']'";
    case 'after-document':
      return 'parse error: trailing garbage';
    case 'text':
    case 'escape':
      return 'lexical error: invalid character inside string.';
    default:
      return 'parse error: unallowed token at this point in JSON text';
  }
}

/** What serde_json says (src/error.rs). */
export function serdeMessage({ place, found, afterComma }: JsonFault): string {
  if (found === undefined) return 'EOF while parsing';
  switch (place) {
    case 'key':
      return afterComma && found === '}' ? 'trailing comma' : 'key must be a string';
    case 'key-or-end':
      return 'key must be a string';
    case 'colon':
      return 'expected `:`';
    case 'after-pair':
      return 'expected `,` or `}`';
    case 'after-item':
      return 'expected `,` or `]`';
    case 'after-document':
      return 'trailing characters';
    case 'text':
      return 'control character (\\u0000-\\u001F) found while parsing a string';
    case 'escape':
      return 'invalid escape';
    case 'number':
    case 'leading-zero':
      return 'invalid number';
    case 'word':
      return 'expected ident';
    default:
      return afterComma && found === ']' ? 'trailing comma' : 'expected value';
  }
}
