import { isSame } from '../../base/equality.ts';
import { fileOfObject } from '../../base/origin.ts';
import { remembering } from '../../base/remembering.ts';
import type { NetworkPolicy } from '../../kubernetes/networkPolicy.ts';
import { namespaceNameOf } from '../../network/world.ts';
import type { PolicyRule } from '../rule.ts';
import { originIn, valueAt } from './places.ts';

/** A policy that another one of the same file takes the place of. */
export const policyTwice: PolicyRule = {
  id: 'policy-twice',
  scope: 'policy',
  summary: 'A policy stands twice in one file',
  explanation:
    'The cluster holds one policy of a name in a namespace. `kubectl apply` goes through a file from its beginning, so that ' +
    'the last policy of the name takes the place of those before it, and their rules have no effect; kustomize refuses the ' +
    'file. Give the policy a name of its own, or write all rules into one.\n\n' +
    'Policies of one name in several files may belong to several clusters: of these it is said only, where answers depend ' +
    'on it, that which one counts is not known.',
  sources: [
    'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
    'https://kubernetes.io/docs/concepts/overview/working-with-objects/object-management/',
  ],
  defaultSeverity: 'warning',
  dependsOn: () => [],
  dependsOnFor: (policy, { world }) => [world.policies.get(namespaceNameOf(world, policy))],
  check(policy, { world }) {
    const all = world.policies.get(namespaceNameOf(world, policy)) ?? [];
    const winner = lastOfName(all).get(nameIn(policy));
    // Of a copy nothing is lost.
    if (policy.name === '' || winner === undefined || isSame(policy, winner, 'origin')) return [];
    return [
      {
        message:
          `Policy ${policy.name} stands once more further down in this file. The last one takes its place, so that the ` +
          'rules of this one have no effect. Give one of them another name.',
        place: valueAt(originIn(policy, 'metadata.name')),
        related: [{ message: 'The policy that counts', place: valueAt(originIn(winner, 'metadata.name')) }],
      },
    ];
  },
};

const lastOfName = remembering(
  (policies: readonly NetworkPolicy[]): ReadonlyMap<string, NetworkPolicy> =>
    new Map(policies.map((policy) => [nameIn(policy), policy])),
);

/** What tells a policy apart within the files of one environment. */
function nameIn({ name, namespace, origin }: NetworkPolicy): string {
  return `${fileOfObject(origin.object)} ${namespace} ${name}`;
}
