import { SpanIndex } from '../base/spanIndex.ts';
import type { PolicyPeer } from '../kubernetes/networkPolicy.ts';
import { type AddressSet, allAddresses, noAddresses } from './addresses.ts';
import { ipBlockOf } from './ipBlocks.ts';

/** Tells which of many sets of addresses have something in common with another one. */
export class AddressIndex {
  readonly #ipv4: SpanIndex<number>;
  readonly #ipv6: SpanIndex<bigint>;

  constructor(sets: readonly AddressSet[]) {
    this.#ipv4 = new SpanIndex(sets.map(({ ipv4 }) => ipv4));
    this.#ipv6 = new SpanIndex(sets.map(({ ipv6 }) => ipv6));
  }

  /** @returns their places, in ascending order */
  overlapping({ ipv4, ipv6 }: AddressSet): readonly number[] {
    const found = new Set<number>();
    for (const run of ipv4) this.#ipv4.addOverlapping(run, found);
    for (const run of ipv6) this.#ipv6.addOverlapping(run, found);
    return [...found].sort((left, right) => left - right);
  }
}

const indexes = new WeakMap<readonly PolicyPeer[], AddressIndex>();

/** The places of the items of `from` or `to` that may name a part of some addresses: a rule may have thousands. */
export function peersAround(peers: readonly PolicyPeer[], set: AddressSet): readonly number[] {
  const index = indexes.get(peers) ?? new AddressIndex(peers.map(namedAddresses));
  indexes.set(peers, index);
  return index.overlapping(set);
}

function namedAddresses(peer: PolicyPeer): AddressSet {
  if (peer.kind === 'pods') return noAddresses;
  return peer.kind === 'unreadable' ? allAddresses : ipBlockOf(peer).possibly;
}
