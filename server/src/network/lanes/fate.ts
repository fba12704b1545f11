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
  /** In the order of the subject's pods; those of one kind share one. */
  readonly connections: readonly Connection[];
  /** One for each kind of the subject's pods. */
  readonly ofKinds: readonly Connection[];
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
export function fateFrom(
  { kinds, kindOf }: Subject,
  direction: Direction,
  ofKinds: readonly Connection[],
): Fate {
  const [first, ...others] = ofKinds;
  let { surely, possibly } = first ?? { surely: noPorts, possibly: noPorts };
  let somewhere = surely;
  for (const item of others) {
    surely = intersectPorts(surely, item.surely);
    somewhere = unionPorts(somewhere, item.surely);
    possibly = unionPorts(possibly, item.possibly);
  }
  const blocked = first && isNoPort(possibly) ? blockedConnection(ofKinds, direction) : undefined;
  return {
    connections: kinds.length === kindOf.length ? ofKinds : kindOf.flatMap((kind) => ofKinds[kind] ?? []),
    ofKinds,
    surely,
    somewhere,
    possibly,
    blockedBy: blocked?.by,
    example:
      ofKinds.find((item) => !isNoPort(item.surely)) ??
      ofKinds.find((item) => !isNoPort(item.possibly)) ??
      blocked?.item ??
      first,
  };
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
