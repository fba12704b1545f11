import { expect, it } from 'vitest';
import { lineStartAt } from '../../server/src/base/lines.ts';

it('tells where the line of an offset begins, from the first line on', () => {
  const text = '\nab\r\nc';
  expect([...text, ''].map((_, offset) => lineStartAt(text, offset))).toEqual([0, 1, 1, 1, 1, 5, 5]);
});
