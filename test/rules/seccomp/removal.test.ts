import { expect, it } from 'vitest';
import { removalOf } from '../../../server/src/rules/edits/removal.ts';

/** The text between `<` and `>` is what goes; `|` stands between key and value of an entry. */
function without(marked: string): string | undefined {
  const start = marked.indexOf('<');
  const text = marked.replace(/[<>|]/g, '');
  const end = marked.replace(/[<|]/g, '').indexOf('>');
  const bar = marked.replace('<', '').indexOf('|');
  const value = { start: bar < 0 ? start : bar, end };
  const key = bar < 0 ? value : { start, end: bar };
  const range = removalOf(text, key, value);
  return range && text.slice(0, range.start) + text.slice(range.end);
}

it.each([
  ['the first of a list', '[<"a">, "b"]', '["b"]'],
  ['one in the middle', '["a", <"b">, "c"]', '["a", "c"]'],
  ['the last of lines', '[\n  "a",\n  <"b">\n]', '[\n  "a"\n]'],
  ['the first of lines', '[\n  <"a">,\n  "b"\n]', '[\n  "b"\n]'],
  ['the only one', '[<"a">]', '[]'],
  ['an entry of JSON', '{ <"a":| 1>, "b": 2 }', '{ "b": 2 }'],
  ['the last entry of JSON', '{ "a": 1, <"b":| 2> }', '{ "a": 1 }'],
  ['an item of YAML', '- a\n- <b>\n- c\n', '- a\n- c\n'],
  ['an item with a comment', '- a\n- <b> # why\n- c\n', '- a\n- c\n'],
  ['the last item without a line break', '- a\n- <b>', '- a\n'],
  ['an entry of YAML', 'a: 1\n<b:| 2>\nc: 3\n', 'a: 1\nc: 3\n'],
  ['an entry of lines', 'a: 1\n<b:|\n  - 2>\nc: 3\n', 'a: 1\nc: 3\n'],
  ['the first entry of an item', '- <a:| 1>\n  b: 2\n', '- b: 2\n'],
  ['the only entry of an item', '- <a:| 1>\n- b: 2\n', undefined],
  ['an item behind a dash', '- - <a>\n  - b\n', undefined],
])('takes away %s', (_, marked, expected) => {
  expect(without(marked)).toBe(expected);
});
