import type { LabelSelector, SelectorRequirement } from '../kubernetes/labels.ts';
import type {
  NetworkPolicy,
  PodPeer,
  PolicyPeer,
  PolicyPort,
  PolicyRule,
} from '../kubernetes/networkPolicy.ts';
import { type AddressSet, overlapsAddresses } from './addresses.ts';
import type { Endpoint, Pods } from './endpoints.ts';
import { type IpExcept, ipBlockOf } from './ipBlocks.ts';
import { matchNamespace, matchPeer } from './peers.ts';
import { portGrants } from './policyPorts.ts';
import { intersectPorts, isNoPort, noPorts, type PortSet, unionPorts } from './ports.ts';
import { type LabelFacts, matchRequirement } from './selectors.ts';
import type { SideVerdict } from './sideVerdict.ts';
import { namespaceNameOf, type World } from './world.ts';

/** A rule that does not let a connection through, and what would have to be otherwise for it to do so. */
export interface Shortfall {
  readonly policy: NetworkPolicy;
  readonly rule: PolicyRule;
  /** Undefined where the rule names everyone, so that the ports are what is lacking. */
  readonly peer: PolicyPeer | undefined;
  readonly lacks: readonly Lack[];
}

export type Lack =
  /** The other side's pod, or its namespace, has `value` for the requirement's key; undefined: no such label. */
  | {
      readonly kind: 'pod-label' | 'namespace-label';
      readonly requirement: SelectorRequirement;
      readonly value: string | undefined;
    }
  /** The other side is not in the policy's own namespace. */
  | { readonly kind: 'namespace'; readonly wanted: string }
  /** The address lies in the block, but in a part that is taken out. */
  | { readonly kind: 'except'; readonly except: IpExcept }
  /** The address lies outside of the block. */
  | { readonly kind: 'block'; readonly cidr: string }
  /** The destination has no container port of that name and protocol. */
  | { readonly kind: 'port-name'; readonly port: PolicyPort }
  /** Of the ports that are asked about the rule lists none, but these. */
  | { readonly kind: 'ports'; readonly listed: PortSet };

/**
 * The rule that lacks least; undefined where the policies of a side have no rule about this kind of endpoint. They are
 * those of the verdict: its pods may be others than those that are asked about, and be limited otherwise by now.
 * @param asked the ports that the question is about; undefined: every port
 */
export function nearestRule(
  world: World,
  side: SideVerdict,
  other: Endpoint,
  asked?: PortSet,
): Shortfall | undefined {
  let nearest: Shortfall | undefined;
  for (const shortfall of shortfalls(world, side, other, asked)) {
    if (nearest === undefined || distanceOf(shortfall) < distanceOf(nearest)) nearest = shortfall;
    if (distanceOf(nearest) === shortestDistance) break;
  }
  return nearest;
}

/** Of a rule that lacks one thing. */
const shortestDistance = 1;

/** An address that a block takes out is nearer to it than one that lies elsewhere. */
function distanceOf({ lacks }: Shortfall): number {
  return lacks.length + (lacks.some(({ kind }) => kind === 'block') ? 0.5 : 0);
}

/** Every rule that falls short of letting the other side through, in the order of the files. */
function* shortfalls(
  world: World,
  { pods, direction, policies }: SideVerdict,
  other: Endpoint,
  asked: PortSet | undefined,
): Generator<Shortfall> {
  const destination = direction === 'ingress' ? pods : other;
  for (const { policy } of policies) {
    for (const rule of policy[direction]) {
      const missing = portLacks(rule, destination, asked);
      const peers: readonly (PolicyPeer | undefined)[] = rule.peers.length === 0 ? [undefined] : rule.peers;
      for (const peer of peers) {
        const lacks = peer === undefined ? [] : peerLacks(world, policy, peer, other);
        if (lacks === undefined || lacks.length + missing.length === 0) continue;
        yield { policy, rule, peer, lacks: [...lacks, ...missing] };
      }
    }
  }
}

/** What a rule's ports lack; nothing where one of them is a port that is asked about. */
function portLacks(rule: PolicyRule, destination: Endpoint, asked: PortSet | undefined): readonly Lack[] {
  const listed = portGrants(rule, destination)
    .map((grant) => grant.possibly)
    .reduce(unionPorts, noPorts);
  if (isNoPort(listed)) return rule.ports.map((port) => ({ kind: 'port-name', port }));
  const isListed = asked === undefined || !isNoPort(intersectPorts(listed, asked));
  return isListed ? [] : [{ kind: 'ports', listed }];
}

/** Undefined where the peer is about another kind of endpoint. */
function peerLacks(
  world: World,
  policy: NetworkPolicy,
  peer: PolicyPeer,
  other: Endpoint,
): readonly Lack[] | undefined {
  const home = namespaceNameOf(world, policy);
  if (matchPeer(world, home, peer, other) !== 'no') return [];
  if (peer.kind === 'pods') return other.kind === 'pods' ? podLacks(home, peer, other) : undefined;
  if (peer.kind !== 'ipBlock' || other.kind !== 'addresses') return undefined;
  const { surely, excepts } = ipBlockOf(peer);
  const except = excepts.find(({ set }) => overlapsAddresses(set, other.set));
  if (except !== undefined) return [{ kind: 'except', except }];
  return isOfSameFamily(surely, other.set) ? [{ kind: 'block', cidr: peer.cidr }] : undefined;
}

function isOfSameFamily(left: AddressSet, right: AddressSet): boolean {
  return (left.ipv4.length > 0 && right.ipv4.length > 0) || (left.ipv6.length > 0 && right.ipv6.length > 0);
}

function podLacks(home: string, peer: PodPeer, pods: Pods): readonly Lack[] {
  const lacks: Lack[] = [];
  if (peer.namespaceSelector !== undefined) {
    lacks.push(...labelLacks('namespace-label', peer.namespaceSelector.requirements, pods.namespace.labels));
  } else if (matchNamespace(home, peer, pods.namespace) === 'no') {
    lacks.push({ kind: 'namespace', wanted: home });
  }
  return [...lacks, ...labelLacks('pod-label', peer.podSelector?.requirements ?? [], pods.labels)];
}

function labelLacks(
  kind: 'pod-label' | 'namespace-label',
  requirements: readonly SelectorRequirement[],
  facts: LabelFacts,
): readonly Lack[] {
  return requirements
    .filter((requirement) => matchRequirement(requirement, facts) === 'no')
    .map((requirement) => ({
      kind,
      requirement,
      value:
        facts.kind === 'labels'
          ? facts.labels.values.get(requirement.key)
          : selectedValue(facts.by, requirement.key),
    }));
}

/** What a label of pods that are not in the files is, as far as what selects them tells. */
function selectedValue({ requirements }: LabelSelector, key: string): string | undefined {
  const asked = requirements.find((each) => each.key === key && each.values.length > 0);
  const values = asked?.values.join(' or ');
  return asked?.operator === 'NotIn' ? `other than ${values}` : values;
}
