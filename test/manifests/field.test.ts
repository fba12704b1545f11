import { describe, expect, it } from 'vitest';
import { child, textValue } from '../../server/src/manifests/field.ts';
import { parseText } from '../../server/src/syntax/parse.ts';

/** The text under a key of the mapping `of`. */
function valueIn(text: string, key: string): string | undefined {
  const [slice] = parseText('yaml', text).slices;
  return textValue(child(child({ node: slice?.document.root, path: '' }, 'of'), key));
}

describe('the entry of a key', () => {
  it.each([
    ['the last one that is written', 'of:\n  a: one\n  b: two\n  a: three\n', 'a', 'three'],
    ['one that is merged in', 'base: &base\n  a: merged\nof:\n  <<: *base\n  b: two\n', 'a', 'merged'],
    ['its own, behind a merge', 'base: &base\n  a: merged\nof:\n  <<: *base\n  a: own\n', 'a', 'own'],
    ['of several merged ones the first', 'x: &x {a: x}\ny: &y {a: y}\nof:\n  <<: [*x, *y]\n', 'a', 'x'],
    ['behind an alias', 'base: &base\n  a: there\nof: *base\n', 'a', 'there'],
    ['a number as a key', 'of:\n  0x1: one\n', '1', 'one'],
    ['nothing', 'of:\n  b: two\n', 'a', undefined],
  ])('%s', (_, text, key, expected) => {
    expect(valueIn(text, key)).toBe(expected);
  });
});
