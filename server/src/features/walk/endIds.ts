import { pathSteps } from '../../base/origin.ts';
import type { NetworkPolicy, PodPeer } from '../../kubernetes/networkPolicy.ts';
import { type AddressSet, addressRuns, unionAddresses } from '../../network/addresses.ts';
import { writtenAddresses } from '../../network/ends/namedEnd.ts';
import { rangeAddresses } from '../../network/ends/writtenAddresses.ts';
import type { World } from '../../network/world.ts';

/** Someone whom no rule singles out. */
export const anyoneId = 'anyone';

/** Addresses as the end of a connection: `10.0.0.0-10.0.0.9,10.1.0.7`. */
export function addressesId(set: AddressSet): string {
  return addressRuns(set)
    .map(({ first, last }) => (first === last ? first : `${first}-${last}`))
    .join(',');
}

/** The addresses that an end names: single ones, CIDRs and runs, of which there may be several; undefined for other ends. */
export function addressesOf(id: string): AddressSet | undefined {
  const written = id.replace(/\[External\]$/, '');
  // Most ends are names, and hardly a name has no such letter.
  if (/[g-z]/i.test(written)) return undefined;
  const parts = written.split(',').map((part) => writtenAddresses(part) ?? rangeAddresses(part));
  return parts.every((part) => part !== undefined) ? unionAddresses(parts) : undefined;
}

const selectedPrefix = 'selected:';
const namedPrefix = 'named:';

/** The pods that a policy selects, where none of them is in the files. */
export function selectedId({ origin }: NetworkPolicy): string {
  return `${selectedPrefix}${origin.object}`;
}

/** The pods that a peer of a policy names and that are not in the files. */
export function namedId({ origin }: PodPeer): string {
  return `${namedPrefix}${JSON.stringify([origin.object, origin.path])}`;
}

export type NotHere =
  | { readonly kind: 'selected'; readonly policy: NetworkPolicy }
  | { readonly kind: 'named'; readonly policy: NetworkPolicy; readonly peer: PodPeer };

/** What `selectedId` and `namedId` name; `gone` where an edit took it away, undefined for other ends. */
export function notHereOf(world: World, id: string): NotHere | 'gone' | undefined {
  if (id.startsWith(selectedPrefix)) {
    const policy = policyAt(world, id.slice(selectedPrefix.length));
    return policy === undefined ? 'gone' : { kind: 'selected', policy };
  }
  if (!id.startsWith(namedPrefix)) return undefined;
  const [object, path] = readPair(id.slice(namedPrefix.length));
  const policy = policyAt(world, object);
  const direction = pathSteps(path).some(({ text }) => text === 'egress') ? 'egress' : 'ingress';
  const peer = policy?.[direction].flatMap((rule) => rule.peers).find(({ origin }) => origin.path === path);
  return policy === undefined || peer?.kind !== 'pods' ? 'gone' : { kind: 'named', policy, peer };
}

function policyAt({ policies }: World, object: string): NetworkPolicy | undefined {
  for (const list of policies.values()) {
    const found = list.find(({ origin }) => origin.object === object);
    if (found !== undefined) return found;
  }
  return undefined;
}

function readPair(text: string): readonly [string, string] {
  try {
    const pair: unknown = JSON.parse(text);
    if (!Array.isArray(pair)) return ['', ''];
    const [object, path]: readonly unknown[] = pair;
    return typeof object === 'string' && typeof path === 'string' ? [object, path] : ['', ''];
  } catch {
    return ['', ''];
  }
}
