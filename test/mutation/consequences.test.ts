import { describe, expect, it } from 'vitest';
import { labelNotText } from '../../server/src/rules/documents/labelNotText.ts';
import { policyRules } from '../../server/src/rules/registry.ts';
import { podsLeftOut } from '../../server/src/rules/workloads/podsLeftOut.ts';
import { workloadTwice } from '../../server/src/rules/workloads/workloadTwice.ts';
import { seeded } from '../support/random.ts';
import { describeShared } from '../support/shared.ts';
import { append } from './appended.ts';
import { cleanShop, realBases, repositories } from './bases.ts';
import { judge, withSilentPolicies } from './check.ts';
import { dashKinds } from './kinds/dashes.ts';
import { openingKinds } from './kinds/openings.ts';
import { withoutEffectKinds } from './kinds/withoutEffect.ts';
import { enough, plant } from './mutation.ts';
import { sketches } from './sketches/index.ts';

const right = { missed: [], surplus: [] };

/** Those whose mistakes are planted in what other files tell. */
const acrossFiles: readonly string[] = ['selector-matches-nothing', 'port-not-listened-on'];

describeShared('what follows from a mistake is told, and nothing else', repositories, (folder) => {
  const bases = [cleanShop(), ...realBases(folder).map(withSilentPolicies)];
  const planted = new Map<string, number>();

  const check = (rule: string, mutations: ReturnType<typeof plant>): void => {
    planted.set(rule, (planted.get(rule) ?? 0) + mutations.length);
    const judgements = mutations.map((mutation) => [mutation.name, judge(mutation)]);
    expect(Object.fromEntries(judgements)).toEqual(
      Object.fromEntries(judgements.map(([name]) => [name, right])),
    );
  };

  describe('in the line of a policy', () => {
    it.each(
      [...openingKinds, ...withoutEffectKinds, ...dashKinds].map(
        (kind, index) => [kind.name, kind, index] as const,
      ),
    )('%s', (_, kind, index) => {
      check(kind.rule, plant(kind, bases, 12, seeded(index)));
    });
  });

  describe('in objects beside those that are there', () => {
    it.each(sketches.map((sketch, index) => [sketch.name, sketch, index] as const))(
      '%s',
      (_, sketch, index) => {
        check(sketch.rule, append(sketch, bases, enough, seeded(index)));
      },
    );
  });

  it('enough of each rule', () => {
    const told = [...policyRules, podsLeftOut, workloadTwice, labelNotText].map(({ id }) => id);
    expect([...planted.keys()].sort()).toEqual(told.filter((id) => !acrossFiles.includes(id)).sort());
    for (const [rule, count] of planted)
      expect({ rule, count }).toEqual({ rule, count: expect.toSatisfy((n: number) => n >= enough) });
  });
});
