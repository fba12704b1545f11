import { describe, expect, it } from 'vitest';
import type { LabelSelector } from '../../server/src/kubernetes/labels.ts';
import type { NetworkPolicy } from '../../server/src/kubernetes/networkPolicy.ts';
import { coversSubject } from '../../server/src/network/covering.ts';
import { mayBeWider } from '../../server/src/network/widerPolicies.ts';
import { type Random, seeded } from '../support/random.ts';

const policyOf = (requirements: LabelSelector['requirements'], name: string): NetworkPolicy => ({
  kind: 'NetworkPolicy',
  namespace: 'shop',
  name,
  podSelector: { requirements, open: false, path: 'spec.podSelector' },
  isolates: { ingress: true, egress: false },
  mayIsolateMore: false,
  ingress: [],
  egress: [],
  origin: { object: name, path: '' },
});

/** Few keys and values, so that selectors often hold each other. */
function randomPolicy(random: Random, name: string): NetworkPolicy {
  const requirements = Array.from({ length: random.below(3) }, () => ({
    key: random.pick(['app', 'tier', 'zone']),
    operator: random.pick(['In', 'In', 'In', 'NotIn', 'Exists', 'DoesNotExist'] as const),
    values: [] as string[],
    path: '',
  })).map((requirement) =>
    requirement.operator === 'In' || requirement.operator === 'NotIn'
      ? { ...requirement, values: random.pick([['a'], ['b'], ['a', 'b']]) }
      : requirement,
  );
  const keys = new Set<string>();
  return policyOf(
    requirements.filter(({ key }) => !keys.has(key) && keys.add(key)),
    name,
  );
}

describe('the policies that may apply to all of the pods of another one', () => {
  it('hold, in their order, all that do', () => {
    const random = seeded(7);
    for (let round = 0; round < 300; round++) {
      const policies = Array.from({ length: 12 }, (_, index) => randomPolicy(random, `p${index}`));
      for (const policy of policies) {
        const wider = (list: readonly NetworkPolicy[]) =>
          list.filter((other) => coversSubject(other, policy, 'ingress')).map(({ name }) => name);
        expect(wider(mayBeWider(policies, policy))).toEqual(wider(policies));
      }
    }
  });

  it('are few among thousands that each are for pods of their own', () => {
    const policies = Array.from({ length: 5000 }, (_, index) =>
      policyOf([{ key: 'app', operator: 'In', values: [`web-${index}`], path: '' }], `p${index}`),
    );
    const [policy] = policies;
    expect(policy && mayBeWider(policies, policy)).toEqual([policy]);
  });
});
