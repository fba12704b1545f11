import { isComplete } from '../base/completeness.ts';
import type { Direction, PolicyRule } from '../kubernetes/networkPolicy.ts';
import { addressGroups } from './addressGroups.ts';
import type { ClassLimit } from './classes/limit.ts';
import { matrixOf } from './classes/matrix.ts';
import { mayName } from './classes/naming.ts';
import type { PodClass } from './classes/podClasses.ts';
import { elsewhereGroups } from './elsewhereGroups.ts';
import { isKnown, type KnownPods, type Pods } from './endpoints.ts';
import { type Fate, FateKeys, fateOf, namesOther, sidesOf } from './fate.ts';
import { limitingPolicies } from './isolation.ts';
import type { Lane, PodGroup, RestGroup } from './lane.ts';
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
  for (const { example, members: alike } of candidates(world, subject, direction, stranger)) {
    const others = alike.filter((pods) => !isSubjectItself(subject, pods));
    const fate = others.length === 0 ? undefined : fateOf(world, subject, direction, example);
    if (fate === undefined || !isSingledOut(fate, direction, stranger)) continue;
    const { name: namespace } = example.namespace;
    const base = `${namespace}\n${keys.keyOf(fate)}`;
    for (const pods of others) {
      explicit.add(pods);
      const heard = listening(direction, pods, fate);
      const key = heard === '' ? base : `${base}\n${heard}`;
      const known = groups.get(key);
      if (known !== undefined) {
        known.members.push(pods);
      } else {
        const members = [pods];
        groups.set(key, { members, group: { kind: 'pods', namespace, members, fate } });
      }
    }
  }
  for (const { members } of groups.values()) members.sort(byPlace);
  return {
    direction,
    subject,
    pods: [...groups.values()].map(({ group }) => group).sort(byFirstMember),
    addresses: addressGroups(world, subject, direction, stranger, keys),
    elsewhere: elsewhereGroups(world, subject, direction),
    rest: restGroup(world, subject, explicit, stranger),
  };
}

function byPlace(left: KnownPods, right: KnownPods): number {
  return left.number - right.number;
}

function byFirstMember(left: PodGroup, right: PodGroup): number {
  return (left.members[0]?.number ?? 0) - (right.members[0]?.number ?? 0);
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

/** The classes of pods that may fare otherwise than strangers. */
function candidates(
  world: World,
  subject: readonly Pods[],
  direction: Direction,
  stranger: Fate,
): readonly PodClass[] {
  const { basis, limits, classOf } = matrixOf(world);
  const opposite = direction === 'ingress' ? 'egress' : 'ingress';
  const named = new Set<number>();
  for (const policy of limitingPolicies(world, subject, direction)) {
    if (direction === 'egress' && policy.egress.some(isNamedForAnyone)) return basis.classes;
    for (const { surely, possibly } of basis.terms.of(policy, namespaceNameOf(world, policy), direction)) {
      for (const number of surely) named.add(number);
      for (const number of possibly) named.add(number);
    }
  }
  const strangersPass = !isNoPort(stranger.possibly);
  const known = [...new Set(subject.filter(isKnown).map((pods) => classOf(pods).number))];
  const naming = new Map<ClassLimit, boolean>();
  const mayNameSubject = (limit: ClassLimit): boolean => {
    if (limit.policies.length === 0) return false;
    if (strangersPass || known.length < subject.length) return true;
    const found = naming.get(limit) ?? known.some((number) => mayName(basis, limit, number));
    naming.set(limit, found);
    return found;
  };
  return basis.classes.filter(({ number, namespace, hostNetwork }) => {
    if (named.has(number)) return true;
    if (hostNetwork && world.hostNetwork === 'undefined') return true;
    if (strangersPass && !isComplete(world.completeness.policies, namespace.name)) return true;
    const limit = limits[opposite][number];
    return limit !== undefined && mayNameSubject(limit);
  });
}

/** A rule that may be for every destination, with a named port: it means another number on each of them. */
function isNamedForAnyone({ peers, ports }: PolicyRule): boolean {
  const forAnyone = peers.length === 0 || peers.some(({ kind }) => kind === 'unreadable');
  return forAnyone && ports.some(({ numbers }) => numbers.kind === 'named');
}

/** What the destination listens on, as far as the verdict is about it: members of a group show the same ports. */
function listening(direction: Direction, { ports }: KnownPods, { possibly }: Fate): string {
  if (direction === 'ingress' || ports.length === 0 || isNoPort(possibly)) return '';
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
