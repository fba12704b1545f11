import type { Origin } from '../base/origin.ts';
import type { Direction } from '../kubernetes/networkPolicy.ts';
import { matrixOf } from './classes/matrix.ts';
import type { PodClass } from './classes/podClass.ts';
import { type Endpoint, isKnown, type Pods } from './endpoints.ts';
import { formatPorts, intersectPorts, isNoPort, noPorts, type PortSet, unionPorts } from './ports.ts';
import { type Connection, connection } from './reachability.ts';
import type { Grant, SideVerdict } from './sideVerdict.ts';
import type { World } from './world.ts';

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
  const { kinds, kindOf } = subject;
  const ofKinds = kinds.map((pods) =>
    direction === 'ingress' ? connection(world, peer, pods) : connection(world, pods, peer),
  );
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

/** Tells fates apart by their verdicts and by the rules that decided them. */
export class FateKeys {
  readonly #numbers = new Map<string, number>();
  // verdicts are shared between pods that policies treat alike, so that most are met again
  readonly #numberOf = new Map<SideVerdict, number>();

  /** Equal for fates that are equal in their verdicts and in what decided them. */
  keyOf(fate: Pick<Fate, 'ofKinds'>): string {
    let key = '';
    for (const { egress, ingress } of fate.ofKinds) key += `${this.#side(egress)}|${this.#side(ingress)} `;
    return key;
  }

  #side(side: SideVerdict | undefined): number {
    if (side === undefined) return -1;
    if (side.isolated === 'no') return -2;
    const known = this.#numberOf.get(side);
    if (known !== undefined) return known;
    const text = textOf(side);
    const number = this.#numbers.get(text) ?? this.#numbers.size;
    this.#numbers.set(text, number);
    this.#numberOf.set(side, number);
    return number;
  }
}

const texts = new WeakMap<SideVerdict, string>();

/** Verdicts outlive a view of them: what one edit leaves alone need not be written out again. */
function textOf(side: SideVerdict): string {
  const known = texts.get(side);
  if (known !== undefined) return known;
  const text = sideText(side);
  texts.set(side, text);
  return text;
}

function sideText(side: SideVerdict): string {
  return [
    side.isolated,
    formatPorts(side.surely),
    formatPorts(side.possibly),
    ...side.policies.map(({ policy, match }) => `${originKey(policy.origin)} ${match}`),
    ...side.grants.map(grantKey),
    ...side.notes,
  ].join(';');
}

function grantKey({ rule, peer, match, ports }: Grant): string {
  const items = ports.map(({ port, possibly }) => `${port?.origin.path ?? ''} ${formatPorts(possibly)}`);
  return [originKey(rule.origin), peer?.origin.path ?? '', match, ...items].join(',');
}

function originKey({ object, path }: Origin): string {
  return `${object}#${path}`;
}
