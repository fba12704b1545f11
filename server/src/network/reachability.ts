import { isComplete } from '../base/completeness.ts';
import type { Direction, NetworkPolicy, PolicyPeer, PolicyRule } from '../kubernetes/networkPolicy.ts';
import type { Endpoint, Pods } from './endpoints.ts';
import { type AppliedPolicy, isolatingPolicies } from './isolation.ts';
import { matchPeer } from './peers.ts';
import { type PortGrant, portGrants } from './policyPorts.ts';
import { allPorts, intersectPorts, isNoPort, noPorts, type PortSet, unionPorts } from './ports.ts';
import type { Match } from './selectors.ts';
import { namespaceNameOf, type World } from './world.ts';

/**
 * What one side says about a connection. `surely` is a part of `possibly`: between them lies what depends on what can't
 * be read, on what Kubernetes leaves undefined, or on policies that are not in the files.
 *
 * Let A be the policies that surely select the pods and limit the direction, and B those that possibly do.
 * - A and B empty: every port, surely. (Every port, possibly, where the namespace's policies are not all here.)
 * - A not empty: surely what a policy of A surely allows; possibly what any of A and B may allow. Policies that are not
 *   here can only add to it: where some are missing, every port is possible, and what is sure stays sure.
 * - only B: the pods may be unlimited, so every port is possible; sure is what each policy of B allows, for at least
 *   one of them applies if any does. (Nothing, where policies are missing.)
 */
export interface SideVerdict {
  readonly direction: Direction;
  readonly pods: Pods;
  readonly surely: PortSet;
  readonly possibly: PortSet;
  /** Whether policies limit these pods in this direction. */
  readonly isolated: Match;
  /** The policies that limit them. */
  readonly policies: readonly AppliedPolicy[];
  /** The rules that let something through, in the order of the files. Empty for pods that nothing limits. */
  readonly grants: readonly Grant[];
  readonly notes: readonly SideNote[];
}

/** A rule, and the item of its peers, that lets something through. */
export interface Grant {
  readonly policy: NetworkPolicy;
  /** Whether the policy selects the pods. */
  readonly applies: Exclude<Match, 'no'>;
  readonly rule: PolicyRule;
  /** Undefined where the rule has no list of peers: everyone. */
  readonly peer: PolicyPeer | undefined;
  /** Whether the peer names the other side. */
  readonly match: Exclude<Match, 'no'>;
  /** The items of `ports` that have a port on the destination. */
  readonly ports: readonly PortGrant[];
  /** What is let through, if the policy applies. */
  readonly surely: PortSet;
  readonly possibly: PortSet;
}

export type SideNote =
  /** Policies of the namespace may be missing from the files. */
  | 'policies-incomplete'
  /** The pods share their node's network: policies may not apply to them. */
  | 'host-network'
  /** The other side shares its node's network: selectors may not name it, and its own node's traffic is always let in. */
  | 'peer-host-network'
  /** An ipBlock limits or allows addresses; whether it also names pods by their address differs between plugins. */
  | 'ip-block-and-pods';

/** One side of a connection: what the pods' own policies say about another endpoint. */
export function sideVerdict(world: World, pods: Pods, direction: Direction, other: Endpoint): SideVerdict {
  const policies = isolatingPolicies(world, pods, direction);
  const complete =
    pods.namespace.name !== undefined && isComplete(world.completeness.policies, pods.namespace.name);
  const notes: SideNote[] = complete ? [] : ['policies-incomplete'];
  if (policies.length === 0) {
    const surely = complete ? allPorts : noPorts;
    const isolated = complete ? 'no' : 'possibly';
    return { direction, pods, surely, possibly: allPorts, isolated, policies, grants: [], notes };
  }
  const isolated = policies.some(({ match }) => match === 'yes') ? 'yes' : 'possibly';
  const destination = direction === 'ingress' ? pods : other;
  const grants = policies.flatMap((applied) => grantsOf(world, applied, direction, other, destination));
  let possibly =
    isolated === 'yes' && complete
      ? grants.reduce((ports, grant) => unionPorts(ports, grant.possibly), noPorts)
      : allPorts;
  if (world.hostNetwork === 'undefined') {
    if (pods.hostNetwork) notes.push('host-network');
    if (other.kind === 'pods' && other.hostNetwork) notes.push('peer-host-network');
    // the traffic of a pod's own node is always let in (kubernetes:staging/src/k8s.io/api/networking/v1/types.go)
    const fromNode = direction === 'ingress' && notes.includes('peer-host-network');
    if (pods.hostNetwork || fromNode) possibly = allPorts;
  }
  if (other.kind === 'pods' && possibly !== allPorts && policies.some(namesAddresses(direction))) {
    notes.push('ip-block-and-pods');
  }
  const surely = isolated === 'yes' ? sureOfAny(grants) : complete ? sureOfEach(policies, grants) : noPorts;
  return { direction, pods, surely, possibly, isolated, policies, grants, notes };
}

function grantsOf(
  world: World,
  { policy, match: applies }: AppliedPolicy,
  direction: Direction,
  other: Endpoint,
  destination: Endpoint,
): readonly Grant[] {
  const namespace = namespaceNameOf(world, policy);
  return policy[direction].flatMap((rule) => {
    const peers: readonly (PolicyPeer | undefined)[] = rule.peers.length === 0 ? [undefined] : rule.peers;
    return peers.flatMap((peer) => {
      const match = peer === undefined ? 'yes' : matchPeer(world, namespace, peer, other);
      if (match === 'no') return [];
      const ports = portGrants(rule, destination).filter((grant) => !isNoPort(grant.possibly));
      if (ports.length === 0) return [];
      const surely =
        match === 'yes' ? ports.reduce((set, grant) => unionPorts(set, grant.surely), noPorts) : noPorts;
      const possibly = ports.reduce((set, grant) => unionPorts(set, grant.possibly), noPorts);
      return [{ policy, applies, rule, peer, match, ports, surely, possibly }];
    });
  });
}

function namesAddresses(direction: Direction): (applied: AppliedPolicy) => boolean {
  return ({ policy }) => policy[direction].some((rule) => rule.peers.some((peer) => peer.kind === 'ipBlock'));
}

function sureOfAny(grants: readonly Grant[]): PortSet {
  return grants.reduce(
    (ports, grant) => (grant.applies === 'yes' ? unionPorts(ports, grant.surely) : ports),
    noPorts,
  );
}

function sureOfEach(policies: readonly AppliedPolicy[], grants: readonly Grant[]): PortSet {
  return policies.reduce((common, { policy }) => {
    const own = grants.filter((grant) => grant.policy === policy);
    return intersectPorts(
      common,
      own.reduce((ports, grant) => unionPorts(ports, grant.surely), noPorts),
    );
  }, allPorts);
}

/** A connection needs both sides; an address has no side of its own. */
export interface Connection {
  readonly source: Endpoint;
  readonly destination: Endpoint;
  readonly egress: SideVerdict | undefined;
  readonly ingress: SideVerdict | undefined;
  readonly surely: PortSet;
  readonly possibly: PortSet;
  /**
   * Both ends are the pods of one workload: the verdict is about different pods of it. A pod reaches itself whatever
   * policies say.
   */
  readonly sameWorkload: boolean;
}

/**
 * What can get from one endpoint to another. Replies to it need no rule.
 * @param source addresses, or pods of this world's cluster (by identity), or pods that are not in the files
 */
export function connection(world: World, source: Endpoint, destination: Endpoint): Connection {
  const egress = source.kind === 'pods' ? sideVerdict(world, source, 'egress', destination) : undefined;
  const ingress =
    destination.kind === 'pods' ? sideVerdict(world, destination, 'ingress', source) : undefined;
  return {
    source,
    destination,
    egress,
    ingress,
    surely: intersectPorts(egress?.surely ?? allPorts, ingress?.surely ?? allPorts),
    possibly: intersectPorts(egress?.possibly ?? allPorts, ingress?.possibly ?? allPorts),
    sameWorkload: source === destination,
  };
}
