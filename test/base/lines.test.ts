import { expect, it } from 'vitest';
import { lineEndAt, lineStartAt } from '../../server/src/base/lines.ts';

it('tells where the line of an offset begins, from the first line on', () => {
  const text = '\nab\r\nc';
  expect([...text, ''].map((_, offset) => lineStartAt(text, offset))).toEqual([0, 1, 1, 1, 1, 5, 5]);
});

it('tells where the line of an offset ends, before its line feed', () => {
  const text = 'ab\n\nc';
  expect([...text, ''].map((_, offset) => lineEndAt(text, offset))).toEqual([2, 2, 2, 3, 5, 5]);
});
