import { isComplete } from '../base/completeness.ts';
import type { LabelSelector } from '../kubernetes/labels.ts';
import type { NetworkPolicy, PodPeer } from '../kubernetes/networkPolicy.ts';
import type { KnownNamespace, KnownPods } from './endpoints.ts';
import { namespaceNameLabel } from './knownNamespaces.ts';
import { selectPeer } from './peers.ts';
import { everything } from './selectors.ts';
import { namespaceNameOf, type World } from './world.ts';

/** What a selector finds among what is there, and whether what it does not find is surely absent. */
export interface Selected<T> {
  readonly items: readonly T[];
  /** False where objects that are not in the files may be selected too. */
  readonly complete: boolean;
}

/** The namespace that a policy lies in. */
export function homeOf(world: World, policy: NetworkPolicy): KnownNamespace | undefined {
  return world.cluster.namespaces.get(policy.namespace ?? world.defaultNamespace);
}

/** The namespaces that a selector selects, or may select. */
export function selectNamespaces(world: World, selector: LabelSelector): Selected<KnownNamespace> {
  const { surely, possibly } = world.cluster.namespaceIndex.select(selector);
  return {
    items: [...surely, ...possibly],
    complete: world.completeness.namespaces || namesAreListed(world, selector),
  };
}

/** A selector that lists namespaces by name is answered by those that are there. */
function namesAreListed(world: World, selector: LabelSelector): boolean {
  return selector.requirements.some(
    ({ key, operator, values }) =>
      key === namespaceNameLabel &&
      operator === 'In' &&
      values.every((name) => world.cluster.namespaces.has(name)),
  );
}

/** The pods of some namespaces that a selector selects, or may select. */
export function selectPods(
  world: World,
  namespaces: Selected<KnownNamespace>,
  selector: LabelSelector = everything,
): Selected<KnownPods> {
  const items = namespaces.items.flatMap((namespace) => {
    const { surely, possibly } = world.cluster.podIndexOf(namespace).select(selector);
    return [...surely, ...possibly];
  });
  return { items, complete: areComplete(world, namespaces) };
}

/** Whether all pods of some namespaces are in the files. */
export function areComplete(world: World, namespaces: Selected<KnownNamespace>): boolean {
  return (
    namespaces.complete &&
    namespaces.items.every((namespace) => isComplete(world.completeness.workloads, namespace.name))
  );
}

/** The pods that a policy applies to. */
export function subjectsOf(world: World, policy: NetworkPolicy): Selected<KnownPods> {
  const home = homeOf(world, policy);
  return selectPods(world, { items: home === undefined ? [] : [home], complete: true }, policy.podSelector);
}

/** The namespaces whose pods an entry of `from` or `to` speaks about. */
export function peerNamespaces(world: World, policy: NetworkPolicy, peer: PodPeer): Selected<KnownNamespace> {
  if (peer.namespaceSelector !== undefined) return selectNamespaces(world, peer.namespaceSelector);
  const home = homeOf(world, policy);
  return { items: home === undefined ? [] : [home], complete: true };
}

export function peerPods(world: World, policy: NetworkPolicy, peer: PodPeer): Selected<KnownPods> {
  return selectPods(world, peerNamespaces(world, policy, peer), peer.podSelector);
}

/** Whether a peer names pods that are in the files; found out once for all peers that say the same. */
export function namesKnownPods(world: World, policy: NetworkPolicy, peer: PodPeer): boolean {
  const { surely, possibly } = selectPeer(world, namespaceNameOf(world, policy), peer);
  return surely.length + possibly.length > 0;
}
