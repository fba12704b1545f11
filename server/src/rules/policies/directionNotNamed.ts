import type { Direction, NetworkPolicy } from '../../kubernetes/networkPolicy.ts';
import type { Finding, Fix } from '../finding.ts';
import type { PolicyRule } from '../rule.ts';
import { keyAt, originIn } from './places.ts';
import { typeOf, writeTypes } from './policyTypes.ts';

/** Rules of a direction that the policy does not limit. */
export const directionNotNamed: PolicyRule = {
  id: 'direction-not-named',
  scope: 'policy',
  summary: 'Rules of a direction that policyTypes does not name have no effect',
  explanation:
    'A policy limits the directions that `policyTypes` names. Rules of another direction are accepted and have no ' +
    'effect: they neither allow nor deny anything. Where `policyTypes` is left out it is `Ingress`, and `Egress` too ' +
    'only where `egress` has at least one rule; an empty `egress` alone does not deny egress.\n\n' +
    'Name the direction, or remove what has no effect. Some plugins carry such rules out all the same.',
  sources: [
    'kubernetes:pkg/apis/networking/v1/defaults.go (SetDefaults_NetworkPolicy)',
    'kubernetes:staging/src/k8s.io/api/networking/v1/types.go (NetworkPolicySpec.PolicyTypes)',
  ],
  defaultSeverity: 'warning',
  dependsOn: () => [],
  check(policy) {
    if (policy.mayIsolateMore) return [];
    return (['ingress', 'egress'] as const).flatMap((direction) => about(policy, direction));
  },
};

function about(policy: NetworkPolicy, direction: Direction): readonly Finding[] {
  if (policy.isolates[direction]) return [];
  const count = policy[direction].length;
  const isEmpty = policy.emptyFields?.some(
    ({ field, isNull, direction: own }) => field === 'rules' && own === direction && !isNull,
  );
  if (count === 0 && isEmpty !== true) return [];
  const type = typeOf[direction];
  const origin = originIn(policy, `spec.${direction}`);
  const what =
    count === 0
      ? `this empty list denies nothing: the policy does not limit ${direction}.`
      : `${count === 1 ? 'this rule has' : `these ${count} rules have`} no effect: the policy does not limit ${direction}.`;
  const why = policy.typesAreImplied
    ? 'Without policyTypes, Egress is meant only where egress has a rule, so '
    : `policyTypes does not name ${type}, so `;
  return [
    {
      message: `${why}${what} Add ${type} to policyTypes, or remove \`${direction}\`.`,
      place: keyAt(origin),
      // An empty list is often what a tool writes for no rules.
      ...(count === 0 && policy.typesAreImplied === undefined ? { severity: 'info' } : {}),
      ...(count === 0 ? {} : { tags: ['unnecessary'] }),
      fixes: [
        naming(policy, direction),
        {
          title: `Remove ${direction}, which has no effect`,
          safe: true,
          edits: [{ remove: origin }],
        },
      ],
    },
  ];
}

/** Makes the policy limit the direction, and the other one as before. */
function naming(policy: NetworkPolicy, direction: Direction): Fix {
  const type = typeOf[direction];
  const title = `Add ${type} to policyTypes`;
  if (policy.typesAreImplied) {
    return { title, safe: false, edits: writeTypes(policy, ['ingress', direction], direction) };
  }
  const after = originIn(policy, 'spec.policyTypes[0]');
  return { title, safe: false, edits: [{ after, items: [type] }] };
}
