import type { Basis } from './basis.ts';
import { ClassMask, hasClass } from './classSets.ts';
import type { ClassLimit, LimitPeers } from './limit.ts';
import { namesPorts } from './rulePorts.ts';

/** So many digits to base 3 fit in a number exactly. */
const maximumDigits = 32;

/** Whether a limit may say something else about a class than about strangers. */
export function mayName(basis: Basis, limit: ClassLimit, number: number): boolean {
  return peersOf(basis, limit).mask.has(number);
}

/**
 * Which peers of a limit's rules name a class: equal for classes that the limit treats alike, by the same reasons. Where
 * rules name ports, for classes whose ports are equal.
 */
export function namingOf(basis: Basis, limit: ClassLimit, number: number): number | string {
  const { rules, areFew } = peersOf(basis, limit);
  let digits = hasClass(basis.onNode, number) ? 1 : 0;
  let text = '';
  let varies = false;
  for (const rule of rules) {
    let isMeant = rule.isForAnyone;
    for (const peer of rule.peers) {
      let digit = 0;
      if (peer === undefined || hasClass(peer.surely, number)) digit = 2;
      else if (hasClass(peer.possibly, number)) digit = 1;
      isMeant ||= digit > 0;
      if (areFew) digits = digits * 3 + digit;
      else text += digit;
    }
    varies ||= rule.varies && isMeant;
  }
  if (!varies && areFew) return digits;
  return `${digits} ${text} ${varies ? basis.classes[number]?.portProfile : ''}`;
}

function peersOf(basis: Basis, limit: ClassLimit): LimitPeers {
  limit.verdicts.peers ??= readPeers(basis, limit);
  return limit.verdicts.peers;
}

function readPeers(basis: Basis, { policies, namespace, direction }: ClassLimit): LimitPeers {
  const mask = new ClassMask(basis.classes.length);
  mask.add(basis.onNode);
  const rules = policies.flatMap(({ policy }) =>
    basis.terms.of(policy, namespace, direction).map(({ rule, everyone, surely, possibly, peers }) => {
      const varies = direction === 'egress' && namesPorts(rule);
      const isForAnyone = everyone !== 'no';
      if (varies && isForAnyone) mask.addAll();
      mask.add(surely);
      mask.add(possibly);
      return { peers, varies, isForAnyone };
    }),
  );
  const count = rules.reduce((total, { peers }) => total + peers.length, 0);
  return { mask, rules, areFew: count <= maximumDigits };
}
