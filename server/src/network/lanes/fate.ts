import type { Direction } from '../../kubernetes/networkPolicy.ts';
import { matrixOf } from '../classes/matrix.ts';
import type { PodClass } from '../classes/podClass.ts';
import { type Endpoint, isKnown, type Pods } from '../endpoints.ts';
import { intersectPorts, isNoPort, noPorts, type PortSet, unionPorts } from '../ports.ts';
import { type Connection, connection } from '../reachability.ts';
import type { SideVerdict } from '../sideVerdict.ts';
import type { World } from '../world.ts';

/**
 * The pods that a view is about. Of those that policies treat alike one is asked for all: it shares its verdicts with
 * the others.
 */
export interface Subject {
  readonly pods: readonly Pods[];
  /** The first pods of each kind. */
  readonly kinds: readonly Pods[];
  /** The place among the kinds, for each of the pods. */
  readonly kindOf: readonly number[];
}

export function subjectOf(world: World, pods: readonly Pods[]): Subject {
  const kinds: Pods[] = [];
  const places = new Map<Pods | PodClass, number>();
  const kindOf = pods.map((item) => {
    const kind = isKnown(item) ? matrixOf(world).classOf(item) : item;
    const known = places.get(kind);
    if (known !== undefined) return known;
    places.set(kind, kinds.length);
    return kinds.push(item) - 1;
  });
  return { pods, kinds, kindOf };
}

/** How a peer fares with each of the subject's pods. */
export interface Fate {
  /** One for each kind of the subject's pods, in their order. */
  readonly ofKinds: readonly Connection[];
  /** The place of its kind, for each of the subject's pods. */
  readonly kindOf: readonly number[];
  /** With every one of the subject's pods. */
  readonly surely: PortSet;
  /** With at least one of them; the same as `surely` where all fare alike. */
  readonly somewhere: PortSet;
  /** With at least one of them, if what is not known turns out so. */
  readonly possibly: PortSet;
  /**
   * Nothing gets through though one side's rules name the other: the side that does not allow it, or `ports` where both
   * do, but on different ports.
   */
  readonly blockedBy: 'subject' | 'peer' | 'ports' | undefined;
  /** The connection that best shows the fate, where it is not the same with all of the subject's pods. */
  readonly example: Connection | undefined;
}

/** The verdict of the subject's side of a connection, and of its peer's (undefined for addresses). */
export function sidesOf(
  { egress, ingress }: Connection,
  direction: Direction,
): { readonly subject: SideVerdict | undefined; readonly peer: SideVerdict | undefined } {
  return direction === 'ingress' ? { subject: ingress, peer: egress } : { subject: egress, peer: ingress };
}

export function fateOf(world: World, subject: Subject, direction: Direction, peer: Endpoint): Fate {
  const ofKinds = subject.kinds.map((pods) =>
    direction === 'ingress' ? connection(world, peer, pods) : connection(world, pods, peer),
  );
  return fateFrom(subject, direction, ofKinds);
}

/** @param ofKinds the connections between a peer and each kind of the subject's pods */
export function fateFrom({ kindOf }: Subject, direction: Direction, ofKinds: readonly Connection[]): Fate {
  const first = ofKinds[0];
  let { surely, possibly } = first ?? { surely: noPorts, possibly: noPorts };
  let somewhere = surely;
  let sure: Connection | undefined;
  let possible: Connection | undefined;
  for (const item of ofKinds) {
    surely = intersectPorts(surely, item.surely);
    somewhere = unionPorts(somewhere, item.surely);
    possibly = unionPorts(possibly, item.possibly);
    if (sure === undefined && !isNoPort(item.surely)) sure = item;
    if (possible === undefined && !isNoPort(item.possibly)) possible = item;
  }
  const blocked = possible === undefined ? blockedConnection(ofKinds, direction) : undefined;
  return {
    ofKinds,
    kindOf,
    surely,
    somewhere,
    possibly,
    blockedBy: blocked?.by,
    example: sure ?? possible ?? blocked?.item ?? first,
  };
}

/** The connections with each of the subject's pods, in their order; those of one kind share one. */
export function connectionsOf({ ofKinds, kindOf }: Fate): readonly Connection[] {
  return kindOf.flatMap((kind) => ofKinds[kind] ?? []);
}

interface Blocked {
  readonly item: Connection;
  readonly by: NonNullable<Fate['blockedBy']>;
}

function blockedConnection(connections: readonly Connection[], direction: Direction): Blocked | undefined {
  for (const item of connections) {
    const { subject, peer } = sidesOf(item, direction);
    if (!namesOther(subject) && !namesOther(peer)) continue;
    if (subject === undefined || peer === undefined) continue;
    const [closed, shut] = [isNoPort(subject.possibly), isNoPort(peer.possibly)];
    if (!closed && !shut) return { item, by: 'ports' };
    if (closed && namesOther(peer)) return { item, by: 'subject' };
    if (shut && namesOther(subject)) return { item, by: 'peer' };
  }
  return undefined;
}

/** Whether a rule of this side lets the other through by naming it, and not everyone. */
export function namesOther(side: SideVerdict | undefined): boolean {
  return side?.grants.some(({ peer }) => peer !== undefined && peer.kind !== 'unreadable') ?? false;
}
