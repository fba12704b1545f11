import { isComplete } from '../../base/completeness.ts';
import type { Direction } from '../../kubernetes/networkPolicy.ts';
import { classSet } from '../classes/classSets.ts';
import type { ClassLimit } from '../classes/limit.ts';
import { matrixOf } from '../classes/matrix.ts';
import type { ClassMembers, PodClass } from '../classes/podClass.ts';
import { limitsNaming } from '../classes/policiesNaming.ts';
import { isKnown, type KnownPods, type Pods } from '../endpoints.ts';
import { isNoPort } from '../ports.ts';
import type { World } from '../world.ts';
import { addressGroups } from './addressGroups.ts';
import { elsewhereGroups } from './elsewhereGroups.ts';
import { type Fate, fateOf, type Subject, subjectOf } from './fate.ts';
import type { Lane, RestGroup } from './lane.ts';
import { OwnSides } from './ownSides.ts';
import { peerSidesOf } from './peerSides.ts';
import { PodGroups } from './podGroups.ts';
import { SideKeys } from './sideKeys.ts';

/**
 * Groups everything that may reach a subject, or that it may reach, by equal verdicts decided by equal rules. Work is
 * proportional to what the rules on both sides name, and to one pass over the pods for the rest; where the same subject
 * was looked at before an edit, what the edit left alone is not asked again. Some classes of pods, or one range of
 * addresses, a step.
 */
export function* laneOf(world: World, pods: readonly Pods[], direction: Direction): Generator<void, Lane> {
  const subject = subjectOf(world, pods);
  const stranger = fateOf(world, subject, direction, { kind: 'anyone' });
  const strangersPass = !isNoPort(stranger.possibly);
  const keys = new SideKeys();
  const own = new OwnSides(world, subject, direction, stranger, keys);
  const their = peerSidesOf(world, subject, direction);
  const mayNameSubject = limitsOfInterest(world, subject, direction, strangersPass);
  const { basis, classes, limits } = matrixOf(world);
  const itself = subjectItself(subject);
  const groups = new PodGroups(subject, direction, basis.classes.length);
  const theirLimits = limits[oppositeOf(direction)];
  const take = ({ podClass, members }: ClassMembers): void => {
    const others = itself === undefined ? members : without(members, itself);
    const example = others[0];
    const limit = theirLimits[podClass.number];
    if (example === undefined || limit === undefined) return;
    const mayDiffer = own.mayName(podClass.number) || (strangersPass && mayBeLimitedMore(world, podClass));
    if (!mayDiffer && !mayNameSubject(limit)) return;
    const ownSide = own.about(podClass.number, example);
    const theirSide = their.of(world, limit, example, subject);
    // else no rule of either side tells them from strangers
    if (ownSide.tellsApart || theirSide.names || (theirSide.limits && strangersPass))
      groups.add(podClass, others, ownSide, theirSide);
  };
  for (let index = 0; index < classes.length; index++) {
    if (index % classesInStep === 0) yield;
    const one = classes[index];
    if (one !== undefined) take(one);
  }
  const { groups: found, rest } = groups.gather(world, itself, their);
  return {
    direction,
    subject: pods,
    pods: found,
    addresses: yield* addressGroups(world, subject, direction, stranger, keys),
    elsewhere: elsewhereGroups(world, subject, direction),
    rest: restGroup(world, rest, stranger),
  };
}

/** A class takes some microseconds where it was met before, and up to a hundred where it is new. */
const classesInStep = 16;

function oppositeOf(direction: Direction): Direction {
  return direction === 'ingress' ? 'egress' : 'ingress';
}

/** A single pod has no other pods of its own workload to talk to. */
function subjectItself({ pods: [only, ...others] }: Subject): KnownPods | undefined {
  if (only === undefined || others.length > 0 || !isKnown(only)) return undefined;
  const { workloadKind, replicas = 2 } = only.workload;
  return workloadKind === 'Pod' || replicas < 2 ? only : undefined;
}

/** The same list where the pods are not in it. */
function without(members: readonly KnownPods[], pods: KnownPods): readonly KnownPods[] {
  return members.includes(pods) ? members.filter((one) => one !== pods) : members;
}

function mayBeLimitedMore({ completeness }: World, { namespace }: PodClass): boolean {
  return !isComplete(completeness.policies, namespace.name);
}

/** Whether a limit of peers may say something about the subject that tells its pods from strangers. */
function limitsOfInterest(
  world: World,
  { kinds }: Subject,
  direction: Direction,
  strangersPass: boolean,
): (limit: ClassLimit) => boolean {
  const known = kinds.filter(isKnown);
  if (strangersPass || known.length < kinds.length) return ({ policies }) => policies.length > 0;
  const { basis, classOf } = matrixOf(world);
  return limitsNaming(
    world,
    basis,
    oppositeOf(direction),
    classSet(known.map((pods) => classOf(pods).number)),
  );
}

function restGroup(world: World, members: readonly KnownPods[], fate: Fate): RestGroup {
  const { workloads, namespaces } = world.completeness;
  const known = [...world.cluster.namespaces.keys()];
  const unseen = !namespaces || known.some((name) => !isComplete(workloads, name));
  return { kind: 'rest', members, fate, unseen };
}
