import type { PodPeer, PolicyPeer } from '../kubernetes/networkPolicy.ts';
import type { Cluster } from './cluster.ts';
import type { Endpoint, KnownPods, NamespaceFacts, Pods } from './endpoints.ts';
import { matchAddresses } from './ipBlocks.ts';
import { bothMatch, everything, type Match, matchSelector, type Selection } from './selectors.ts';
import type { World } from './world.ts';

/**
 * Whether an item of `from` or `to` names an endpoint. An ipBlock is for addresses outside the cluster and never names
 * pods here; plugins differ on that.
 * @param policyNamespace the name of the namespace that the policy lies in
 */
export function matchPeer(world: World, policyNamespace: string, peer: PolicyPeer, other: Endpoint): Match {
  if (peer.kind === 'unreadable') return 'possibly';
  if (other.kind === 'anyone') return 'no';
  if (other.kind === 'addresses') return peer.kind === 'ipBlock' ? matchAddresses(peer, other.set) : 'no';
  const onNode = other.hostNetwork && world.hostNetwork === 'undefined';
  if (peer.kind === 'ipBlock') return onNode ? 'possibly' : 'no';
  const match = matchPodPeer(policyNamespace, peer, other);
  return onNode ? bothMatch(match, 'possibly') : match;
}

/** Namespace and pod must both match; without a namespaceSelector it is the policy's own namespace. */
export function matchPodPeer(policyNamespace: string, peer: PodPeer, pods: Pods): Match {
  const namespace = matchNamespace(policyNamespace, peer, pods.namespace);
  if (namespace === 'no') return 'no';
  return bothMatch(namespace, matchSelector(peer.podSelector ?? everything, pods.labels));
}

export function matchNamespace(policyNamespace: string, peer: PodPeer, namespace: NamespaceFacts): Match {
  if (peer.namespaceSelector !== undefined) return matchSelector(peer.namespaceSelector, namespace.labels);
  if (namespace.name === undefined) return 'possibly';
  return namespace.name === policyNamespace ? 'yes' : 'no';
}

const selections = new WeakMap<Cluster, WeakMap<PodPeer, Selection<KnownPods>>>();

/**
 * The pods of the files that a peer names. Kept with the cluster, so that an edit of one policy costs that policy's
 * peers only.
 */
export function selectPeer(world: World, policyNamespace: string, peer: PodPeer): Selection<KnownPods> {
  const known = selections.get(world.cluster) ?? new WeakMap<PodPeer, Selection<KnownPods>>();
  selections.set(world.cluster, known);
  const cached = known.get(peer);
  if (cached !== undefined) return cached;
  const selection = computeSelection(world.cluster, policyNamespace, peer);
  known.set(peer, selection);
  return selection;
}

function computeSelection(cluster: Cluster, policyNamespace: string, peer: PodPeer): Selection<KnownPods> {
  const own = cluster.namespaces.get(policyNamespace);
  const namespaces =
    peer.namespaceSelector === undefined
      ? { surely: own === undefined ? [] : [own], possibly: [] }
      : cluster.namespaceIndex.select(peer.namespaceSelector);
  const podSelector = peer.podSelector ?? everything;
  const surely: KnownPods[] = [];
  const possibly: KnownPods[] = [];
  for (const namespace of namespaces.surely) {
    const pods = cluster.podIndexOf(namespace).select(podSelector);
    surely.push(...pods.surely);
    possibly.push(...pods.possibly);
  }
  for (const namespace of namespaces.possibly) {
    const pods = cluster.podIndexOf(namespace).select(podSelector);
    possibly.push(...pods.surely, ...pods.possibly);
  }
  return { surely, possibly };
}
