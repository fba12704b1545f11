import { isComplete } from '../base/completeness.ts';
import type { Direction, PolicyRule } from '../kubernetes/networkPolicy.ts';
import { addressGroups } from './addressGroups.ts';
import { ClassMask, classSet } from './classes/classSets.ts';
import type { ClassLimit } from './classes/limit.ts';
import { matrixOf } from './classes/matrix.ts';
import type { PodClass } from './classes/podClass.ts';
import { limitsNaming } from './classes/policiesNaming.ts';
import { elsewhereGroups } from './elsewhereGroups.ts';
import { isKnown, type KnownPods, type Pods } from './endpoints.ts';
import { type Fate, FateKeys, fateOf, namesOther, type Subject, sidesOf, subjectOf } from './fate.ts';
import { limitingPolicies } from './isolation.ts';
import type { Lane, PodGroup, RestGroup } from './lane.ts';
import { Listening } from './listening.ts';
import { isNoPort, samePorts } from './ports.ts';
import { namespaceNameOf, type World } from './world.ts';

/**
 * Groups everything that may reach a subject, or that it may reach, by equal verdicts decided by equal rules. Work is
 * proportional to what the rules on both sides name, and to one pass over the pods for the rest. One class of pods, or
 * one range of addresses, a step.
 */
export function* laneOf(world: World, pods: readonly Pods[], direction: Direction): Generator<void, Lane> {
  const subject = subjectOf(world, pods);
  const stranger = fateOf(world, subject, direction, { kind: 'anyone' });
  const itself = subjectItself(subject);
  const keys = new FateKeys();
  const listening = new Listening();
  const groups = new Map<string, GrowingGroup>();
  const groupOf = new Map<KnownPods, GrowingGroup>();
  const asked = candidates(world, subject, direction, stranger);
  for (const { podClass, members: alike } of matrixOf(world).classes) {
    const [example] = alike;
    const others =
      itself !== undefined && alike.includes(itself) ? alike.filter((one) => one !== itself) : alike;
    yield;
    const isAsked = example !== undefined && others.length > 0 && asked(podClass);
    const fate = isAsked ? fateOf(world, subject, direction, example) : undefined;
    if (fate === undefined || !isSingledOut(fate, direction, stranger)) continue;
    const { name: namespace } = podClass.namespace;
    const base = `${namespace}\n${keys.keyOf(fate)}`;
    for (const [heard, members] of listening.sort(direction, others, fate.possibly)) {
      const key = heard === '' ? base : `${base}\n${heard}`;
      const group = groups.get(key) ?? { kind: 'pods', namespace, members: [], fate };
      groups.set(key, group);
      for (const one of members) groupOf.set(one, group);
    }
  }
  const found = new Set<PodGroup>();
  const rest: KnownPods[] = [];
  // in the order of the files, so that groups and their members are in it, too
  for (const one of world.cluster.pods) {
    const group = groupOf.get(one);
    if (group !== undefined) {
      group.members.push(one);
      found.add(group);
    } else if (one !== itself) rest.push(one);
  }
  return {
    direction,
    subject: pods,
    pods: [...found],
    addresses: yield* addressGroups(world, subject, direction, stranger, keys),
    elsewhere: elsewhereGroups(world, subject, direction),
    rest: restGroup(world, rest, stranger),
  };
}

type GrowingGroup = PodGroup & { readonly members: KnownPods[] };

/** A single pod has no other pods of its own workload to talk to. */
function subjectItself({ pods: [only, ...others] }: Subject): KnownPods | undefined {
  if (only === undefined || others.length > 0 || !isKnown(only)) return undefined;
  const { workloadKind, replicas = 2 } = only.workload;
  return workloadKind === 'Pod' || replicas < 2 ? only : undefined;
}

/** Whether rules of either side tell this peer from a stranger. */
function isSingledOut(fate: Fate, direction: Direction, stranger: Fate): boolean {
  return fate.ofKinds.some((item, index) => {
    const sides = sidesOf(item, direction);
    const { subject: usual } = sidesOf(stranger.ofKinds[index] ?? item, direction);
    if (namesOther(sides.subject) || namesOther(sides.peer)) return true;
    if (sides.subject !== undefined && usual !== undefined) {
      if (!samePorts(sides.subject.surely, usual.surely)) return true;
      if (!samePorts(sides.subject.possibly, usual.possibly)) return true;
    }
    return sides.peer?.isolated !== 'no' && usual !== undefined && !isNoPort(usual.possibly);
  });
}

/** Whether the pods of a class may fare otherwise than strangers. */
function candidates(
  world: World,
  { kinds }: Subject,
  direction: Direction,
  stranger: Fate,
): (item: PodClass) => boolean {
  const { basis, limits, classOf } = matrixOf(world);
  const opposite = direction === 'ingress' ? 'egress' : 'ingress';
  const named = new ClassMask(basis.classes.length);
  for (const policy of limitingPolicies(world, kinds, direction)) {
    if (direction === 'egress' && policy.egress.some(isNamedForAnyone)) return () => true;
    for (const term of basis.terms.of(policy, namespaceNameOf(world, policy), direction)) {
      for (const { surely, possibly } of term.named) {
        named.add(surely);
        named.add(possibly);
      }
    }
  }
  const strangersPass = !isNoPort(stranger.possibly);
  const known = kinds.filter(isKnown).map((pods) => classOf(pods).number);
  const areAsked = strangersPass || known.length < kinds.length;
  const mayNameSubject: (limit: ClassLimit) => boolean = areAsked
    ? ({ policies }) => policies.length > 0
    : limitsNaming(world, basis, opposite, classSet(known));
  return ({ number, namespace, hostNetwork }) => {
    if (named.has(number)) return true;
    if (hostNetwork && world.hostNetwork === 'undefined') return true;
    if (strangersPass && !isComplete(world.completeness.policies, namespace.name)) return true;
    const limit = limits[opposite][number];
    return limit !== undefined && mayNameSubject(limit);
  };
}

/** A rule that may be for every destination, with a named port: it means another number on each of them. */
function isNamedForAnyone({ peers, ports }: PolicyRule): boolean {
  const forAnyone = peers.length === 0 || peers.some(({ kind }) => kind === 'unreadable');
  return forAnyone && ports.some(({ numbers }) => numbers.kind === 'named');
}

function restGroup(world: World, members: readonly KnownPods[], fate: Fate): RestGroup {
  const { workloads, namespaces } = world.completeness;
  const known = [...world.cluster.namespaces.keys()];
  const unseen = !namespaces || known.some((name) => !isComplete(workloads, name));
  return { kind: 'rest', members, fate, unseen };
}
