import { type AddressSet, cidrAddresses } from './addresses.ts';
import type { World } from './world.ts';

/** A range of the cluster's own addresses. */
export interface ClusterRange {
  /** As written. */
  readonly text: string;
  readonly set: AddressSet;
}

export interface ClusterRanges {
  readonly pods: readonly ClusterRange[];
  readonly services: readonly ClusterRange[];
}

/** Where pods and Services have their addresses: as the user says, else as far as the files do. */
export function clusterRanges({ ranges, declared }: World): ClusterRanges {
  return {
    pods: read(declared.podRanges ?? ranges.flatMap(({ pods }) => pods)),
    services: read(declared.serviceRanges ?? ranges.flatMap(({ services }) => services)),
  };
}

function read(texts: readonly string[]): readonly ClusterRange[] {
  return [...new Set(texts)].flatMap((text) => {
    const set = cidrAddresses(text);
    return set === undefined ? [] : [{ text, set }];
  });
}
