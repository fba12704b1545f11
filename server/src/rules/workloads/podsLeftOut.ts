import { isComplete } from '../../base/completeness.ts';
import type { KnownPods } from '../../network/endpoints.ts';
import { isBeingWritten } from '../../network/halfRead.ts';
import { policiesOf } from '../../network/isolation.ts';
import type { World } from '../../network/world.ts';
import { networkPolicyPage } from '../networkPolicyPage.ts';
import type { WorkloadRule } from '../rule.ts';

/** A workload that no policy selects, where those beside it are limited. */
export const podsLeftOut: WorkloadRule = {
  id: 'pods-left-out',
  scope: 'workload',
  summary: 'No policy applies to a workload, while those beside it are limited',
  explanation:
    'Pods that no policy selects are open in both directions. In a namespace whose other workloads are limited that is ' +
    'most likely an oversight: a workload that came later, or a label that is not the one that the policies ask for.\n\n' +
    'Select it in a policy, or deny all by default with a policy for `podSelector: {}`, so that nothing is open by ' +
    'oversight. Told, where it is switched on, if at least two workloads of the namespace are limited, and twice as many as ' +
    'are not. It is off at first: a workload may be meant to be open, and the preview shows that it is.',
  sources: [networkPolicyPage('default-policies'), 'https://github.com/stackrox/kube-linter/issues/206'],
  defaultSeverity: 'off',
  dependsOnFor: (workload, { world }) => {
    const pods = world.cluster.podsOf.get(workload);
    if (pods === undefined) return [undefined];
    const { namespace } = pods;
    return [
      pods,
      world.completeness,
      world.cluster.podsIn(namespace),
      world.policies.get(namespace.name),
      isBeingWritten(world, namespace.name),
    ];
  },
  check: (workload, { world }) => {
    const pods = world.cluster.podsOf.get(workload);
    if (pods === undefined || pods.hostNetwork || isLimited(world, pods)) return [];
    const { namespace } = pods;
    const isKnown =
      isComplete(world.completeness.policies, namespace.name) &&
      isComplete(world.completeness.workloads, namespace.name);
    const all = world.cluster.podsIn(namespace);
    const limited = all.filter((other) => isLimited(world, other)).length;
    if (!isKnown || limited < 2 || (all.length - limited) * 2 > limited) return [];
    return [
      {
        message:
          `No policy applies to ${workload.workloadKind} ${workload.name}, while ${limited} of the ${all.length} workloads of namespace ` +
          `${namespace.name} are limited: everyone may connect to it, and it to everyone. Select it in a policy, or deny all ` +
          'by default with `podSelector: {}`.',
        place: {
          kind: 'origin',
          origin: { object: workload.origin.object, path: 'metadata.name' },
          part: 'value',
        },
      },
    ];
  },
};

/** What is misspelled may mean these pods. */
function isLimited(world: World, pods: KnownPods): boolean {
  const policies = world.policies.get(pods.namespace.name) ?? [];
  if (policies.some(({ podSelector }) => podSelector.hasUnknownKey === true)) return true;
  if (isBeingWritten(world, pods.namespace.name)) return true;
  return policiesOf(world, pods).some(
    ({ policy }) => policy.isolates.ingress || policy.isolates.egress || policy.mayIsolateMore,
  );
}
