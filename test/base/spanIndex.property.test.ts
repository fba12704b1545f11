import fc from 'fast-check';
import { expect, it } from 'vitest';
import { overlaps } from '../../server/src/base/intervals.ts';
import { SpanIndex } from '../../server/src/base/spanIndex.ts';

const interval = fc
  .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 20 }))
  .map(([first, length]) => ({ first, last: first + length }));
const sets = fc.array(fc.array(interval, { maxLength: 3 }), { maxLength: 40 });

it('finds the places whose intervals overlap another one, and no other', () => {
  fc.assert(
    fc.property(sets, interval, (all, asked) => {
      const found = new Set<number>();
      new SpanIndex(all).addOverlapping(asked, found);
      const wanted = all.flatMap((set, place) =>
        set.some((one) => overlaps([one], [asked])) ? [place] : [],
      );
      expect([...found].sort((left, right) => left - right)).toEqual(wanted);
    }),
    { numRuns: 2000 },
  );
});
