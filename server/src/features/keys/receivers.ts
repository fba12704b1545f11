import type { Direction, NetworkPolicy, PolicyRule } from '../../kubernetes/networkPolicy.ts';
import type { KnownPods } from '../../network/endpoints.ts';
import { peerPods, subjectsOf } from '../../network/selected.ts';
import type { Selected } from '../../network/selectors.ts';
import type { World } from '../../network/world.ts';

/**
 * The pods whose ports a rule speaks about: for ingress those of the policy, for egress those that `to` names, all pods
 * where it names nothing. Incomplete where the rule leads to others too.
 */
export function receiversOf(
  world: World,
  policy: NetworkPolicy,
  direction: Direction,
  rule: PolicyRule,
): Selected<KnownPods> {
  if (direction === 'ingress') return subjectsOf(world, policy);
  if (rule.peers.length === 0) return { items: world.cluster.pods, complete: false };
  const items = new Set<KnownPods>();
  let complete = true;
  for (const peer of rule.peers) {
    if (peer.kind !== 'pods') {
      complete = false;
      continue;
    }
    const selected = peerPods(world, policy, peer);
    complete &&= selected.complete;
    for (const pods of selected.items) items.add(pods);
  }
  return { items: [...items], complete };
}
