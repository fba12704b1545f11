import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Probes } from '../../server/src/seccomp/compare/probes.ts';
import type { Condition } from '../../server/src/seccomp/libseccomp/condition.ts';

const ones = 2n ** 64n - 1n;
const word = fc.oneof(
  fc.bigInt({ min: 0n, max: 3n }),
  fc.constantFrom(0xffff_ffffn, 1n << 32n, ones),
  fc.bigInt({ min: 0n, max: ones }),
);
const condition: fc.Arbitrary<Condition> = fc.record({
  index: fc.constantFrom(0, 1, 5, 6),
  operator: fc.constantFrom('EQ', 'NE', 'GE', 'MASKED_EQ', 'MASKED_EQ', 'MASKED_EQ'),
  value: word,
  valueTwo: word,
});
const conditions = fc.array(condition, { maxLength: 9 });
const most = fc.integer({ min: 1, max: 400 });

test('what is tried is all that lies around the conditions, whether or not some of them have values in common', () => {
  fc.assert(
    fc.property(conditions, most, (all, limit) => {
      const lists = allAround(all);
      const few = Probes.fewAround([all], limit);
      expect(few && [...few]).toEqual(lists.length > limit ? undefined : lists);
    }),
    { numRuns: 2000 },
  );
});

test.each(['EQ', 'MASKED_EQ'] as const)('with %s none is over where no value is tried twice', (operator) => {
  const all = [10n, 20n, 30n, 40n].map((value) =>
    operator === 'EQ'
      ? { index: 0, operator, value, valueTwo: 0n }
      : { index: 0, operator, value: 0xffff_fff0n, valueTwo: value << 8n },
  );
  const { length } = allAround(all);
  expect(Probes.fewAround([all], length)).toHaveLength(length);
  expect(Probes.fewAround([all], length - 1)).toBeUndefined();
});

test('nothing is asked of any other, whichever is asked first', () => {
  fc.assert(
    fc.property(conditions, fc.nat(), (all, place) => {
      const probes = Probes.fewAround([all], 400);
      fc.pre(probes !== undefined);
      const lists = [...probes].map(String);
      const wanted = lists[place % lists.length];
      expect(probes.some((args) => String(args) === wanted)).toBe(true);
      expect(probes.some((args) => !lists.includes(String(args)))).toBe(false);
    }),
  );
});

test('those that have some values for one argument are told in the same order', () => {
  fc.assert(
    fc.property(conditions, fc.nat({ max: 5 }), fc.array(fc.nat()), (all, argument, places) => {
      const probes = Probes.fewAround([all], 400);
      fc.pre(probes !== undefined);
      const tried = probes.valuesFor(argument);
      const values = new Set(places.map((place) => tried[place % tried.length] ?? 0n));
      const wanted = [...probes].filter((args) => values.has(args[argument] ?? 0n));
      expect([...probes.having(argument, values)]).toEqual(wanted);
      expect(probes.length).toBe([...probes].length);
    }),
  );
});

/** All combinations, those with the same first arguments after each other. */
function allAround(all: readonly Condition[]): readonly (readonly bigint[])[] {
  return [0, 1, 2, 3, 4, 5].reduce<readonly (readonly bigint[])[]>(
    (lists, argument) => {
      const own = all.filter(({ index }) => index === argument);
      const values = [...new Set([0n, ...own.flatMap(around)])];
      return lists.flatMap((list) => values.map((value) => [...list, value]));
    },
    [[]],
  );
}

function around({ operator, value, valueTwo }: Condition): readonly bigint[] {
  const isMasked = operator === 'MASKED_EQ';
  const datum = isMasked ? valueTwo & value : value;
  const plain = [datum, datum - 1n, datum + 1n, datum | (1n << 32n), ones];
  const masked = isMasked ? [value, ~value, datum | ~value, value & -value] : [];
  return [...plain, ...masked].map((each) => BigInt.asUintN(64, each));
}
