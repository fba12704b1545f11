import type { Direction, PolicyPeer } from '../kubernetes/networkPolicy.ts';
import { peersAround } from './addressIndex.ts';
import { matrixOf } from './classes/matrix.ts';
import { matchOfNamed, mayName, namingOf, verdictsByNaming } from './classes/naming.ts';
import { type Endpoint, isKnown, type Pods } from './endpoints.ts';
import type { AppliedPolicy } from './isolation.ts';
import { type Limit, limitElsewhere, limitOf } from './limits.ts';
import { matchPeer } from './peers.ts';
import { portGrants } from './policyPorts.ts';
import {
  allPorts,
  canonicalPorts,
  intersectPorts,
  isNoPort,
  noPorts,
  type PortSet,
  unionPorts,
} from './ports.ts';
import type { Grant, SideNote, SideVerdict } from './sideVerdict.ts';
import { namespaceNameOf, type World } from './world.ts';

/**
 * One side of a connection: what the pods' own policies say about another endpoint. Pods that policies limit alike share
 * their verdicts, and so do the peers that the same rules name.
 */
export function sideVerdict(world: World, pods: Pods, direction: Direction, other: Endpoint): SideVerdict {
  if (other.kind === 'node' && direction === 'ingress') return fromOwnNode(world, pods);
  if (!isKnown(pods)) {
    const limit = limitElsewhere(world, pods, direction);
    if (limit.policies.length === 0) return unlimited(limit, pods, direction);
    return limited(world, limit, pods, direction, other);
  }
  const limit = limitOf(world, pods, direction);
  const { verdicts } = limit;
  if (limit.policies.length === 0) {
    verdicts.unlimited ??= unlimited(limit, pods, direction);
    return verdicts.unlimited;
  }
  if (!isKnown(other)) return limited(world, limit, pods, direction, other);
  const { basis, classOf } = matrixOf(world);
  const { number } = classOf(other);
  const isNamed = mayName(basis, limit, number);
  const known = isNamed ? verdicts.byClass?.get(number) : verdicts.unnamed;
  if (known !== undefined) return known;
  if (!isNamed) {
    verdicts.unnamed = limited(world, limit, pods, direction, other);
    return verdicts.unnamed;
  }
  const byNaming = verdictsByNaming(basis, limit);
  const naming = namingOf(basis, limit, number);
  const verdict = byNaming.get(naming) ?? limited(world, limit, pods, direction, other);
  byNaming.set(naming, verdict);
  verdicts.byClass ??= new Map();
  verdicts.byClass.set(number, verdict);
  return verdict;
}

/** What comes from the pods' own node is always let in (NetworkPolicySpec of networking/v1/types.go). */
function fromOwnNode(world: World, pods: Pods): SideVerdict {
  const { policies } = isKnown(pods)
    ? limitOf(world, pods, 'ingress')
    : limitElsewhere(world, pods, 'ingress');
  const isolated = policies.some(({ match }) => match === 'yes') ? 'yes' : 'possibly';
  return {
    direction: 'ingress',
    pods,
    surely: allPorts,
    possibly: allPorts,
    isolated: policies.length === 0 ? 'no' : isolated,
    policies,
    grants: [],
    notes: ['own-node'],
  };
}

function unlimited({ isComplete, policies }: Limit, pods: Pods, direction: Direction): SideVerdict {
  return {
    direction,
    pods,
    surely: isComplete ? allPorts : noPorts,
    possibly: allPorts,
    isolated: isComplete ? 'no' : 'possibly',
    policies,
    grants: [],
    notes: isComplete ? [] : ['policies-incomplete'],
  };
}

function limited(
  world: World,
  { policies, isComplete }: Limit,
  pods: Pods,
  direction: Direction,
  other: Endpoint,
): SideVerdict {
  const notes: SideNote[] = isComplete ? [] : ['policies-incomplete'];
  const isolated = policies.some(({ match }) => match === 'yes') ? 'yes' : 'possibly';
  const destination = direction === 'ingress' ? pods : other;
  const grants: Grant[] = [];
  for (const applied of policies) addGrants(grants, world, applied, direction, other, destination);
  let possibly =
    isolated === 'yes' && isComplete
      ? canonicalPorts(grants.reduce((ports, grant) => unionPorts(ports, grant.possibly), noPorts))
      : allPorts;
  if (world.hostNetwork === 'undefined') {
    if (pods.hostNetwork) notes.push('host-network');
    if (other.kind === 'pods' && other.hostNetwork) notes.push('peer-host-network');
    // the traffic of a pod's own node is always let in (kubernetes:staging/src/k8s.io/api/networking/v1/types.go)
    const fromNode = direction === 'ingress' && notes.includes('peer-host-network');
    if (pods.hostNetwork || fromNode) possibly = allPorts;
  }
  if (other.kind === 'node') {
    // Kubernetes' documentation says that it is always allowed, its API says so of what comes from the node alone
    notes.push('to-own-node');
    possibly = allPorts;
  }
  if (other.kind === 'pods' && possibly !== allPorts && policies.some(namesAddresses(direction))) {
    notes.push('ip-block-and-pods');
  }
  const sure = isolated === 'yes' ? sureOfAny(grants) : isComplete ? sureOfEach(policies, grants) : noPorts;
  return { direction, pods, surely: canonicalPorts(sure), possibly, isolated, policies, grants, notes };
}

function addGrants(
  grants: Grant[],
  world: World,
  { policy, match: applies }: AppliedPolicy,
  direction: Direction,
  other: Endpoint,
  destination: Endpoint,
): void {
  const namespace = namespaceNameOf(world, policy);
  const { basis, classOf } = matrixOf(world);
  const number = isKnown(other) ? classOf(other).number : undefined;
  const terms = basis.terms.of(policy, namespace, direction);
  for (const [index, rule] of policy[direction].entries()) {
    const peers: readonly (PolicyPeer | undefined)[] = rule.peers.length === 0 ? [undefined] : rule.peers;
    const asked =
      other.kind === 'addresses' && rule.peers.length > 0 ? peersAround(rule.peers, other.set) : peers.keys();
    for (const place of asked) {
      const peer = peers[place];
      const match =
        peer === undefined
          ? 'yes'
          : number === undefined
            ? matchPeer(world, namespace, peer, other)
            : matchOfNamed(terms[index]?.peers[place], number);
      if (match === 'no') continue;
      const ports = portGrants(rule, destination).filter((grant) => !isNoPort(grant.possibly));
      if (ports.length === 0) continue;
      const surely =
        match === 'yes' ? ports.reduce((set, grant) => unionPorts(set, grant.surely), noPorts) : noPorts;
      const possibly = ports.reduce((set, grant) => unionPorts(set, grant.possibly), noPorts);
      grants.push({ policy, applies, rule, peer, match, ports, surely, possibly });
    }
  }
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
  /** Both ends are one single pod, which reaches itself whatever the verdict says. */
  readonly samePod: boolean;
}

/**
 * What can get from one endpoint to another. Replies to it need no rule.
 * @param source addresses, or pods of this world's cluster (by identity), or pods that are not in the files
 */
export function connection(world: World, source: Endpoint, destination: Endpoint): Connection {
  const egress = source.kind === 'pods' ? sideVerdict(world, source, 'egress', destination) : undefined;
  const ingress =
    destination.kind === 'pods' ? sideVerdict(world, destination, 'ingress', source) : undefined;
  return connectionOf(source, destination, egress, ingress);
}

/** The same, of which both sides are known; undefined for ends that have none. */
export function connectionOf(
  source: Endpoint,
  destination: Endpoint,
  egress: SideVerdict | undefined,
  ingress: SideVerdict | undefined,
): Connection {
  return {
    source,
    destination,
    egress,
    ingress,
    surely: intersectPorts(egress?.surely ?? allPorts, ingress?.surely ?? allPorts),
    possibly: intersectPorts(egress?.possibly ?? allPorts, ingress?.possibly ?? allPorts),
    sameWorkload: source === destination,
    samePod: source === destination && isKnown(source) && source.workload.workloadKind === 'Pod',
  };
}
