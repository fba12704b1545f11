import { parseCidr } from '../../server/src/kubernetes/cidr.ts';
import type { LabelSelector } from '../../server/src/kubernetes/labels.ts';
import type {
  Direction,
  NetworkPolicy,
  PolicyPeer,
  PolicyPort,
  PolicyRule,
  Protocol,
} from '../../server/src/kubernetes/networkPolicy.ts';
import type { KubernetesObject, Workload } from '../../server/src/kubernetes/objects.ts';

/**
 * What network policies allow, one connection at a time, written from the Kubernetes documentation (Network Policies;
 * networking/v1 types.go) and from nothing else: no sets, no index, no unknown. All that it needs is in the objects.
 */
export interface SlowWorld {
  readonly objects: readonly KubernetesObject[];
  readonly defaultNamespace: string;
}

export type SlowEnd = Workload | SlowAddress;

export interface SlowAddress {
  readonly kind: 'Address';
  readonly family: 4 | 6;
  readonly value: bigint;
}

export interface SlowConnection {
  readonly source: SlowEnd;
  readonly destination: SlowEnd;
  readonly protocol: Protocol;
  readonly port: number;
}

/** Both the egress policy on the source and the ingress policy on the destination need to allow the connection. */
export function slowAllowed(world: SlowWorld, connection: SlowConnection): boolean {
  return sideAllows(world, 'egress', connection) && sideAllows(world, 'ingress', connection);
}

export function sideAllows(world: SlowWorld, direction: Direction, connection: SlowConnection): boolean {
  const pod = direction === 'egress' ? connection.source : connection.destination;
  if (pod.kind === 'Address') return true;
  const isolating = world.objects.filter(
    (object): object is NetworkPolicy =>
      object.kind === 'NetworkPolicy' && object.isolates[direction] && appliesTo(world, object, pod),
  );
  if (isolating.length === 0) return true;
  return isolating.some((policy) =>
    policy[direction].some((rule) => ruleAllows(world, policy, rule, direction, connection)),
  );
}

/** A policy applies to the pods of its own namespace that its podSelector selects. */
export function appliesTo(world: SlowWorld, policy: NetworkPolicy, pod: Workload): boolean {
  return namespaceOf(world, policy) === namespaceOf(world, pod) && selects(policy.podSelector, labelsOf(pod));
}

/** Traffic must match both the from (or to) and the ports; a missing or empty list matches all. */
export function ruleAllows(
  world: SlowWorld,
  policy: NetworkPolicy,
  rule: PolicyRule,
  direction: Direction,
  connection: SlowConnection,
): boolean {
  const other = direction === 'egress' ? connection.destination : connection.source;
  const peerMatches =
    rule.peers.length === 0 || rule.peers.some((peer) => isPeer(world, policy, peer, other));
  return peerMatches && (rule.ports.length === 0 || rule.ports.some((port) => isPort(port, connection)));
}

function isPeer(world: SlowWorld, policy: NetworkPolicy, peer: PolicyPeer, other: SlowEnd): boolean {
  switch (peer.kind) {
    case 'unreadable':
      throw new Error('the twin is for what can be read');
    case 'ipBlock':
      return (
        other.kind === 'Address' &&
        inBlock(peer.cidr, other) &&
        !peer.except.some((except) => inBlock(except, other))
      );
    case 'pods': {
      if (other.kind === 'Address') return false;
      const namespace = namespaceOf(world, other);
      const inNamespace =
        peer.namespaceSelector === undefined
          ? namespace === namespaceOf(world, policy)
          : selects(peer.namespaceSelector, namespaceLabels(world, namespace));
      return inNamespace && (peer.podSelector === undefined || selects(peer.podSelector, labelsOf(other)));
    }
  }
}

function isPort({ protocol, numbers }: PolicyPort, connection: SlowConnection): boolean {
  if (protocol !== connection.protocol) return false;
  switch (numbers.kind) {
    case 'all':
      return true;
    case 'range':
      return numbers.first <= connection.port && connection.port <= numbers.last;
    case 'named':
      return (
        connection.destination.kind === 'Workload' &&
        connection.destination.ports.some(
          (port) =>
            port.name === numbers.name && port.protocol === protocol && port.number === connection.port,
        )
      );
    case 'unreadable':
      throw new Error('the twin is for what can be read');
  }
}

function selects({ requirements }: LabelSelector, labels: ReadonlyMap<string, string>): boolean {
  return requirements.every(({ key, operator, values }) => {
    const value = labels.get(key);
    if (operator === 'In') return value !== undefined && values.includes(value);
    if (operator === 'NotIn') return value === undefined || !values.includes(value);
    return (operator === 'Exists') === (value !== undefined);
  });
}

function inBlock(text: string, address: SlowAddress): boolean {
  const cidr = parseCidr(text);
  if (cidr === undefined) throw new Error(`the twin can't read ${text}`);
  if (cidr.family !== address.family) return false;
  const hostBits = BigInt((cidr.family === 4 ? 32 : 128) - cidr.prefix);
  return cidr.address >> hostBits === address.value >> hostBits;
}

function labelsOf(pod: Workload): ReadonlyMap<string, string> {
  return pod.labels.values;
}

function namespaceOf(world: SlowWorld, object: { readonly namespace: string | undefined }): string {
  return object.namespace ?? world.defaultNamespace;
}

/** The control plane sets the label `kubernetes.io/metadata.name` on all namespaces. */
function namespaceLabels(world: SlowWorld, name: string): ReadonlyMap<string, string> {
  const labels = new Map<string, string>();
  for (const object of world.objects) {
    if (object.kind !== 'Namespace' || object.name !== name) continue;
    for (const [key, value] of object.labels.values) labels.set(key, value);
  }
  return labels.set('kubernetes.io/metadata.name', name);
}
