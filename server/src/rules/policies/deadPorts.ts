import { remembering } from '../../base/remembering.ts';
import { Replay } from '../../base/replay.ts';
import type { Direction, PolicyRule } from '../../kubernetes/networkPolicy.ts';
import { matrixOf } from '../../network/classes/matrix.ts';
import type { KnownPods } from '../../network/endpoints.ts';
import { isBeingWritten } from '../../network/halfRead.ts';
import { type Limit, limitOf } from '../../network/limits.ts';
import { listeningAlike, listeningOf } from '../../network/listening.ts';
import { portGrants } from '../../network/policyPorts.ts';
import {
  intersectPorts,
  isNoPort,
  noPorts,
  type PortSet,
  portRange,
  unionPorts,
} from '../../network/ports.ts';
import { sideVerdict } from '../../network/reachability.ts';
import type { World } from '../../network/world.ts';

/**
 * What an entry allows, where nothing of it gets past the other side of any pair of pods; undefined where something does.
 * @param rule the one that the entry is in
 * @param subjects those that its policy applies to
 * @param named those that the entry names
 * @param namespaces those whose policies are looked at are added
 */
export function deadPorts(
  world: World,
  direction: Direction,
  rule: PolicyRule,
  subjects: readonly KnownPods[],
  named: readonly KnownPods[],
  namespaces: Set<string>,
): PortSet | undefined {
  let dead: PortSet = noPorts;
  const isIn = direction === 'ingress';
  const facing: Direction = isIn ? 'egress' : 'ingress';
  const granted = grantsOf(rule);
  // Where none of the receiving pods listens on the ports, no policy of the other side is to blame.
  if (listeningAlike(isIn ? subjects : named).every((destination) => isNoPort(granted(destination))))
    return undefined;
  // What limits pods alike says the same of all others. Most often the first two pods may talk to each other.
  const others = examplesOf(world, named, facing);
  for (const own of examplesOf(world, subjects, 'classes')) {
    for (const other of others) {
      if (!isPair(own, other)) continue;
      namespaces.add(other.pods.namespace.name);
      if (isInDoubt(world, other.pods, facing)) return undefined;
      const ports = granted(isIn ? own.pods : other.pods);
      if (isNoPort(ports)) continue;
      const allowed = sideVerdict(world, other.pods, facing, own.pods).possibly;
      if (!isNoPort(intersectPorts(ports, allowed))) return undefined;
      dead = unionPorts(dead, ports);
    }
  }
  return isNoPort(dead) ? undefined : dead;
}

/** Pods that stand for all of their kind. */
interface Example {
  readonly pods: KnownPods;
  /** Undefined for the first of a kind. The second one is there for where the first would be compared with itself. */
  readonly first: KnownPods | undefined;
}

type Examples = Map<'classes' | Direction, Iterable<Example>>;

const examples = new WeakMap<World, WeakMap<readonly KnownPods[], Examples>>();

/** Examples of the classes of some pods, or of what limits them; found once for all entries that name the same pods. */
function examplesOf(world: World, pods: readonly KnownPods[], by: 'classes' | Direction): Iterable<Example> {
  const ofWorld = examples.get(world) ?? new WeakMap<readonly KnownPods[], Examples>();
  examples.set(world, ofWorld);
  const ofPods: Examples = ofWorld.get(pods) ?? new Map();
  ofWorld.set(pods, ofPods);
  const kindOf = by === 'classes' ? matrixOf(world).classOf : (each: KnownPods) => limitOf(world, each, by);
  const found = ofPods.get(by) ?? new Replay(twoOfEach(pods, kindOf));
  ofPods.set(by, found);
  return found;
}

/** Two of each kind of pods that listen on the same ports; kinds may be finer after edits than from a fresh start. */
function* twoOfEach(pods: readonly KnownPods[], kindOf: (pods: KnownPods) => unknown): Generator<Example> {
  const firsts = new Map<unknown, Map<string, KnownPods | undefined>>();
  for (const each of pods) {
    const kind = kindOf(each);
    const ofKind = firsts.get(kind) ?? new Map<string, KnownPods | undefined>();
    firsts.set(kind, ofKind);
    const listens = listeningOf(each.ports);
    const isFirst = !ofKind.has(listens);
    const first = ofKind.get(listens);
    if (!isFirst && first === undefined) continue;
    ofKind.set(listens, isFirst ? each : undefined);
    yield { pods: each, first };
  }
}

/** Whether two examples are to be compared: of two kinds one pair is enough. */
function isPair(left: Example, right: Example): boolean {
  if (left.pods === right.pods) return false;
  const isNeeded = ({ first }: Example, other: Example): boolean =>
    first === undefined || first === other.pods;
  return isNeeded(left, right) && isNeeded(right, left);
}

/** The ports of a rule on which pods may answer: they follow from those that the pods declare. */
function grantsOf(rule: PolicyRule): (destination: KnownPods) => PortSet {
  const known = new Map<string, PortSet>();
  return (destination) => {
    const listens = listeningOf(destination.ports);
    const before = known.get(listens);
    if (before !== undefined) return before;
    const ports = portGrants(rule, destination).map(({ possibly }) => possibly);
    const granted = listened(ports.reduce(unionPorts, noPorts), destination);
    known.set(listens, granted);
    return granted;
  };
}

/** Whether pods are limited by a policy whose selector is misspelled, and most likely means others, or one is being written. */
function isInDoubt(world: World, pods: KnownPods, direction: Direction): boolean {
  if (isBeingWritten(world, pods.namespace.name)) return true;
  return misspelled(limitOf(world, pods, direction)).length > 0;
}

const misspelled = remembering(({ policies }: Limit) =>
  policies.filter(({ policy }) => policy.podSelector.hasUnknownKey),
);

/** Of some ports those that pods declare, where they declare any: that nobody listens on the others is told by another rule. */
function listened(ports: PortSet, { ports: declared }: KnownPods): PortSet {
  if (declared.length === 0) return ports;
  const own = declared.map(({ protocol, number }) => portRange(protocol, number, number));
  return intersectPorts(ports, own.reduce(unionPorts, noPorts));
}
