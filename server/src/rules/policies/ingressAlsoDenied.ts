import type { Environment } from '../../assembly/environment.ts';
import type { NetworkPolicy } from '../../kubernetes/networkPolicy.ts';
import { isolatingPolicies } from '../../network/isolation.ts';
import { subjectsOf } from '../../network/selected.ts';
import { sightOf } from '../../network/sight.ts';
import { namespaceNameOf } from '../../network/world.ts';
import type { PolicyRule } from '../rule.ts';
import { keyAt, originIn } from './places.ts';
import { writeTypes } from './policyTypes.ts';
import { whatIsComplete } from './whatIsComplete.ts';

/** A policy about egress alone that denies ingress because it does not say which directions it limits. */
export const ingressAlsoDenied: PolicyRule = {
  id: 'ingress-also-denied',
  scope: 'policy',
  summary: 'Without policyTypes a policy about egress denies all ingress too',
  explanation:
    'Where `policyTypes` is left out, a policy always limits ingress, also where it holds nothing but `egress`. Its pods ' +
    'then let nobody in, except whom other policies allow.\n\n' +
    'Say which directions are meant. Where other policies limit ingress to all of these pods anyway, nothing follows ' +
    'from it, and nothing is said.',
  sources: [
    'kubernetes:pkg/apis/networking/v1/defaults.go (SetDefaults_NetworkPolicy)',
    'https://github.com/projectcalico/calico/issues/1360',
  ],
  defaultSeverity: 'warning',
  dependsOn: whatIsComplete,
  dependsOnFor: (policy, { world }) => [
    sightOf(world, policy),
    world.policies.get(namespaceNameOf(world, policy)),
  ],
  check(policy, environment) {
    const isMeant = policy.emptyFields?.some(
      ({ field, direction }) => field === 'rules' && direction === 'ingress',
    );
    if (!policy.typesAreImplied || policy.egress.length === 0 || policy.ingress.length > 0 || isMeant)
      return [];
    if (isLimitedAnyway(policy, environment)) return [];
    const origin = originIn(policy, 'spec.egress');
    return [
      {
        message:
          'policyTypes names nothing, so this policy limits ingress too: as it has no rule for it, its pods let nobody in, ' +
          'except whom other policies allow. Say which directions are meant: `policyTypes: [Egress]`, or both.',
        place: keyAt(origin),
        fixes: [
          {
            title: 'Limit egress alone: policyTypes: [Egress]',
            safe: false,
            edits: writeTypes(policy, ['egress'], 'egress'),
          },
          {
            title: 'Say so: policyTypes: [Ingress, Egress]',
            safe: true,
            edits: writeTypes(policy, ['ingress', 'egress'], 'egress'),
          },
        ],
      },
    ];
  },
};

/** Whether other policies limit ingress to every pod that it applies to. */
function isLimitedAnyway(policy: NetworkPolicy, { world }: Environment): boolean {
  const { items, complete } = subjectsOf(world, policy);
  if (items.length === 0 || !complete) {
    const others = world.policies.get(namespaceNameOf(world, policy)) ?? [];
    return others.some(
      (other) =>
        other !== policy &&
        other.isolates.ingress &&
        other.podSelector.requirements.length === 0 &&
        !other.podSelector.open,
    );
  }
  return items.every((pods) =>
    isolatingPolicies(world, pods, 'ingress').some(
      ({ policy: other, match }) => other !== policy && match === 'yes',
    ),
  );
}
