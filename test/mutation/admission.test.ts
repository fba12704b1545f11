import { describe, expect, it } from 'vitest';
import { seeded } from '../support/random.ts';
import { describeShared } from '../support/shared.ts';
import { type Base, cleanShop, realBases, repositories } from './bases.ts';
import { judge, withCleanPolicies } from './check.ts';
import { admissionKinds } from './kinds/index.ts';
import { enough, plant } from './mutation.ts';

const right = { missed: [], surplus: [] };

/** How many of each rule. */
const planted = new Map<string, number>();

/** @param count how many of each kind at most, in as many files */
function findsEach(bases: readonly Base[], count: number): void {
  it.each(admissionKinds.map((kind, index) => [kind.name, kind, index] as const))('%s', (_, kind, index) => {
    const mutations = plant(kind, bases, count, seeded(index));
    planted.set(kind.rule, (planted.get(kind.rule) ?? 0) + mutations.length);
    const judgements = mutations.map((mutation) => [mutation.name, judge(mutation)]);
    expect(Object.fromEntries(judgements)).toEqual(
      Object.fromEntries(judgements.map(([name]) => [name, right])),
    );
  });
}

describe('a mistake in one policy of the shop is found, and nothing else', () => {
  findsEach([cleanShop()], 2);
});

describeShared(
  'a mistake in one policy of a real repository is found, and nothing else',
  repositories,
  (folder) => {
    findsEach(realBases(folder).map(withCleanPolicies), 3);

    it('enough of each rule', () => {
      const rules = new Set(admissionKinds.map(({ rule }) => rule));
      expect([...planted.keys()].sort()).toEqual([...rules].sort());
      for (const [rule, count] of planted)
        expect({ rule, count }).toEqual({ rule, count: expect.toSatisfy((n: number) => n >= enough) });
    });
  },
);
