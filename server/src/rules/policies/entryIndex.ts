import { type AddressSet, allAddresses, noAddresses } from '../../network/addresses.ts';
import { AddressIndex } from '../../network/addressIndex.ts';
import { ipBlockOf } from '../../network/ipBlocks.ts';
import type { Entry } from './entries.ts';

/** Entries by what they name: a policy may have thousands. */
interface EntryIndex {
  readonly byAddress: AddressIndex;
  readonly everyone: readonly Entry[];
  /** Those that may name pods. */
  readonly ofPods: readonly Entry[];
}

const indexes = new WeakMap<readonly Entry[], EntryIndex>();

function indexOf(entries: readonly Entry[]): EntryIndex {
  const known = indexes.get(entries) ?? {
    byAddress: new AddressIndex(entries.map(addressesOf)),
    everyone: entries.filter(({ peer }) => peer === undefined),
    ofPods: entries.filter(({ peer }) => peer?.kind !== 'ipBlock'),
  };
  indexes.set(entries, known);
  return known;
}

/** Those of a policy's entries that may name all whom another entry names, in their order. */
export function entriesAround(entries: readonly Entry[], { peer }: Entry): readonly Entry[] {
  if (peer === undefined) return indexOf(entries).everyone;
  return peer.kind === 'ipBlock' ? entriesWithin(entries, ipBlockOf(peer).possibly) : indexOf(entries).ofPods;
}

/** Those of a policy's entries that surely name one of some addresses, in their order. */
export function entriesWithin(entries: readonly Entry[], set: AddressSet): readonly Entry[] {
  const places = indexOf(entries).byAddress.overlapping(set);
  return places.flatMap((place) => entries[place] ?? []);
}

/** The addresses that an entry surely names. */
export function addressesOf({ peer }: Entry): AddressSet {
  if (peer === undefined) return allAddresses;
  return peer.kind === 'ipBlock' ? ipBlockOf(peer).surely : noAddresses;
}
