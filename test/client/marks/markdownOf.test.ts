import { expect, it } from 'vitest';
import { markdownOf } from '../../../client/src/marks/markdownOf.ts';

it('keeps the blanks of a text, at which lines may break, and takes nothing in it for Markdown', () => {
  expect(markdownOf('2 lost against HEAD because Pod shop/a_b, [x](y) <b>&amp; `c`, is gone.')).toBe(
    '2 lost against HEAD because Pod shop\\/a\\_b\\, \\[x\\]\\(y\\) \\<b\\>\\&amp\\; \\`c\\`\\, is gone\\.',
  );
});
