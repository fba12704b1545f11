import { expect, it } from 'vitest';
import { hashComments } from '../../server/src/syntax/json/hashComments.ts';

it.each([
  { what: 'above a value', text: '# mine\n{"a": 1}', found: ['# mine'] },
  {
    what: 'of several lines that end with a carriage return',
    text: '# a\r# b\r{"a": 1}',
    found: ['# a', '# b'],
  },
  { what: 'behind a comment of such a line', text: '// a\r# b\r{"a": 1}', found: ['# b'] },
  { what: 'behind a text that ends with such a line', text: '{"a\r# b\r"c": 1}', found: ['# b'] },
  { what: 'but none in a text or a comment', text: '{"a#": "\\"#"} // # b\n/* #\n# */', found: [] },
])('finds comments with # $what', ({ text, found }) => {
  expect(hashComments(text).map(({ start, end }) => text.slice(start, end))).toEqual(found);
});
