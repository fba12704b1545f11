import type { Environment } from '../../assembly/environment.ts';
import { count } from '../../base/words.ts';
import type { Direction, NetworkPolicy } from '../../kubernetes/networkPolicy.ts';
import type { KnownPods } from '../../network/endpoints.ts';
import { isBeingWritten } from '../../network/halfRead.ts';
import { isolatingPolicies } from '../../network/isolation.ts';
import { isEveryPort, portRange, unionPorts } from '../../network/ports.ts';
import { peerPods, subjectsOf } from '../../network/selected.ts';
import { sightOf } from '../../network/sight.ts';
import { namespaceNameOf, type World } from '../../network/world.ts';
import { coversPorts, type WrittenPorts } from '../../network/writtenPorts.ts';
import type { Finding } from '../finding.ts';
import { networkPolicyPage } from '../networkPolicyPage.ts';
import type { PolicyRule } from '../rule.ts';
import { entriesOf, isClear } from './entries.ts';
import { keyAt, originIn } from './places.ts';
import { whatIsComplete } from './whatIsComplete.ts';
import { someNames, within } from './words.ts';

const inputs: Pick<PolicyRule, 'dependsOn' | 'dependsOnFor'> = {
  dependsOn: whatIsComplete,
  dependsOnFor: (policy, { world }) => {
    const namespace = namespaceNameOf(world, policy);
    return [sightOf(world, policy), world.policies.get(namespace), isBeingWritten(world, namespace)];
  },
};

/** A policy that is the only one to limit its pods. */
export const firstPolicy: PolicyRule = {
  id: 'first-policy',
  scope: 'policy',
  summary: 'A policy is the only one to limit its pods, and so denies all that it does not allow',
  explanation:
    'Pods that no policy selects are open. The first policy that limits a direction turns that around: from then on ' +
    'everything is denied that no policy allows, whatever the policy was written for. Adding an “allow” can so take ' +
    'connections away.\n\n' +
    'Told, where it is switched on, of every policy without which some of its pods would be open, with how many workloads ' +
    'may still connect. It is off at first: most policies are meant to do just that. The preview and `policy-lens diff` ' +
    'list what is lost.',
  sources: [networkPolicyPage('the-two-sorts-of-pod-isolation')],
  defaultSeverity: 'off',
  ...inputs,
  // It counts who may still connect among all.
  dependsOn: ({ world, completeness, defaultNamespace }) => [
    world.cluster.state,
    completeness,
    defaultNamespace,
  ],
  check(policy, environment) {
    return (['ingress', 'egress'] as const).flatMap((direction) => {
      const alone = limitedByNoOther(policy, direction, environment.world);
      // A policy that allows nothing is there to deny, and one that allows everything denies nothing.
      const isOpen = entriesOf(policy, direction).some(
        ({ peer, ports }) => peer === undefined && isEveryPort(ports.numbers),
      );
      if (alone.length === 0 || policy[direction].length === 0 || isOpen) return [];
      return [aboutFirst(policy, direction, alone, environment)];
    });
  },
};

/** DNS allowed, and nothing else. */
export const dnsAlone: PolicyRule = {
  id: 'dns-alone',
  scope: 'policy',
  summary: 'A policy that is to allow DNS denies all else',
  explanation:
    'The first policy that limits egress of pods denies everything that no policy allows. One that is meant to let pods ' +
    'look up names, and is the only one to limit them, leaves them nothing to connect to: the names that they look up are of ' +
    'no use.\n\n' +
    'Told of policies that say by their name that they allow DNS, where no policy denies all egress by intent. Allow what ' +
    'the pods need, too, or remove the policy: without it they can look up names anyway.',
  sources: [networkPolicyPage('the-two-sorts-of-pod-isolation')],
  defaultSeverity: 'warning',
  ...inputs,
  check(policy, { world }) {
    if (!/dns/i.test(policy.name) || /deny|default|isolat|restrict|only|lock/i.test(policy.name)) return [];
    if (!allowsDnsAlone(policy)) return [];
    const alone = limitedByNoOther(policy, 'egress', world);
    // Where other policies let some of its pods out, the rest may well need nothing but names.
    if (alone.length === 0 || alone.length < subjectsOf(world, policy).items.length) return [];
    return [
      {
        message:
          `${someNames(alone)} may reach nothing but the DNS: no other policy limits ${alone.length === 1 ? 'its' : 'their'} egress, and ` +
          'this one denies all that it does not allow. Allow what is needed, too, or remove the policy.',
        place: keyAt(originIn(policy, 'spec.egress')),
      },
    ];
  },
};

/** The pods that a policy surely limits and no other one may. */
function limitedByNoOther(policy: NetworkPolicy, direction: Direction, world: World): readonly KnownPods[] {
  if (!policy.isolates[direction] || policy.podSelector.hasUnknownKey === true) return [];
  if (isBeingWritten(world, namespaceNameOf(world, policy))) return [];
  return subjectsOf(world, policy).items.filter((pods) => {
    const [only, ...others] = isolatingPolicies(world, pods, direction);
    return others.length === 0 && only?.policy === policy && only.match === 'yes' && !pods.hostNetwork;
  });
}

const dnsPorts: WrittenPorts = {
  numbers: [53, 5353]
    .flatMap((port) => [portRange('UDP', port, port), portRange('TCP', port, port)])
    .reduce(unionPorts),
  names: new Set(['UDP dns', 'TCP dns', 'UDP dns-tcp', 'TCP dns-tcp']),
  isOpen: false,
};

function allowsDnsAlone(policy: NetworkPolicy): boolean {
  const entries = entriesOf(policy, 'egress');
  return (
    entries.length > 0 &&
    policy.egress.every((rule) => isClear(policy, rule)) &&
    entries.every(({ ports }) => coversPorts(dnsPorts, ports))
  );
}

function aboutFirst(
  policy: NetworkPolicy,
  direction: Direction,
  alone: readonly KnownPods[],
  { world }: Environment,
): Finding {
  const entries = entriesOf(policy, direction);
  const all = world.cluster.pods.length;
  const isOpen = entries.some(({ peer }) => peer === undefined);
  const named = new Set(
    entries.flatMap(({ peer }) => (peer?.kind === 'pods' ? peerPods(world, policy, peer).items : [])),
  );
  const number = isOpen ? all : named.size;
  const which =
    all === 1
      ? `${number === 1 ? 'the one workload' : 'not even the one workload'} of these files`
      : `${number === all ? 'all' : number} of the ${count(all, 'workload')} of these files`;
  return {
    message:
      `No other policy limits ${direction} of ${within(someNames(alone))}: without this one ` +
      (direction === 'ingress'
        ? `everyone may connect, with it ${which}.`
        : `everyone may be connected to, with it ${which}.`),
    place: keyAt(originIn(policy, policy.podSelector.path)),
    severity: 'info',
  };
}
