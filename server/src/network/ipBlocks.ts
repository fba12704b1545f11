import type { AddressPeer } from '../kubernetes/networkPolicy.ts';
import {
  type AddressSet,
  allAddresses,
  cidrAddresses,
  intersectAddresses,
  isAddressSubset,
  noAddresses,
  overlapsAddresses,
  subtractAddresses,
  unionAddresses,
} from './addresses.ts';
import type { Match } from './selectors.ts';

/** What an ipBlock stands for. */
export interface IpBlock {
  /** Empty where a part of the block can't be parsed. */
  readonly surely: AddressSet;
  /** Everything where the cidr can't be parsed. */
  readonly possibly: AddressSet;
  /** The parts that are taken out again, each within the cidr. */
  readonly excepts: readonly IpExcept[];
}

export interface IpExcept {
  readonly text: string;
  readonly set: AddressSet;
  /** From the object on: `spec.egress[0].to[0].ipBlock.except[1]`. */
  readonly path: string;
}

const cache = new WeakMap<AddressPeer, IpBlock>();

export function ipBlockOf(peer: AddressPeer): IpBlock {
  const known = cache.get(peer);
  if (known !== undefined) return known;
  const block = readBlock(peer);
  cache.set(peer, block);
  return block;
}

function readBlock(peer: AddressPeer): IpBlock {
  const cidr = cidrAddresses(peer.cidr);
  if (cidr === undefined) return { surely: noAddresses, possibly: allAddresses, excepts: [] };
  const excepts = peer.except.flatMap((text, index): readonly IpExcept[] => {
    const set = cidrAddresses(text);
    if (set === undefined) return [];
    const path = `${peer.origin.path}.ipBlock.except[${index}]`;
    return [{ text, set: intersectAddresses(set, cidr), path }];
  });
  const rest = subtractAddresses(cidr, unionAddresses(excepts.map(({ set }) => set)));
  const readable = excepts.length === peer.except.length;
  return { surely: readable ? rest : noAddresses, possibly: rest, excepts };
}

/** Whether a block holds all of some addresses; `possibly` where it holds a part of them. */
export function matchAddresses(peer: AddressPeer, set: AddressSet): Match {
  const { surely, possibly } = ipBlockOf(peer);
  if (isAddressSubset(set, surely)) return 'yes';
  return overlapsAddresses(set, possibly) ? 'possibly' : 'no';
}
