import type { Match } from '../selectors.ts';
import type { SideVerdict } from '../sideVerdict.ts';
import type { Basis } from './basis.ts';
import { ClassMask, hasClass } from './classSets.ts';
import type { ClassLimit, LimitPeers } from './limit.ts';
import { namesPorts } from './rulePorts.ts';
import type { Named } from './terms.ts';

/** Whether a limit may say something else about a class than about strangers. */
export function mayName(basis: Basis, limit: ClassLimit, number: number): boolean {
  return peersOf(basis, limit).mask.has(number);
}

/** So many classes are asked about one by one; from then on it is worth the while to sort them all. */
const fewQuestions = 16;

/**
 * Which peers of a limit's rules name a class: equal for classes that the limit treats alike, by the same reasons. Where
 * rules name ports, for classes whose ports are equal. Undefined as long as few classes were asked about, and for those
 * that were added later.
 */
export function namingOf(basis: Basis, limit: ClassLimit, number: number): number | undefined {
  const peers = peersOf(basis, limit);
  if (peers.namings === undefined && peers.asked++ >= fewQuestions)
    peers.namings = sortByNaming(basis, peers);
  return peers.namings?.[number];
}

/** What the limit says about one class of each naming. */
export function verdictsByNaming(basis: Basis, limit: ClassLimit): Map<number, SideVerdict> {
  return peersOf(basis, limit).byNaming;
}

/** Sorts the classes by the peers that name them, peer by peer, with work in proportion to what each peer names. */
function sortByNaming({ classes, onNode }: Basis, { rules }: LimitPeers): Int32Array {
  const namings = new Int32Array(classes.length);
  let count = 1;
  const tell = (numbers: Iterable<number>, criterion: (number: number) => number = () => 0): void => {
    const renamed = new Map<number, Map<number, number>>();
    for (const number of numbers) {
      const before = namings[number] ?? 0;
      const byCriterion = renamed.get(before) ?? new Map<number, number>();
      renamed.set(before, byCriterion);
      const known = byCriterion.get(criterion(number));
      const naming = known ?? count++;
      if (known === undefined) byCriterion.set(criterion(number), naming);
      namings[number] = naming;
    }
  };
  tell(onNode);
  const profileOf = (number: number): number => classes[number]?.portProfile ?? 0;
  for (const { peers, varies, isForAnyone } of rules) {
    for (const peer of peers) {
      if (peer === undefined) continue;
      tell(peer.surely);
      tell(peer.possibly);
    }
    if (!varies) continue;
    const meant = isForAnyone
      ? classes.map(({ number }) => number)
      : peers.flatMap((peer) => (peer === undefined ? [] : [...peer.surely, ...peer.possibly]));
    tell(new Set(meant), profileOf);
  }
  return namings;
}

/** Whether a peer names a class; one that can't be read may name any. */
export function matchOfNamed(peer: Named | undefined, number: number): Match {
  if (peer === undefined) return 'possibly';
  if (hasClass(peer.surely, number)) return 'yes';
  return hasClass(peer.possibly, number) ? 'possibly' : 'no';
}

/** Of classes that were added since the limit was last asked, only those are looked at. */
function peersOf(basis: Basis, limit: ClassLimit): LimitPeers {
  limit.verdicts.peers ??= {
    count: 0,
    mask: new ClassMask(basis.classes.length),
    rules: readRules(basis, limit),
    asked: 0,
    namings: undefined,
    byNaming: new Map(),
  };
  const { peers } = limit.verdicts;
  const count = basis.classes.length;
  if (peers.count === count) return peers;
  basis.terms.takeIn();
  peers.mask.grow(count);
  markFrom(peers.count, peers.mask, basis, peers.rules);
  peers.count = count;
  return peers;
}

function readRules(basis: Basis, { policies, namespace, direction }: ClassLimit): LimitPeers['rules'] {
  return policies.flatMap(({ policy }) =>
    basis.terms.of(policy, namespace, direction).map(({ rule, everyone, peers }) => ({
      peers,
      varies: direction === 'egress' && namesPorts(rule),
      isForAnyone: everyone !== 'no',
    })),
  );
}

/** Marks the classes from a number on about which the rules may say something else than about strangers. */
function markFrom(first: number, mask: ClassMask, { onNode }: Basis, rules: LimitPeers['rules']): void {
  mask.add(onNode, first);
  for (const { peers, varies, isForAnyone } of rules) {
    if (varies && isForAnyone) mask.addAll();
    for (const peer of peers) {
      if (peer === undefined) continue;
      mask.add(peer.surely, first);
      mask.add(peer.possibly, first);
    }
  }
}
