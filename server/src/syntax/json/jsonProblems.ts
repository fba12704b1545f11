import type { SyntaxProblem } from '../tree.ts';
import type { JsonError } from './readJson.ts';

const messages: Readonly<Record<JsonError, readonly [code: string, message: string]>> = {
  InvalidSymbol: [
    'json-value',
    'This is no JSON value. Texts stand in double quotes; the only bare words are true, false and null.',
  ],
  InvalidNumberFormat: [
    'json-number',
    'This is no JSON number. Write it in decimal, without a leading zero or plus sign.',
  ],
  PropertyNameExpected: ['json-key', 'A key in double quotes must stand here.'],
  ValueExpected: ['json-value', 'A value must stand here.'],
  ColonExpected: ['json-colon', 'A colon must stand between a key and its value.'],
  CommaExpected: ['json-comma', 'A comma must stand between two elements.'],
  CloseBraceExpected: ['json-brace', 'A "{" is not closed. Add the "}" that ends it.'],
  CloseBracketExpected: ['json-bracket', 'A "[" is not closed. Add the "]" that ends it.'],
  EndOfFileExpected: [
    'json-end',
    'The JSON value has ended, and what follows is no other object. Remove it.',
  ],
  UnexpectedEndOfComment: [
    'json-comment-open',
    'This comment is not closed, and Kubernetes refuses comments in JSON. Remove it.',
  ],
  UnexpectedEndOfString: ['json-quote', 'This text is not closed. Add a double quote at its end.'],
  UnexpectedEndOfNumber: ['json-number', 'This number is not finished. Add the digits that are missing.'],
  InvalidUnicode: ['json-escape', 'After \\u, four hexadecimal digits must follow.'],
  InvalidEscapeCharacter: ['json-escape', 'JSON knows no such escape. Write \\\\ for a backslash itself.'],
  InvalidCharacter: [
    'json-character',
    'A control character must not stand inside a text. Write it as an escape, for instance \\n or \\t.',
  ],
};

/** Tells an error of the JSON parser in our own words. */
export function describeJsonError(
  error: JsonError,
  offset: number,
  length: number,
  text: string,
): SyntaxProblem {
  const [code, message] = messages[error];
  const start = Math.min(offset, text.length);
  return { code, message, range: { start, end: Math.min(start + length, text.length) } };
}
