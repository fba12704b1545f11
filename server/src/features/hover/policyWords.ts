import { count, enumerate } from '../../base/words.ts';
import type { Direction, NetworkPolicy, PolicyPeer, PolicyRule } from '../../kubernetes/networkPolicy.ts';
import { isNoAddress } from '../../network/addresses.ts';
import { ipBlockOf } from '../../network/ipBlocks.ts';
import { policiesOf } from '../../network/isolation.ts';
import { peerPods, subjectsOf } from '../../network/selected.ts';
import { namespaceNameOf, type World } from '../../network/world.ts';
import type { LineLinks } from './lineLinks.ts';
import { bullets, code, few, paragraphs, plain } from './markdown.ts';
import { namedPortWords } from './namedPorts.ts';
import { podCount, podList } from './pods.ts';
import { portWords } from './portHover.ts';
import { peerText, subjectWords } from './selectorHover.ts';

const maximumRules = 12;
const maximumPeers = 8;
const maximumExcepts = 4;

/**
 * A whole policy in words: what it is about, what it limits, what it allows.
 * @param isRefused whether the API server refuses it as it is written
 * @param lineOf links to the lines that say it
 */
export function describePolicy(
  world: World,
  policy: NetworkPolicy,
  isRefused: boolean,
  lineOf: LineLinks,
): string {
  const subjects = subjectsOf(world, policy);
  const { items, complete } = subjects;
  const subjectLine = lineOf({ object: policy.origin.object, path: policy.podSelector.path });
  const about =
    items.length > 0
      ? `is about **${count(items.length, 'workload')}**: ${subjectWords(world, policy)}${subjectLine}.`
      : complete
        ? `is about **nothing**: there is no such pod (${subjectWords(world, policy)})${subjectLine}.`
        : `is about ${subjectWords(world, policy)}${subjectLine}, **none of them in these files**.`;
  return paragraphs(
    isRefused
      ? '**The API server refuses this policy as it is written**, so none of the following comes about.'
      : undefined,
    world.rivals.has(policy)
      ? 'Another policy of this name and namespace says something else: a cluster holds one of them, and these files don’t tell which.'
      : undefined,
    `Policy ${code(policy.name)} of namespace ${code(namespaceNameOf(world, policy))} ${about}`,
    podList(items),
    describeDirection(world, policy, 'ingress', lineOf),
    describeDirection(world, policy, 'egress', lineOf),
    besides(world, policy, lineOf),
  );
}

const words = {
  ingress: { name: 'Incoming', rules: 'ingress', type: 'Ingress' },
  egress: { name: 'Outgoing', rules: 'egress', type: 'Egress' },
} as const;

/** What a policy does to one direction, one line a rule. */
export function describeDirection(
  world: World,
  policy: NetworkPolicy,
  direction: Direction,
  lineOf: LineLinks,
): string {
  const { name, rules: key, type } = words[direction];
  const rules = policy[direction];
  const types = lineOf({ object: policy.origin.object, path: 'spec.policyTypes' });
  if (!policy.isolates[direction] && policy.mayIsolateMore) {
    return `**${name}** connections: whether it limits them can’t be told, for \`policyTypes\` can’t be read${types}.`;
  }
  if (!policy.isolates[direction]) {
    const dead =
      rules.length === 0 ? '' : ` Its rules under \`${key}\` have no effect: \`policyTypes\` lacks ${type}.`;
    return `**${name}** connections are not limited by it${types}.${dead}`;
  }
  if (rules.length === 0)
    return `**${name}** connections: it allows none${lineOf({ object: policy.origin.object, path: `spec.${key}` }) || types}.`;
  const lines = rules
    .slice(0, maximumRules)
    .map((rule) => `${ruleWords(world, policy, direction, rule)}${lineOf(rule.origin)}`);
  const more = rules.length - maximumRules;
  return `**${name}** connections that it allows:\n${bullets(more > 0 ? [...lines, `${count(more, 'more rule')}`] : lines)}`;
}

/** `from any pod with app=web in namespace shop (1 workload), on TCP 8080` */
function ruleWords(world: World, policy: NetworkPolicy, direction: Direction, rule: PolicyRule): string {
  const named = namedPortWords(direction, rule);
  const words = `${peersWords(world, policy, direction, rule)}, ${portsWords(rule)}`;
  return named === undefined ? words : `${words}, but ${named}`;
}

export function peersWords(
  world: World,
  policy: NetworkPolicy,
  direction: Direction,
  rule: PolicyRule,
): string {
  const way = direction === 'ingress' ? 'from' : 'to';
  if (rule.peers.length === 0) return `${way} anywhere, addresses outside the cluster included`;
  const shown = rule.peers.slice(0, maximumPeers).map((peer) => onePeer(world, policy, peer));
  const more = rule.peers.length - maximumPeers;
  return `${way} ${enumerate(more > 0 ? [...shown, count(more, 'more peer')] : shown, 'or')}`;
}

function onePeer(world: World, policy: NetworkPolicy, peer: PolicyPeer): string {
  if (peer.kind === 'unreadable') return 'a peer that can’t be read here';
  if (peer.kind === 'pods') {
    return `${plain(peerText(world, policy, peer))} ${podCount(peerPods(world, policy, peer))}`;
  }
  if (peer.except.length === 0) return `addresses ${plain(peer.cidr)}`;
  const shown = peer.except.slice(0, maximumExcepts).map(plain);
  const more = peer.except.length - maximumExcepts;
  const except = enumerate(more > 0 ? [...shown, count(more, 'more range')] : shown);
  const isNone = isNoAddress(ipBlockOf(peer).possibly);
  return `addresses ${plain(peer.cidr)} except ${except}${isNone ? ' (none is left)' : ''}`;
}

export function portsWords({ ports }: PolicyRule): string {
  if (ports.length === 0) return 'on every port of every protocol';
  return `on ${enumerate([...new Set(ports.map(portWords))])}`;
}

/** Policies add up: others that select the same pods may allow more. */
function besides(world: World, policy: NetworkPolicy, lineOf: LineLinks): string | undefined {
  const others = new Set<NetworkPolicy>();
  for (const pods of subjectsOf(world, policy).items) {
    for (const applied of policiesOf(world, pods)) {
      if (applied.policy.origin.object !== policy.origin.object) others.add(applied.policy);
    }
  }
  if (others.size === 0) return undefined;
  const sorted = [...others].sort((left, right) => (left.name < right.name ? -1 : 1));
  const names = few(
    sorted.map(({ name, origin }) => `${code(name)}${lineOf(origin)}`),
    6,
  );
  return `The same pods are selected by ${names} too. What any of them allows is allowed.`;
}
