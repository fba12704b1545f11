import { expect, it } from 'vitest';
import type { Condition } from '../../../server/src/seccomp/libseccomp/condition.ts';
import { askedBy, chainOf } from '../../../server/src/seccomp/libseccomp/tree/chain.ts';
import { GrowingTree } from '../../../server/src/seccomp/libseccomp/tree/growingTree.ts';
import { prune } from '../../../server/src/seccomp/libseccomp/tree/prune.ts';
import { RuleList } from '../../../server/src/seccomp/libseccomp/tree/ruleList.ts';
import { Steps } from '../../../server/src/seccomp/libseccomp/tree/steps.ts';
import { treeKind } from '../../../server/src/seccomp/libseccomp/tree/treeKind.ts';
import { TreeRule } from '../../../server/src/seccomp/libseccomp/tree/treeRule.ts';
import { type Random, seeded } from '../../support/random.ts';
import { boundaries } from '../../support/seccomp/randomFilters.ts';

const behaviour = { lowerBoundsMisplaced: true };
const actions = [0x7fff_0000, 0x7ffc_0000, 0x0005_0001];

it.each([32, 64] as const)('rules about one argument each make no other needless, in %i bits', (bits) => {
  const random = seeded(bits);
  let joined = 0;
  for (let filter = 0; filter < 400; filter++) {
    const tree = new GrowingTree({ bits, behaviour });
    for (let rule = 0; rule < 12; rule++) {
      const conditions = [single(random)];
      const outcome = { action: random.pick(actions), rule };
      const asked = askedBy(conditions, bits);
      const root = chainOf(asked, outcome);
      // Under a mask without bits there is no condition.
      if (root === undefined) continue;
      expect(asked.isSingle).toBe(true);
      const { nodes } = tree;
      expect(prune(tree, root, outcome.action, new Steps(100_000))).toEqual({
        removed: 0,
        redundant: false,
      });
      expect(tree.nodes).toBe(nodes);
      if (tree.add(conditions, outcome, new Steps(100_000)) === 'contradicts') break;
      joined += 1;
    }
  }
  expect(joined).toBeGreaterThan(1_000);
});

function single(random: Random): Condition {
  return {
    index: random.below(3),
    operator: random.pick(['NE', 'LT', 'LE', 'EQ', 'GE', 'GT', 'MASKED_EQ'] as const),
    value: random.pick(boundaries),
    valueTwo: random.pick(boundaries),
  };
}

it('one of less conditions takes the place of one that contains them', () => {
  const rule = (indexes: readonly number[]): TreeRule =>
    TreeRule.of(
      indexes.map((index) => ({ index, operator: 'EQ', value: 7n, valueTwo: 0n })),
      actions[0] ?? 0,
    );
  const lengths = [
    [[0, 1], [1]],
    [[1], [0, 1]],
    [[1], [0]],
  ].map((rules) => {
    let list = RuleList.empty;
    for (const indexes of rules) list = list.with(rule(indexes));
    return list.tree(treeKind(64, behaviour)).nodes;
  });
  expect(lengths).toEqual([2, 2, 4]);
});
