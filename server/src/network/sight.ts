import type { Completeness } from '../base/completeness.ts';
import { keepIdentity } from '../base/equality.ts';
import { remembering } from '../base/remembering.ts';
import type { NetworkPolicy, PodPeer } from '../kubernetes/networkPolicy.ts';
import { reachOf } from './peerReach.ts';
import { homeOf, subjectOf } from './selected.ts';
import { namespaceNameOf, type World } from './world.ts';

/** What a policy sees of a cluster. To be compared by identity. */
export type Sight = readonly unknown[];

interface Seen {
  readonly state: object;
  readonly completeness: Completeness;
  readonly sight: Sight;
}

/**
 * What is found of a cluster for a policy: looked for again in another state of the cluster alone, and one object as long as the
 * same is found.
 */
export function seenInCluster(
  look: (world: World, policy: NetworkPolicy) => Sight,
): (world: World, policy: NetworkPolicy) => Sight {
  /** By the lineage of clusters. */
  const known = new WeakMap<object, WeakMap<NetworkPolicy, Seen>>();
  return (world, policy) => {
    const { cluster, completeness } = world;
    const seen = known.get(cluster.lineage) ?? new WeakMap<NetworkPolicy, Seen>();
    known.set(cluster.lineage, seen);
    const before = seen.get(policy);
    if (before?.state === cluster.state && before.completeness === completeness) return before.sight;
    const sight = keepIdentity(before?.sight, look(world, policy));
    seen.set(policy, { state: cluster.state, completeness, sight });
    return sight;
  };
}

/**
 * What a policy sees of the cluster: its namespace, the pods that it applies to, and the namespaces and pods that its peers
 * name, with what is there in place of what they look for in vain. One object as long as that is the same, whatever is
 * edited elsewhere: an answer that rests on nothing else of the cluster holds as long as it is.
 */
export const sightOf = seenInCluster((world, policy) => {
  const seen: unknown[] = [homeOf(world, policy)];
  for (const peer of peersOf(policy)) addSeen(seen, world, policy, peer);
  return seen;
});

/** A policy's own pods and those that its rules name; once for each policy, which says the same as long as it is there. */
export const peersOf = remembering((policy: NetworkPolicy): readonly PodPeer[] => {
  const rules = [...policy.ingress, ...policy.egress];
  const peers = rules.flatMap(({ peers }) => peers.filter((peer) => peer.kind === 'pods'));
  return [subjectOf(policy), ...peers];
});

/**
 * Adds what one of its peers brings into its sight. Without lists in between: it is asked of all entries of all policies at each
 * edit of a pod or namespace.
 */
function addSeen(seen: unknown[], world: World, policy: NetworkPolicy, peer: PodPeer): void {
  const { cluster } = world;
  const { namespaces, pods } = reachOf(world, namespaceNameOf(world, policy), peer);
  seen.push(namespaces);
  if (namespaces.items.length === 0) {
    seen.push(cluster.namespaceIndex);
    return;
  }
  seen.push(pods);
  if (pods.items.length > 0) return;
  for (const namespace of namespaces.items) seen.push(cluster.podsIn(namespace));
  // Where it says nothing of the pods, it may be said of the pods of the policy's own namespace.
  const home = homeOf(world, policy);
  if (home !== undefined) seen.push(cluster.podsIn(home));
}
