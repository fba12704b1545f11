import type { Completeness } from '../base/completeness.ts';
import { isSameList } from '../base/equality.ts';
import { remembering } from '../base/remembering.ts';
import type { NetworkPolicy, PodPeer } from '../kubernetes/networkPolicy.ts';
import { reachOf } from './peerReach.ts';
import { homeOf, subjectOf } from './selected.ts';
import { namespaceNameOf, type World } from './world.ts';

/** All that a policy's selectors bring into its sight. To be compared by identity. */
export type Sight = readonly unknown[];

interface Seen {
  readonly state: object;
  readonly completeness: Completeness;
  readonly sight: Sight;
}

/** By the lineage of clusters. */
const known = new WeakMap<object, WeakMap<NetworkPolicy, Seen>>();

/**
 * What a policy sees of the cluster: its namespace, the pods that it applies to, and the namespaces and pods that its peers
 * name, with what is there in place of what they look for in vain. One object as long as that is the same, whatever is
 * edited elsewhere: an answer that rests on nothing else of the cluster holds as long as it is.
 */
export function sightOf(world: World, policy: NetworkPolicy): Sight {
  const { cluster, completeness } = world;
  const seen = known.get(cluster.lineage) ?? new WeakMap<NetworkPolicy, Seen>();
  known.set(cluster.lineage, seen);
  const before = seen.get(policy);
  if (before?.state === cluster.state && before.completeness === completeness) return before.sight;
  const now = [homeOf(world, policy), ...peersOf(policy).flatMap((peer) => seenBy(world, policy, peer))];
  const sight = before !== undefined && isSameList(before.sight, now) ? before.sight : now;
  seen.set(policy, { state: cluster.state, completeness, sight });
  return sight;
}

/** A policy's own pods and those that its rules name; once for each policy, which says the same as long as it is there. */
const peersOf = remembering((policy: NetworkPolicy): readonly PodPeer[] => {
  const rules = [...policy.ingress, ...policy.egress];
  const peers = rules.flatMap(({ peers }) => peers.filter((peer) => peer.kind === 'pods'));
  return [subjectOf(policy), ...peers];
});

/** What one of its peers brings into its sight. */
export function seenBy(world: World, policy: NetworkPolicy, peer: PodPeer): readonly unknown[] {
  const { cluster } = world;
  const { namespaces, pods } = reachOf(world, namespaceNameOf(world, policy), peer);
  if (namespaces.items.length === 0) return [namespaces, cluster.namespaceIndex];
  if (pods.items.length > 0) return [namespaces, pods];
  // Where it says nothing of the pods, it may be said of the pods of the policy's own namespace.
  const home = homeOf(world, policy);
  const among = home === undefined ? namespaces.items : [...namespaces.items, home];
  return [namespaces, pods, ...among.map((namespace) => cluster.podsIn(namespace))];
}
