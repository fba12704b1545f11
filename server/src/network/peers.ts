import type { LabelSelector } from '../kubernetes/labels.ts';
import type { PodPeer, PolicyPeer } from '../kubernetes/networkPolicy.ts';
import type { Cluster } from './cluster.ts';
import {
  type Endpoint,
  isKnown,
  type KnownNamespace,
  type KnownPods,
  type NamespaceFacts,
  type Pods,
} from './endpoints.ts';
import { matchAddresses } from './ipBlocks.ts';
import type { LabelIndex } from './labelIndex.ts';
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
    ? selectPeer(world, policyNamespace, peer).matchOf(other)
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

/** The pods of the files that a peer names, and how it stands to each pod. */
export interface PeerSelection extends Selection<KnownPods> {
  readonly matchOf: (pods: KnownPods) => Match;
}

interface SelectionCache {
  readonly byPeer: WeakMap<PodPeer, PeerSelection>;
  /** Many peers say the same, `namespaceSelector: {}` for instance: they share one answer. */
  readonly byText: Map<string, PeerSelection>;
}

const caches = new WeakMap<Cluster, SelectionCache>();

/** An edit leaves the answers to what was written before behind; beyond this many they are dropped. */
const maximumTexts = 10_000;

/**
 * The pods of the files that a peer names. Kept with the cluster, so that an edit of one policy costs that policy's
 * peers only.
 */
export function selectPeer(world: World, policyNamespace: string, peer: PodPeer): PeerSelection {
  const { cluster } = world;
  const cache = caches.get(cluster) ?? { byPeer: new WeakMap(), byText: new Map() };
  caches.set(cluster, cache);
  const cached = cache.byPeer.get(peer);
  if (cached !== undefined) return cached;
  const home = peer.namespaceSelector === undefined ? policyNamespace : '';
  const text = `${home}\n${selectorKey(peer.namespaceSelector)}\n${selectorKey(peer.podSelector)}`;
  const selection = cache.byText.get(text) ?? computeSelection(cluster, policyNamespace, peer);
  if (cache.byText.size >= maximumTexts) cache.byText.clear();
  cache.byText.set(text, selection);
  cache.byPeer.set(peer, selection);
  return selection;
}

/** Equal for selectors that select the same by the same words. */
export function selectorKey(selector: LabelSelector = everything): string {
  const requirements = selector.requirements.map(({ key, operator, values }) =>
    JSON.stringify([key, operator, [...values].sort()]),
  );
  return `${requirements.sort().join('')}${selector.open}`;
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

function placesOf({ namespaces, namespaceIndex, podIndexOf }: Cluster): Places<KnownNamespace, KnownPods> {
  const namesakes = (name: string): readonly KnownNamespace[] => {
    const own = namespaces.get(name);
    return own === undefined ? [] : [own];
  };
  return { namesakes, namespaceIndex, indexOf: podIndexOf };
}

function computeSelection(cluster: Cluster, policyNamespace: string, peer: PodPeer): PeerSelection {
  const { surely, possibly } = selectByPeer(placesOf(cluster), policyNamespace, peer);
  let sure: ReadonlySet<KnownPods> | undefined;
  let maybe: ReadonlySet<KnownPods> | undefined;
  return {
    surely,
    possibly,
    matchOf: (pods) => {
      sure ??= new Set(surely);
      if (sure.has(pods)) return 'yes';
      maybe ??= new Set(possibly);
      return maybe.has(pods) ? 'possibly' : 'no';
    },
  };
}
