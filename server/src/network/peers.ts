import type { PodPeer, PolicyPeer } from '../kubernetes/networkPolicy.ts';
import { type Endpoint, isKnown, type NamespaceFacts, type Pods } from './endpoints.ts';
import { matchAddresses } from './ipBlocks.ts';
import type { LabelIndex } from './labelIndex.ts';
import { reachOf } from './peerReach.ts';
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
  // which address the node has, no file says
  if (other.kind === 'node') return peer.kind === 'ipBlock' ? 'possibly' : 'no';
  if (other.kind === 'addresses') return peer.kind === 'ipBlock' ? matchAddresses(peer, other.set) : 'no';
  const onNode = other.hostNetwork && world.hostNetwork === 'undefined';
  if (peer.kind === 'ipBlock') return onNode ? 'possibly' : 'no';
  const match = isKnown(other)
    ? reachOf(world, policyNamespace, peer).selection.matchOf(other)
    : matchPodPeer(policyNamespace, peer, other);
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

/** Namespaces, and things that lie in them and have a pod's labels. */
export interface Places<N, T> {
  /** The namespaces of a name: one, if any, except where things of several states of a cluster are told apart. */
  readonly namesakes: (name: string) => readonly N[];
  readonly namespaceIndex: LabelIndex<N>;
  readonly indexOf: (namespace: N) => LabelIndex<T>;
}

/** What a peer names among things that lie in namespaces. */
export function selectByPeer<N, T>(
  places: Places<N, T>,
  policyNamespace: string,
  peer: PodPeer,
): Selection<T> {
  const namespaces =
    peer.namespaceSelector === undefined
      ? { surely: places.namesakes(policyNamespace), possibly: [] }
      : places.namespaceIndex.select(peer.namespaceSelector);
  const podSelector = peer.podSelector ?? everything;
  const surely: T[] = [];
  const possibly: T[] = [];
  for (const namespace of namespaces.surely) {
    const found = places.indexOf(namespace).select(podSelector);
    for (const item of found.surely) surely.push(item);
    for (const item of found.possibly) possibly.push(item);
  }
  for (const namespace of namespaces.possibly) {
    const found = places.indexOf(namespace).select(podSelector);
    for (const item of found.surely) possibly.push(item);
    for (const item of found.possibly) possibly.push(item);
  }
  return { surely, possibly };
}
