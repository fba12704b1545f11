import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  contains,
  cut,
  equals,
  type Interval,
  type IntervalSet,
  intersect,
  isSubset,
  normalise,
  overlaps,
  size,
  subtract,
  union,
} from '../../server/src/base/intervals.ts';

const limit = 24;
const numbers = Array.from({ length: limit }, (_, index) => index);
const interval: fc.Arbitrary<Interval<number>> = fc
  .tuple(fc.nat(limit - 1), fc.nat(limit - 1))
  .map(([first, last]) => ({ first, last }));
const intervals = fc.array(interval, { maxLength: 6 });
const set = intervals.map((list) => normalise(list));

function members(list: IntervalSet<number>): ReadonlySet<number> {
  return new Set(
    numbers.filter((number) => list.some(({ first, last }) => first <= number && number <= last)),
  );
}

function naive(test: (number: number) => boolean): ReadonlySet<number> {
  return new Set(numbers.filter(test));
}

/** Ascending, and never touching. */
function isNormal(list: IntervalSet<number>): boolean {
  return list.every(({ first, last }, index) => first <= last && first > (list[index - 1]?.last ?? -2) + 1);
}

describe('interval sets agree with sets of numbers', () => {
  const pair = fc.tuple(set, set);
  const law = (name: string, check: (left: IntervalSet<number>, right: IntervalSet<number>) => void) =>
    it(name, () =>
      fc.assert(
        fc.property(pair, ([left, right]) => check(left, right)),
        { numRuns: 3000 },
      ),
    );

  it('normal form', () => {
    fc.assert(
      fc.property(intervals, (list) => {
        expect(isNormal(normalise(list))).toBe(true);
        expect(members(normalise(list))).toEqual(members(list));
      }),
      { numRuns: 3000 },
    );
  });

  law('union', (left, right) => {
    const [one, other] = [members(left), members(right)];
    expect(members(union(left, right))).toEqual(naive((number) => one.has(number) || other.has(number)));
    expect(isNormal(union(left, right))).toBe(true);
  });
  law('intersection', (left, right) => {
    const [one, other] = [members(left), members(right)];
    expect(members(intersect(left, right))).toEqual(naive((number) => one.has(number) && other.has(number)));
    expect(isNormal(intersect(left, right))).toBe(true);
    expect(overlaps(left, right)).toBe(intersect(left, right).length > 0);
  });
  law('difference', (left, right) => {
    const [one, other] = [members(left), members(right)];
    expect(members(subtract(left, right))).toEqual(naive((number) => one.has(number) && !other.has(number)));
    expect(isNormal(subtract(left, right))).toBe(true);
    expect(isSubset(left, right)).toBe([...one].every((number) => other.has(number)));
  });
  law('equality', (left, right) => {
    expect(equals(left, right)).toBe(
      JSON.stringify([...members(left)]) === JSON.stringify([...members(right)]),
    );
  });
  law('membership and size', (left) => {
    expect(naive((number) => contains(left, number))).toEqual(members(left));
    expect(size(left)).toBe(BigInt(members(left).size));
  });

  it('pieces', () => {
    fc.assert(
      fc.property(set, intervals, (whole, list) => {
        const ends = list.filter(({ first, last }) => first <= last);
        const pieces = cut(whole, ends);
        expect(members(pieces)).toEqual(members(whole));
        expect(pieces.reduce((sum, { first, last }) => sum + last - first + 1, 0)).toBe(members(whole).size);
        for (const piece of pieces) {
          for (const end of ends) {
            expect(overlaps([piece], [end])).toBe(isSubset([piece], [end]));
          }
        }
      }),
      { numRuns: 3000 },
    );
  });
});

describe('interval sets of BigInt', () => {
  const last = 2n ** 128n - 1n;
  it('reach to the ends of the IPv6 space', () => {
    const whole = [{ first: 0n, last }];
    expect(subtract(whole, [{ first: last, last }])).toEqual([{ first: 0n, last: last - 1n }]);
    expect(union([{ first: 0n, last: 5n }], [{ first: 6n, last }])).toEqual(whole);
    expect(size(whole)).toBe(2n ** 128n);
  });
});
