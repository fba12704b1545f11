import { isComplete } from '../base/completeness.ts';
import type { Direction, NetworkPolicy, PolicyRule } from '../kubernetes/networkPolicy.ts';
import { addressGroups } from './addressGroups.ts';
import { elsewhereGroups } from './elsewhereGroups.ts';
import type { KnownPods, Pods } from './endpoints.ts';
import { type Fate, FateKeys, fateOf, namesOther, sidesOf } from './fate.ts';
import { limitingPolicies, selectedBy } from './isolation.ts';
import type { Lane, PodGroup, RestGroup } from './lane.ts';
import { matchPeer, selectPeer } from './peers.ts';
import { hasPort, isNoPort, samePorts } from './ports.ts';
import { namespaceNameOf, type World } from './world.ts';

/**
 * Groups everything that may reach a subject, or that it may reach, by equal verdicts decided by equal rules. Work is
 * proportional to what the rules on both sides name, and to one pass over the pods for the rest.
 */
export function laneOf(world: World, subject: readonly Pods[], direction: Direction): Lane {
  const stranger = fateOf(world, subject, direction, { kind: 'anyone' });
  const keys = new FateKeys();
  const explicit = new Set<KnownPods>();
  const groups = new Map<string, { readonly members: KnownPods[]; readonly group: PodGroup }>();
  for (const pods of candidates(world, subject, direction, stranger)) {
    if (isSubjectItself(subject, pods)) continue;
    const fate = fateOf(world, subject, direction, pods);
    if (!isSingledOut(fate, direction, stranger)) continue;
    explicit.add(pods);
    const key = `${pods.namespace.name}\n${keys.keyOf(fate)}\n${listening(direction, pods, fate)}`;
    const known = groups.get(key);
    if (known !== undefined) {
      known.members.push(pods);
    } else {
      const members = [pods];
      const { name: namespace } = pods.namespace;
      groups.set(key, { members, group: { kind: 'pods', namespace, members, fate } });
    }
  }
  return {
    direction,
    subject,
    pods: [...groups.values()].map(({ group }) => group),
    addresses: addressGroups(world, subject, direction, stranger, keys),
    elsewhere: elsewhereGroups(world, subject, direction),
    rest: restGroup(world, subject, explicit, stranger),
  };
}

/** A single pod has no other pods of its own workload to talk to. */
function isSubjectItself(subject: readonly Pods[], pods: KnownPods): boolean {
  const { workloadKind, replicas = 2 } = pods.workload;
  return subject.length === 1 && subject[0] === pods && (workloadKind === 'Pod' || replicas < 2);
}

/** Whether rules of either side tell this peer from a stranger. */
function isSingledOut(fate: Fate, direction: Direction, stranger: Fate): boolean {
  return fate.connections.some((item, index) => {
    const sides = sidesOf(item, direction);
    const { subject: usual } = sidesOf(stranger.connections[index] ?? item, direction);
    if (namesOther(sides.subject) || namesOther(sides.peer)) return true;
    if (sides.subject !== undefined && usual !== undefined) {
      if (!samePorts(sides.subject.surely, usual.surely)) return true;
      if (!samePorts(sides.subject.possibly, usual.possibly)) return true;
    }
    return sides.peer?.isolated !== 'no' && usual !== undefined && !isNoPort(usual.possibly);
  });
}

/** The pods that may fare otherwise than strangers, in the order of the cluster. */
function candidates(
  world: World,
  subject: readonly Pods[],
  direction: Direction,
  stranger: Fate,
): readonly KnownPods[] {
  const opposite = direction === 'ingress' ? 'egress' : 'ingress';
  const own = limitingPolicies(world, subject, direction);
  const portsDiffer = direction === 'egress' && own.some((policy) => policy.egress.some(isNamedForAnyone));
  if (portsDiffer) return world.cluster.pods;
  const found = new Set<KnownPods>();
  for (const policy of own) {
    for (const peer of policy[direction].flatMap((rule) => rule.peers)) {
      if (peer.kind !== 'pods') continue;
      const { surely, possibly } = selectPeer(world, namespaceNameOf(world, policy), peer);
      for (const pods of surely) found.add(pods);
      for (const pods of possibly) found.add(pods);
    }
  }
  const strangersPass = !isNoPort(stranger.possibly);
  for (const policy of allPolicies(world)) {
    if (!policy.isolates[opposite] && !policy.mayIsolateMore) continue;
    if (!strangersPass && !namesSubject(world, policy, opposite, subject)) continue;
    const { surely, possibly } = selectedBy(world, policy);
    for (const pods of surely) found.add(pods);
    for (const pods of possibly) found.add(pods);
  }
  return world.cluster.pods.filter(
    (pods) =>
      found.has(pods) ||
      (pods.hostNetwork && world.hostNetwork === 'undefined') ||
      (strangersPass && !isComplete(world.completeness.policies, pods.namespace.name)),
  );
}

/** A rule that may be for every destination, with a named port: it means another number on each of them. */
function isNamedForAnyone({ peers, ports }: PolicyRule): boolean {
  const forAnyone = peers.length === 0 || peers.some(({ kind }) => kind === 'unreadable');
  return forAnyone && ports.some(({ numbers }) => numbers.kind === 'named');
}

function* allPolicies(world: World): Generator<NetworkPolicy> {
  for (const policies of world.policies.values()) yield* policies;
}

function namesSubject(
  world: World,
  policy: NetworkPolicy,
  direction: Direction,
  subject: readonly Pods[],
): boolean {
  const home = namespaceNameOf(world, policy);
  return policy[direction].some((rule) =>
    rule.peers.some((peer) => {
      if (peer.kind !== 'pods') return false;
      return subject.some((pods) => matchPeer(world, home, peer, pods) !== 'no');
    }),
  );
}

/** What the destination listens on, as far as the verdict is about it: members of a group show the same ports. */
function listening(direction: Direction, { ports }: KnownPods, { possibly }: Fate): string {
  if (direction === 'ingress') return '';
  return ports
    .filter(({ protocol, number }) => hasPort(possibly, protocol, number))
    .map(({ name, number, protocol }) => `${name ?? ''} ${number} ${protocol}`)
    .sort()
    .join(',');
}

function restGroup(
  world: World,
  subject: readonly Pods[],
  explicit: ReadonlySet<KnownPods>,
  fate: Fate,
): RestGroup {
  const members = world.cluster.pods.filter((pods) => !explicit.has(pods) && !isSubjectItself(subject, pods));
  const { workloads, namespaces } = world.completeness;
  const known = [...world.cluster.namespaces.keys()];
  const unseen = !namespaces || known.some((name) => !isComplete(workloads, name));
  return { kind: 'rest', members, fate, unseen };
}
