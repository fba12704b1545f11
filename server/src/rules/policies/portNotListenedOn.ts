import type { Environment } from '../../assembly/environment.ts';
import type { LabelSelector } from '../../kubernetes/labels.ts';
import type {
  NetworkPolicy,
  PolicyRule as NetworkPolicyRule,
  PolicyPort,
} from '../../kubernetes/networkPolicy.ts';
import type { KnownPods } from '../../network/endpoints.ts';
import { listeningAlike } from '../../network/listening.ts';
import { peerPods, peerWorkloads, subjectOf, subjectsOf } from '../../network/selected.ts';
import type { Selected } from '../../network/selectors.ts';
import { seenInCluster } from '../../network/sight.ts';
import type { World } from '../../network/world.ts';
import type { Finding } from '../finding.ts';
import { networkPolicyPage } from '../networkPolicyPage.ts';
import type { PolicyRule } from '../rule.ts';
import { declaredPorts, servedAt, servedElsewhere, suggestPort } from './portSuggestion.ts';

/** A port of a rule that none of the pods on its receiving end has. */
export const portNotListenedOn: PolicyRule = {
  id: 'port-not-listened-on',
  scope: 'policy',
  summary: 'No pod that the rule is about has this port',
  explanation:
    'A rule of `ingress` speaks about ports of the pods that the policy applies to, a rule of `egress` about ports of ' +
    'the pods that `to` selects; always the port of the pod (`containerPort`), never that of a Service. A name that ' +
    'none of them has lets nothing through, a number that none of them declares most likely nothing either. The usual causes are the Service’s `port` instead of its `targetPort`, a ' +
    'misspelled port name, or TCP left out for UDP.\n\n' +
    'It is reported only where all these pods are in the files and each of them declares ports, or a Service in front of it ' +
    'says that its port is another one; a number may still be listened on without being declared, a name may not. A number ' +
    'to which a Service leads counts as listened on.',
  sources: [
    networkPolicyPage('targeting-a-range-of-ports'),
    'kubernetes:staging/src/k8s.io/api/networking/v1/types.go (NetworkPolicyPort)',
  ],
  defaultSeverity: 'warning',
  dependsOn: ({ world, completeness, defaultNamespace }) => [
    ...world.services.values(),
    completeness,
    defaultNamespace,
  ],
  dependsOnFor: (policy, { world }) => [receivers(world, policy)],
  check(policy, environment) {
    const subjects = subjectsOf(environment.world, policy);
    const receiving = isInDoubt(policy.podSelector) ? [] : policy.ingress;
    return [
      ...receiving.flatMap((rule) => [...checkRule(policy, rule, [subjects], environment)]),
      ...policy.egress.flatMap((rule) => [
        ...checkRule(policy, rule, destinations(policy, rule, environment), environment),
      ]),
    ];
  },
};

/**
 * A policy's own pods, which `ingress` leads to, and those of `egress`. The labels of their namespaces decide who is named, and
 * nothing else.
 */
const receivers = seenInCluster((world, policy) => {
  const peers = policy.egress.flatMap((rule) => rule.peers.filter((peer) => peer.kind === 'pods'));
  return [subjectOf(policy), ...peers].map((peer) => peerWorkloads(world, policy, peer));
});

/** The pods that a rule of `egress` leads to, by entry; none where it leads elsewhere too. */
function destinations(
  policy: NetworkPolicy,
  rule: NetworkPolicyRule,
  { world }: Environment,
): readonly Selected<KnownPods>[] {
  const named: Selected<KnownPods>[] = [];
  for (const peer of rule.peers) {
    if (peer.kind !== 'pods' || peer.hasUnknownKey) return [];
    if (isInDoubt(peer.podSelector) || isInDoubt(peer.namespaceSelector)) return [];
    named.push(peerPods(world, policy, peer));
  }
  return named;
}

/** Where a part of a selector is misspelled or can't be read, it selects others than those that are meant. */
function isInDoubt(selector: LabelSelector | undefined): boolean {
  return selector !== undefined && (selector.open || selector.hasUnknownKey === true);
}

/** @param named the pods on the receiving end, all of them if all of the lists are complete */
function* checkRule(
  policy: NetworkPolicy,
  rule: NetworkPolicyRule,
  named: readonly Selected<KnownPods>[],
  { world }: Environment,
): Generator<Finding> {
  if (!named.every(({ complete }) => complete)) return;
  for (const port of rule.ports) {
    // Most ports are those of the first pods: what they all are together is asked for those that none has.
    if (named.some(({ items }) => isDeclared(port, items))) continue;
    const receivers = together(named);
    if (receivers.length === 0 || !isMissing(port, receivers, world)) continue;
    const meant = suggestPort(port, receivers, world);
    const place = {
      kind: 'origin',
      origin: { object: policy.origin.object, path: `${port.origin.path}.port` },
      part: 'value',
    } as const;
    const advice = meant?.reason ?? `Ports that are there: ${declaredPorts(receivers)}.`;
    yield {
      message: `${subject(receivers, port)} port ${portText(port)}${consequenceOf(port)} ${advice}`,
      place,
      ...(meant === undefined
        ? {}
        : {
            fixes: [
              {
                title: `Change to port ${meant.port}`,
                safe: false,
                edits: [{ reword: place, as: meant.port }],
              },
            ],
          }),
    };
  }
}

/** As it is, one list for all that lead there. */
function together(named: readonly Selected<KnownPods>[]): readonly KnownPods[] {
  const [first, ...others] = named;
  return first !== undefined && others.length === 0
    ? first.items
    : [...new Set(named.flatMap(({ items }) => items))];
}

/** Whether any of some pods says that it has the port. */
function isDeclared({ numbers, protocol }: PolicyPort, receivers: readonly KnownPods[]): boolean {
  if (numbers.kind === 'all' || numbers.kind === 'unreadable') return false;
  return listeningAlike(receivers).some(({ ports }) =>
    ports.some(
      (own) =>
        own.protocol === protocol &&
        (numbers.kind === 'named'
          ? own.name === numbers.name
          : own.number >= numbers.first && own.number <= numbers.last),
    ),
  );
}

/** Of a port that no pod declares: a name is missing; a number only where every pod says which ports it has, or a Service does. */
function isMissing(port: PolicyPort, receivers: readonly KnownPods[], world: World): boolean {
  const { numbers, protocol } = port;
  if (protocol === undefined || numbers.kind === 'all' || numbers.kind === 'unreadable') return false;
  if (numbers.kind === 'named') return true;
  const [isServed, isServedElsewhere] = [servedAt(port, world), servedElsewhere(port, world)];
  return receivers.every((pods) => (pods.ports.length === 0 ? isServedElsewhere(pods) : !isServed(pods)));
}

function subject(receivers: readonly KnownPods[], { numbers }: PolicyPort): string {
  const [only] = receivers;
  const has = numbers.kind === 'named' ? 'has' : 'declares';
  return only !== undefined && receivers.length === 1
    ? `${only.workload.workloadKind} ${only.workload.name} ${has} no`
    : `None of the ${receivers.length} workloads that this is about ${has} a`;
}

/** A name is looked up among the declared ports; a number may be listened on without being declared. */
function consequenceOf({ numbers }: PolicyPort): string {
  return numbers.kind === 'named'
    ? ', so this entry lets nothing through.'
    : '. Unless it is listened on all the same, this entry is of no use.';
}

function portText({ numbers, protocol }: PolicyPort): string {
  if (numbers.kind === 'named') return `named ${numbers.name} (${protocol})`;
  if (numbers.kind !== 'range') return '';
  return `${numbers.first === numbers.last ? numbers.first : `${numbers.first}-${numbers.last}`} (${protocol})`;
}
