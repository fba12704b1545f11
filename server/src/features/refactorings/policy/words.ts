import type { LabelSelector } from '../../../kubernetes/labels.ts';
import type { PolicyPeer, PolicyPort } from '../../../kubernetes/networkPolicy.ts';

/** Equal for peers that say the same. */
export function peerKey(peer: PolicyPeer): string {
  if (peer.kind === 'unreadable') return JSON.stringify(peer.origin);
  if (peer.kind === 'ipBlock') return JSON.stringify([peer.cidr, [...peer.except].sort()]);
  return JSON.stringify([peer.podSelector, peer.namespaceSelector].map((one) => one && selectorKey(one)));
}

export function portKey({ protocol, numbers, origin }: PolicyPort): string {
  return JSON.stringify(numbers.kind === 'unreadable' ? origin : [protocol, numbers]);
}

/** Equal for selectors that say the same. */
export function selectorKey({ requirements }: LabelSelector): string {
  const parts = requirements.map(({ key, operator, values }) =>
    JSON.stringify([key, operator, [...values].sort()]),
  );
  return [...new Set(parts)].sort().join();
}

/** Equal for lists that have the same items, in whatever order. */
export function listKey<T>(items: readonly T[], keyOf: (item: T) => string): string {
  return [...new Set(items.map(keyOf))].sort().join('\n');
}

export const directions = ['ingress', 'egress'] as const;

export const peersKey = { ingress: 'from', egress: 'to' } as const;
export const typeOf = { ingress: 'Ingress', egress: 'Egress' } as const;
