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
    case 'hexadecimal':
      return String.raw`in \u hexadecimal character escape`;
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

/** Go looks at the bytes of a text, and quotes the first of a character. */
function goQuoted(character: string): string {
  if (character === "'") return String.raw`'\''`;
  if (character === '"') return `'"'`;
  const [byte = 0] = new TextEncoder().encode(character);
  const escaped = JSON.stringify(String.fromCharCode(byte)).slice(1, -1);
  return `'${escaped.replace(/^\\u00/, '\\x')}'`;
}

/** What yajl says, which crun reads its config with (src/yajl_parser.c and yajl_lex.c). */
export function yajlMessage({ place, found, begun, ahead }: JsonFault): string {
  // A comment that does not end goes on behind the text.
  if (found === undefined || ahead.startsWith('/*')) return 'parse error: premature EOF';
  const lexical = inStrings[place] ?? lexicalFaults.find(([begins]) => begins.test(begun + ahead))?.[1];
  return lexical === undefined ? `parse error: ${notAllowedAt(place)}` : `lexical error: ${lexical}`;
}

const inStrings: { readonly [Place in FaultPlace]?: string } = {
  text: 'invalid character inside string.',
  escape: "inside a string, '\\' occurs before a character which it may not.",
  hexadecimal: "invalid (non-hex) character occurs after '\\u' inside string.",
};

/** What is wrong with a word or a number is told before it is asked whether one may stand there. */
const lexicalFaults: readonly (readonly [RegExp, string])[] = [
  [/^[^"[\]{},:\-\dtfn]/, 'invalid char in json text.'],
  [/^(?!true|false|null)[tfn]/, 'invalid string in json text.'],
  [/^-(?!\d)/, digitMissing('minus sign')],
  [/^-?(?:0|[1-9]\d*)\.(?!\d)/, digitMissing('decimal point')],
  [/^-?(?:0|[1-9]\d*)(?:\.\d+)?[eE](?![+-]?\d)/, digitMissing('exponent')],
];

function digitMissing(behind: string): string {
  return `malformed number, a digit is required after the ${behind}.`;
}

function notAllowedAt(place: FaultPlace): string {
  switch (place) {
    case 'key':
    case 'key-or-end':
      return 'invalid object key (must be a string)';
    case 'colon':
      return "object key and value must be separated by a colon (':')";
    case 'after-pair':
    case 'leading-zero':
      return "after key and value, inside map, I expect ',' or '}'";
    case 'after-item':
      return "after array element, I expect ',' or ']'";
    case 'after-document':
      return 'trailing garbage';
    default:
      return 'unallowed token at this point in JSON text';
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
    case 'hexadecimal':
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
