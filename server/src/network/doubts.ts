import type { NetworkPolicy, PodPeer, PolicyPeer } from '../kubernetes/networkPolicy.ts';
import type { Endpoint } from './endpoints.ts';
import { intersectPorts, isNoPort, type PortSet, samePorts, subtractPorts } from './ports.ts';
import type { LabelFacts } from './selectors.ts';
import type { SideVerdict } from './sideVerdict.ts';
import type { World } from './world.ts';

/** On what it depends that one side of a connection is possible, and not sure, though the files are all there is. */
export type SideDoubt =
  /** Several policies of one name say different things, and the cluster holds one of them. */
  | 'rivals'
  /** A label's value is made up by a controller, or written in several ways. */
  | 'label'
  /** Of pods that are not in the files a rule tells some labels; what others they have, it does not. */
  | 'other-labels'
  /** The labels of a namespace that these files say nothing about. */
  | 'namespace-labels'
  /** A pod has several ports of one name. */
  | 'port-name'
  /** A hole, a wrong type, something that the API server refuses. */
  | 'unreadable';

/**
 * What `notes` of the verdict tell is left out.
 * @param pods whose verdict it is
 * @param other the other side
 * @param rest the ports that are asked about: those that are possible on both sides, but not sure
 * @returns in the order of the policies and rules; one may be there several times
 */
export function sideDoubts(
  world: World,
  side: SideVerdict,
  pods: Endpoint,
  other: Endpoint,
  rest: PortSet,
): readonly SideDoubt[] {
  if (isNoPort(intersectPorts(subtractPorts(side.possibly, side.surely), rest))) return [];
  if (side.isolated === 'possibly') return isolationDoubts(world, side, pods);
  return side.grants
    .filter(({ possibly }) => !isNoPort(intersectPorts(possibly, rest)))
    .flatMap(({ policy, applies, peer, match, ports }): readonly SideDoubt[] => {
      if (applies === 'possibly') return [selectionDoubt(world, policy, pods)];
      if (match === 'possibly') return peerDoubts(world, peer, other);
      return ports
        .filter(({ surely, possibly }) => !samePorts(surely, possibly))
        .map(({ port }) => (port?.numbers.kind === 'named' && port.protocol ? 'port-name' : 'unreadable'));
    });
}

/** Why it is not sure whether any policy limits the pods of a side. */
export function isolationDoubts(
  world: World,
  { policies }: SideVerdict,
  pods: Endpoint,
): readonly SideDoubt[] {
  return policies
    .filter(({ match }) => match === 'possibly')
    .map(({ policy }) => selectionDoubt(world, policy, pods));
}

/** Why it is not sure that a policy limits some pods. */
function selectionDoubt(world: World, policy: NetworkPolicy, pods: Endpoint): SideDoubt {
  if (world.rivals.has(policy)) return 'rivals';
  if (pods.kind !== 'pods' || isOpen(pods.labels) || policy.podSelector.open || policy.mayIsolateMore)
    return 'unreadable';
  return pods.labels.kind === 'selected' ? 'other-labels' : 'label';
}

/** Why it is not sure that a peer names the other side. */
function peerDoubts(world: World, peer: PolicyPeer | undefined, other: Endpoint): readonly SideDoubt[] {
  if (other.kind === 'pods' && other.hostNetwork && world.hostNetwork === 'undefined') return [];
  // the verdict's note says it
  if (peer?.kind === 'ipBlock' && other.kind === 'node') return [];
  if (peer?.kind !== 'pods' || !isReadable(peer) || other.kind !== 'pods') return ['unreadable'];
  if (isOpen(other.labels)) return ['unreadable'];
  return [
    peer.namespaceSelector !== undefined && isOpen(other.namespace.labels) ? 'namespace-labels' : 'label',
  ];
}

function isOpen(facts: LabelFacts): boolean {
  return facts.kind === 'labels' ? facts.labels.open : facts.by.open;
}

function isReadable({ podSelector, namespaceSelector }: PodPeer): boolean {
  return podSelector?.open !== true && namespaceSelector?.open !== true;
}
