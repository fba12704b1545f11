import type { Direction } from '../../../kubernetes/networkPolicy.ts';
import { type AddressSet, intersectAddresses, isNoAddress } from '../../../network/addresses.ts';
import type { Change, ChangedEnd } from '../../../network/changes/changes.ts';
import { type Difference, namesOf } from '../../../network/changes/differenceRows.ts';
import { formatPorts, isPortSubset } from '../../../network/ports.ts';

/** What an edit did to connections: what is surely allowed counts, and a lost port more than a gained one. */
export type ChangeKind = 'lost' | 'gained' | 'doubt';

/** Peers that fare alike with some of the subject's workloads, before and after. */
export interface ChangedPairs {
  readonly kind: ChangeKind;
  readonly peers: ChangedPeers;
  /** The subject's own workloads, as listings name them. */
  readonly own: readonly string[];
}

export type ChangedPeers =
  | { readonly kind: 'pods'; readonly ids: readonly string[] }
  | { readonly kind: 'addresses'; readonly set: AddressSet };

/**
 * What is otherwise between a subject and its peers in one direction, alike ones together. One change a step.
 * @param subject the ids of its workloads, before or after
 */
export function* changedPairs(
  { changes, shown }: Difference,
  subject: ReadonlySet<string>,
  direction: Direction,
): Generator<void, readonly ChangedPairs[]> {
  const found = new Map<string, ChangedPairs & { readonly own: string[] }>();
  for (const change of changes) {
    yield;
    const [ownEnd, peerEnd] =
      direction === 'ingress' ? [change.destinations, change.sources] : [change.sources, change.destinations];
    const own = idsOfEnd(ownEnd).filter((id) => subject.has(id));
    const peers = own.length === 0 ? undefined : peersOf(peerEnd, own, shown[direction]);
    if (peers === undefined) continue;
    const key = JSON.stringify([namesOf(peerEnd, shown[direction]), ...verdictsOf(change)]);
    const known = found.get(key);
    if (known === undefined) found.set(key, { kind: kindOf(change), peers, own });
    else known.own.push(...own.filter((id) => !known.own.includes(id)));
  }
  return [...found.values()];
}

function idsOfEnd(end: ChangedEnd): readonly string[] {
  return end.kind === 'pods' ? end.groups.flatMap(({ ids }) => ids) : [];
}

/** Undefined where nobody is left but the workload itself, or addresses that no policy names. */
function peersOf(end: ChangedEnd, own: readonly string[], shown: AddressSet): ChangedPeers | undefined {
  if (end.kind === 'addresses') {
    const set = intersectAddresses(end.set, shown);
    return isNoAddress(set) ? undefined : { kind: 'addresses', set };
  }
  const [only, ...others] = own;
  const ids = idsOfEnd(end).filter((id) => others.length > 0 || id !== only);
  return ids.length === 0 ? undefined : { kind: 'pods', ids };
}

function verdictsOf({ before, after }: Change): readonly string[] {
  return [before.surely, before.possibly, after.surely, after.possibly].map(formatPorts);
}

function kindOf({ before, after }: Change): ChangeKind {
  if (!isPortSubset(before.surely, after.surely)) return 'lost';
  return isPortSubset(after.surely, before.surely) ? 'doubt' : 'gained';
}
