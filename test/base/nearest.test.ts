import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance, nearest } from '../../server/src/base/nearest.ts';

/** By its definition: what the last letters cost, and the rest before them. */
function slowDistance(left: string, right: string): number {
  if (left === '' || right === '') return left.length + right.length;
  const [l, r] = [left.slice(0, -1), right.slice(0, -1)];
  const costs = [
    slowDistance(l, right) + 1,
    slowDistance(left, r) + 1,
    slowDistance(l, r) + (left.at(-1) === right.at(-1) ? 0 : 1),
  ];
  const isSwapped = left.length > 1 && left.at(-1) === right.at(-2) && left.at(-2) === right.at(-1);
  if (isSwapped) costs.push(slowDistance(left.slice(0, -2), right.slice(0, -2)) + 1);
  return Math.min(...costs);
}

describe('the distance of two texts', () => {
  it('is the fewest insertions, deletions, replacements and swaps of neighbours', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
    fc.assert(
      fc.property(text, text, (left, right) => {
        expect(editDistance(left, right)).toBe(slowDistance(left, right));
      }),
      { numRuns: 400 },
    );
  });
});

describe('the nearest of some words', () => {
  it.each([
    ['backned', ['frontend', 'backend'], 'backend'],
    ['web', ['api', 'cart'], undefined],
    ['api', ['apis', 'ap'], 'ap'],
    ['same', ['same'], undefined],
  ])('to %s among %j is %s', (text, words, meant) => {
    expect(nearest(text, words)).toBe(meant);
    expect(nearest(text, [...words].reverse())).toBe(meant);
  });
});
