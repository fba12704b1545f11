import { isComplete } from '../base/completeness.ts';
import type { LabelSelector } from '../kubernetes/labels.ts';
import type { NetworkPolicy, PodPeer } from '../kubernetes/networkPolicy.ts';
import type { Workload } from '../kubernetes/objects.ts';
import type { KnownNamespace, KnownPods } from './endpoints.ts';
import { areListed, namedWorkloads, reachOf } from './peerReach.ts';
import { everything, type Selected } from './selectors.ts';
import { namespaceNameOf, type World } from './world.ts';

/** The namespace that a policy lies in. */
export function homeOf(world: World, policy: NetworkPolicy): KnownNamespace | undefined {
  return world.cluster.namespaces.get(policy.namespace ?? world.defaultNamespace);
}

/** The namespaces that a selector selects, or may select. */
export function selectNamespaces(world: World, selector: LabelSelector): Selected<KnownNamespace> {
  const { surely, possibly } = world.cluster.namespaceIndex.select(selector);
  return {
    items: [...surely, ...possibly],
    complete: world.completeness.namespaces || areListed(world.cluster, selector),
  };
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
  return reachOf(world, namespaceNameOf(world, policy), subjectOf(policy)).pods;
}

const subjects = new WeakMap<NetworkPolicy, PodPeer>();

/** The pods that a policy applies to, as an entry of the policy would name them. */
export function subjectOf(policy: NetworkPolicy): PodPeer {
  const { podSelector, origin } = policy;
  const known = subjects.get(policy) ?? { kind: 'pods', podSelector, namespaceSelector: undefined, origin };
  subjects.set(policy, known);
  return known;
}

/** The namespaces whose pods an entry of `from` or `to` speaks about. */
export function peerNamespaces(world: World, policy: NetworkPolicy, peer: PodPeer): Selected<KnownNamespace> {
  return reachOf(world, namespaceNameOf(world, policy), peer).namespaces;
}

export function peerPods(world: World, policy: NetworkPolicy, peer: PodPeer): Selected<KnownPods> {
  return reachOf(world, namespaceNameOf(world, policy), peer).pods;
}

/** The workloads of a policy's own pods, or of those that an entry names; one object as long as they are the same ones. */
export function peerWorkloads(world: World, policy: NetworkPolicy, peer: PodPeer): Selected<Workload> {
  return namedWorkloads(world, namespaceNameOf(world, policy), peer);
}

/** Whether a peer names pods that are in the files. */
export function namesKnownPods(world: World, policy: NetworkPolicy, peer: PodPeer): boolean {
  return peerPods(world, policy, peer).items.length > 0;
}
