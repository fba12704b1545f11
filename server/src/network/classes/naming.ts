import type { Direction, NetworkPolicy } from '../../kubernetes/networkPolicy.ts';
import type { Match } from '../selectors.ts';
import type { SideVerdict } from '../sideVerdict.ts';
import type { Basis } from './basis.ts';
import { ClassMask, hasClass } from './classSets.ts';
import type { ClassLimit, LimitPeers, PeerRule } from './limit.ts';
import { namesPorts } from './rulePorts.ts';
import type { Named } from './terms.ts';

/** Whether a limit may say something else about a class than about strangers. */
export function mayName(basis: Basis, limit: ClassLimit, number: number): boolean {
  return peersOf(basis, limit).mask.has(number);
}

/**
 * Which peers of a limit's rules name a class: equal for classes that the limit treats alike, by the same reasons. Where
 * rules that mean a class name ports, for classes whose ports are equal.
 */
export function namingOf(basis: Basis, limit: ClassLimit, number: number): string {
  let naming = hasClass(basis.onNode, number) ? 'node' : '';
  for (const { peers, varies, isForAnyone } of peersOf(basis, limit).rules) {
    let isMeant = isForAnyone;
    for (const peer of peers) {
      const match = matchOfNamed(peer, number);
      naming += ` ${match}`;
      isMeant ||= match !== 'no';
    }
    if (varies && isMeant) naming += ` ports ${basis.classes[number]?.portProfile}`;
  }
  return naming;
}

/** What the limit says about one class of each naming. */
export function verdictsByNaming(basis: Basis, limit: ClassLimit): Map<string, SideVerdict> {
  return peersOf(basis, limit).byNaming;
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
    rules: limit.policies.flatMap(({ policy }) => peerRules(basis, policy, limit.namespace, limit.direction)),
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

/**
 * The rules of one direction of a policy, by whom they name.
 * @param namespace the name of the policy's namespace
 */
export function peerRules(
  { terms }: Basis,
  policy: NetworkPolicy,
  namespace: string,
  direction: Direction,
): readonly PeerRule[] {
  return terms.of(policy, namespace, direction).map(({ rule, everyone, peers }) => ({
    peers,
    varies: direction === 'egress' && namesPorts(rule),
    isForAnyone: everyone !== 'no',
  }));
}

/** Marks the classes from a number on about which the rules may say something else than about strangers. */
function markFrom(first: number, mask: ClassMask, { onNode }: Basis, rules: readonly PeerRule[]): void {
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
