import type { Environment } from '../../assembly/environment.ts';
import type {
  Direction,
  NetworkPolicy,
  PolicyRule as NetworkPolicyRule,
  PolicyPeer,
} from '../../kubernetes/networkPolicy.ts';
import { clusterDns, dnsEvidence } from '../../network/clusterDns.ts';
import type { KnownPods } from '../../network/endpoints.ts';
import { podsWords } from '../../network/podsWords.ts';
import { formatPorts, isPortSubset, noPorts, portRange, unionPorts } from '../../network/ports.ts';
import { peerPods, subjectsOf } from '../../network/selected.ts';
import { matchSelector, type Selected } from '../../network/selectors.ts';
import { targetPort } from '../../network/services.ts';
import { sightOf } from '../../network/sight.ts';
import type { World } from '../../network/world.ts';
import { coversPorts, writtenPorts } from '../../network/writtenPorts.ts';
import type { Finding } from '../finding.ts';
import { networkPolicyPage } from '../networkPolicyPage.ts';
import type { PolicyRule } from '../rule.ts';
import { isClear } from './entries.ts';
import { keyAt, originIn } from './places.ts';

/** A dash too many between peers and ports, which makes two rules of one. */
export const separateRules: PolicyRule = {
  id: 'separate-rules',
  scope: 'policy',
  summary:
    'A dash makes “these ports of these peers” into “every port of these peers, and these ports for everyone”',
  explanation:
    'Within a rule, `from` or `to` and `ports` must both hold. With a dash of its own `ports` is another rule: one that ' +
    'names nobody and so allows everyone, inside and outside the cluster; and the rule of which it was a part allows every ' +
    'port.\n\n' +
    'Both forms are right where they are meant. Told is what can’t be meant: peers that the rule without peers allows ' +
    'anyway, as its ports are all that the receiving pods have; and the cluster’s DNS beside a rule about the port of DNS ' +
    'alone. What the pods have is what they declare, and what Services lead to.',
  sources: [
    networkPolicyPage('behavior-of-to-and-from-selectors'),
    'https://github.com/kubernetes/website/issues/38780',
  ],
  defaultSeverity: 'warning',
  dependsOn: ({ world, completeness, defaultNamespace }) => [
    ...world.services.values(),
    ...dnsEvidence(world),
    podsWords(world.cluster.pods),
    completeness,
    defaultNamespace,
  ],
  dependsOnFor: (policy, { world }) => [sightOf(world, policy)],
  check(policy, environment) {
    return (['ingress', 'egress'] as const).flatMap((direction) =>
      policy.isolates[direction]
        ? [...splitRules(policy, direction, environment)].map((split) =>
            aboutSplit(policy, direction, split, environment),
          )
        : [],
    );
  },
};

/** Two rules beside each other that are most likely meant as one. */
interface SplitRule {
  readonly peers: NetworkPolicyRule;
  readonly ports: NetworkPolicyRule;
  /** The later of the two. */
  readonly second: NetworkPolicyRule;
}

function* splitRules(
  policy: NetworkPolicy,
  direction: Direction,
  { world }: Environment,
): Generator<SplitRule> {
  for (const [index, second] of policy[direction].entries()) {
    const first = policy[direction][index - 1];
    if (first === undefined || !isClear(policy, first) || !isClear(policy, second)) continue;
    const peers = [first, second].find((rule) => rule.peers.length > 0 && rule.ports.length === 0);
    const ports = [first, second].find((rule) => rule.peers.length === 0 && rule.ports.length > 0);
    if (peers === undefined || ports === undefined) continue;
    const receivers = direction === 'ingress' ? subjectsOf(world, policy) : allPeers(world, policy, peers);
    const isMeantAsOne =
      hasAllPorts(world, ports, receivers) || (direction === 'egress' && isAboutDns(world, peers, ports));
    if (isMeantAsOne) yield { peers, ports, second };
  }
}

/** The pods that a rule's peers name. */
function allPeers(world: World, policy: NetworkPolicy, { peers }: NetworkPolicyRule): Selected<KnownPods> {
  const found = peers.map((peer) =>
    peer.kind === 'pods' && peer.hasUnknownKey !== true ? peerPods(world, policy, peer) : undefined,
  );
  return {
    items: [...new Set(found.flatMap((selected) => selected?.items ?? []))],
    complete: found.every((selected) => selected?.complete === true),
  };
}

/** Whether a rule's ports are all that some pods have. */
function hasAllPorts(
  world: World,
  { ports }: NetworkPolicyRule,
  { items, complete }: Selected<KnownPods>,
): boolean {
  const { numbers } = writtenPorts(ports);
  return (
    complete &&
    items.length > 0 &&
    items.every((pods) => {
      const own = portsOf(world, pods);
      const named = pods.ports.filter(({ name, protocol }) =>
        ports.some(
          (port) => port.numbers.kind === 'named' && port.numbers.name === name && port.protocol === protocol,
        ),
      );
      const allowed = named
        .map(({ protocol, number }) => portRange(protocol, number, number))
        .reduce(unionPorts, numbers);
      return own !== noPorts && isPortSubset(own, allowed);
    })
  );
}

/** The ports that pods declare, and those to which Services lead. */
function portsOf(world: World, pods: KnownPods): typeof noPorts {
  const behind = (world.services.get(pods.namespace.name) ?? [])
    .filter(({ selector }) => selector !== undefined && matchSelector(selector, pods.labels) !== 'no')
    .flatMap(({ ports }) =>
      ports.map((port) => ({ protocol: port.protocol, number: targetPort(port, pods) })),
    );
  return [...pods.ports, ...behind]
    .map(({ protocol, number }) => (number === undefined ? noPorts : portRange(protocol, number, number)))
    .reduce(unionPorts, noPorts);
}

/** Whether peers are the cluster's DNS, and ports those of DNS alone. */
function isAboutDns(world: World, { peers }: NetworkPolicyRule, { ports }: NetworkPolicyRule): boolean {
  const dns = clusterDns(world);
  const numbers = [53, dns.port].flatMap((port) => [
    portRange('UDP', port, port),
    portRange('TCP', port, port),
  ]);
  const isDnsPort = coversPorts(
    { numbers: numbers.reduce(unionPorts, noPorts), names: new Set(), isOpen: false },
    writtenPorts(ports),
  );
  return isDnsPort && peers.every((peer) => namesAny(peer, [dns.namespace, dns.label.value]));
}

function namesAny(peer: PolicyPeer, words: readonly string[]): boolean {
  if (peer.kind !== 'pods') return false;
  return [peer.podSelector, peer.namespaceSelector].some((selector) =>
    selector?.requirements.some(
      ({ operator, values }) => operator === 'In' && values.some((value) => words.includes(value)),
    ),
  );
}

function aboutSplit(
  policy: NetworkPolicy,
  direction: Direction,
  { peers, ports, second }: SplitRule,
  { world }: Environment,
): Finding {
  const isIn = direction === 'ingress';
  const key = second === ports ? 'ports' : isIn ? 'from' : 'to';
  const { numbers, names } = writtenPorts(ports.ports);
  const shown = [formatPorts(numbers), ...names].filter((text) => text !== 'No Connections').join(',');
  const named = allPeers(world, policy, peers).items;
  const all = world.cluster.pods;
  const may = isIn ? 'may connect' : 'may be connected to';
  const everyone = isIn ? 'every source' : 'every destination';
  const counts =
    all.length === 0
      ? ''
      : ` As written, ${podsWords(all)} of these files ${may} on ${shown}; with one dash fewer, ${podsWords(named)}.`;
  return {
    message:
      `This dash makes a rule of its own: ${everyone}, inside and outside the cluster, is allowed on ${shown}, and the ` +
      `peers beside it on every port.${counts} Remove the dash in front of \`${key}\` if these ports of these peers are meant.`,
    place: keyAt(originIn(policy, `${second.origin.path}.${key}`)),
    fixes: [
      {
        title: `Allow these ports to these peers alone: one dash fewer${named.length === 0 ? '' : ` (${podsWords(named)} here)`}`,
        safe: false,
        edits: [{ join: second.origin }],
      },
    ],
  };
}
