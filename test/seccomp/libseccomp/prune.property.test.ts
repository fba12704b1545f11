import { expect, it } from 'vitest';
import type { Condition } from '../../../server/src/seccomp/libseccomp/condition.ts';
import { chainOf } from '../../../server/src/seccomp/libseccomp/tree/chain.ts';
import { GrowingTree } from '../../../server/src/seccomp/libseccomp/tree/growingTree.ts';
import { prune } from '../../../server/src/seccomp/libseccomp/tree/prune.ts';
import { Steps } from '../../../server/src/seccomp/libseccomp/tree/steps.ts';
import { type Random, seeded } from '../../support/random.ts';
import { boundaries } from '../../support/seccomp/randomFilters.ts';

const behaviour = { lowerBoundsMisplaced: true };
const actions = [0x7fff_0000, 0x7ffc_0000, 0x0005_0001];

it.each([32, 64] as const)(
  'rules that compare one argument with one value make no other needless, in %i bits',
  (bits) => {
    const random = seeded(bits);
    let joined = 0;
    for (let filter = 0; filter < 400; filter++) {
      const tree = new GrowingTree({ bits, behaviour });
      for (let rule = 0; rule < 12; rule++) {
        const conditions = [single(random)];
        const outcome = { action: random.pick(actions), rule };
        const { root, isSingle } = chainOf(conditions, bits, outcome);
        // Under a mask without bits there is no condition.
        if (root === undefined) continue;
        expect(isSingle).toBe(true);
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
  },
);

function single(random: Random): Condition {
  return {
    index: random.below(3),
    operator: random.pick(['EQ', 'NE', 'MASKED_EQ'] as const),
    value: random.pick(boundaries),
    valueTwo: random.pick(boundaries),
  };
}
