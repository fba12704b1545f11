import { remembering } from '../../base/remembering.ts';
import type { NetworkPolicy } from '../../kubernetes/networkPolicy.ts';
import { namespaceNameOf } from '../../network/world.ts';
import { nameInFile, namesakeSources, namesakesElsewhere, overwritten } from '../namesakes.ts';
import type { PolicyRule } from '../rule.ts';

/** A policy that another one of the same file takes the place of. */
export const policyTwice: PolicyRule = {
  id: 'policy-twice',
  scope: 'policy',
  summary: 'A policy stands twice in one file',
  explanation:
    'The cluster holds one policy of a name in a namespace. `kubectl apply` goes through a file from its beginning, so that ' +
    'the last policy of the name takes the place of those before it, and their rules have no effect; kustomize refuses the ' +
    'file. Give the policy a name of its own, or write all rules into one.\n\n' +
    `Policies${namesakesElsewhere}`,
  sources: namesakeSources,
  defaultSeverity: 'warning',
  dependsOn: () => [],
  dependsOnFor: (policy, { world }) => [world.policies.get(namespaceNameOf(world, policy))],
  check(policy, { world }) {
    const all = world.policies.get(namespaceNameOf(world, policy)) ?? [];
    const last = lastOfName(all).get(nameInFile('NetworkPolicy', policy));
    if (policy.name === '') return [];
    const consequence = ', so that the rules of this one have no effect. Give one of them another name.';
    return overwritten('Policy', policy, last, consequence);
  },
};

const lastOfName = remembering(
  (policies: readonly NetworkPolicy[]): ReadonlyMap<string, NetworkPolicy> =>
    new Map(policies.map((policy) => [nameInFile('NetworkPolicy', policy), policy])),
);
