import type { Direction } from '../../kubernetes/networkPolicy.ts';
import { type AddressSet, allAddresses, cutAddresses, unionAddresses } from '../addresses.ts';
import { AddressIndex } from '../addressIndex.ts';
import { ipBlockOf } from '../ipBlocks.ts';
import { limitingPolicies } from '../isolation.ts';
import type { World } from '../world.ts';
import { type Fate, fateOf, type Subject, sidesOf } from './fate.ts';
import type { AddressGroup, ExceptedBy } from './lane.ts';
import type { SideKeys } from './sideKeys.ts';

interface Building {
  readonly ipv4: AddressSet['ipv4'][number][];
  readonly ipv6: AddressSet['ipv6'][number][];
  readonly excepts: readonly ExceptedBy[];
  readonly fate: Fate;
}

/**
 * The addresses that ipBlocks of the subject's policies let through or take out: all addresses, cut where a block
 * begins or ends, and joined again where verdict and deciding rules are the same. What fares like strangers is left out.
 */
export function* addressGroups(
  world: World,
  subject: Subject,
  direction: Direction,
  stranger: Fate,
  keys: SideKeys,
): Generator<void, readonly AddressGroup[]> {
  const blocks: AddressSet[] = [];
  const excepts: (ExceptedBy & { readonly set: AddressSet })[] = [];
  for (const policy of limitingPolicies(world, subject.kinds, direction)) {
    for (const peer of policy[direction].flatMap((rule) => rule.peers)) {
      if (peer.kind !== 'ipBlock') continue;
      const block = ipBlockOf(peer);
      blocks.push(block.possibly, ...block.excepts.map(({ set }) => set));
      for (const except of block.excepts) excepts.push({ policy, peer, except, set: except.set });
    }
  }
  if (blocks.length === 0) return [];
  const keyOf = ({ ofKinds }: Fate): number =>
    keys.keyOf(ofKinds.map((item) => sidesOf(item, direction).subject));
  const usual = keyOf(stranger);
  const index = new AddressIndex(excepts.map(({ set }) => set));
  const groups = new Map<string, Building>();
  for (const set of cutAddresses(allAddresses, blocks)) {
    yield;
    const fate = fateOf(world, subject, direction, { kind: 'addresses', set });
    // No except begins or ends within a piece.
    const around = index.overlapping(set).flatMap((place) => excepts[place] ?? []);
    const side = keyOf(fate);
    if (side === usual && around.length === 0) continue;
    const key = [side, ...around.map(({ policy, except }) => policy.origin.object + except.path)].join('\n');
    const known = groups.get(key) ?? { ipv4: [], ipv6: [], excepts: around, fate };
    groups.set(key, known);
    known.ipv4.push(...set.ipv4);
    known.ipv6.push(...set.ipv6);
  }
  return [...groups.values()].map(({ ipv4, ipv6, excepts: by, fate }) => ({
    kind: 'addresses',
    // joins the pieces that touch
    set: unionAddresses([{ ipv4, ipv6 }]),
    excepts: by,
    fate,
  }));
}
