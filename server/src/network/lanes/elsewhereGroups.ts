import { isComplete } from '../../base/completeness.ts';
import type { LabelSelector } from '../../kubernetes/labels.ts';
import type { Direction, NetworkPolicy, PodPeer } from '../../kubernetes/networkPolicy.ts';
import { contradictionOf } from '../contradiction.ts';
import type { NamespaceFacts, Pods } from '../endpoints.ts';
import { limitingPolicies } from '../isolation.ts';
import { areComplete, namesKnownPods, peerNamespaces } from '../selected.ts';
import { everything, selectorKey } from '../selectors.ts';
import type { World } from '../world.ts';
import { fateOf, type Subject } from './fate.ts';
import type { ElsewhereGroup } from './lane.ts';

/** The peers of the subject's rules that name pods which are not in the files, or not there yet; peers that say the same once. */
export function elsewhereGroups(
  world: World,
  subject: Subject,
  direction: Direction,
): readonly ElsewhereGroup[] {
  const groups = new Map<string, ElsewhereGroup>();
  for (const policy of limitingPolicies(world, subject.kinds, direction)) {
    for (const peer of policy[direction].flatMap((rule) => rule.peers)) {
      const notHere = peer.kind === 'pods' ? peerPodsNotHere(world, policy, peer) : undefined;
      if (peer.kind !== 'pods' || notHere === undefined) continue;
      const { pods, isFuture } = notHere;
      const key = `${pods.namespace.name ?? selectorKey(peer.namespaceSelector)}\n${selectorKey(peer.podSelector)}`;
      if (groups.has(key)) continue;
      const fate = fateOf(world, subject, direction, pods);
      groups.set(key, {
        kind: 'elsewhere',
        policy,
        peer,
        pods,
        isFuture,
        others: namesKnownPods(world, policy, peer),
        fate,
      });
    }
  }
  return [...groups.values()];
}

/**
 * The pods that a peer may name without their being in the files. Where the files hold all, and none that it names, they
 * are those that may come: it lets them through from their first moment on. Undefined where it can name none, and where it
 * names some and all are in the files.
 */
export function peerPodsNotHere(
  world: World,
  policy: NetworkPolicy,
  peer: PodPeer,
): Pick<ElsewhereGroup, 'pods' | 'isFuture'> | undefined {
  if (contradictionOf(peer) !== undefined) return undefined;
  const namespaces = peerNamespaces(world, policy, peer);
  const isFuture = areComplete(world, namespaces);
  if (isFuture && namesKnownPods(world, policy, peer)) return undefined;
  const open = namespaces.items.filter(
    ({ name }) => isFuture || !isComplete(world.completeness.workloads, name),
  );
  const [only] = open;
  const namespace = only !== undefined && open.length === 1 && namespaces.complete ? only : somewhere(peer);
  return { pods: podsNotHere(namespace, peer.podSelector), isFuture };
}

/** Pods that are not in the files, and that a selector selects. */
export function podsNotHere(namespace: NamespaceFacts, selector: LabelSelector = everything): Pods {
  return {
    kind: 'pods',
    namespace,
    labels: { kind: 'selected', by: selector },
    ports: undefined,
    hostNetwork: false,
    workload: undefined,
  };
}

function somewhere({ namespaceSelector = everything }: PodPeer): NamespaceFacts {
  return { name: undefined, labels: { kind: 'selected', by: namespaceSelector } };
}

/** A pod of which nothing is known. */
export const anyPod = podsNotHere({ name: undefined, labels: { kind: 'selected', by: everything } });
