import type { NetworkPolicy } from '../../kubernetes/networkPolicy.ts';
import type { PartTarget } from './target.ts';

/**
 * The rule, or the peer, of a policy that an element belongs to; undefined where it belongs to none.
 * @param path from the object on
 */
export function partAt(policy: NetworkPolicy, path: string): PartTarget | undefined {
  const within = ({ origin }: { readonly origin: { readonly path: string } }): boolean =>
    path === origin.path || path.startsWith(`${origin.path}.`);
  for (const direction of ['ingress', 'egress'] as const) {
    const rule = policy[direction].find(within);
    if (rule !== undefined) return { kind: 'part', policy, direction, rule, peer: rule.peers.find(within) };
  }
  return undefined;
}
