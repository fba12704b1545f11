import { BlockList } from 'node:net';

/**
 * What network policies allow, one connection at a time, on manifests as they are written. It follows the Kubernetes
 * documentation (Network Policies; the field descriptions of networking/v1 types.go and their defaults) and shares
 * nothing with the engine: no models, no sets, no index, no unknown, and Node's own arithmetic of addresses.
 */
export interface SlowManifest {
  readonly kind: string;
  readonly apiVersion: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
  };
  readonly spec?: SlowSpec;
}

export type SlowSpec = SlowPolicySpec & SlowPodSpec & { readonly template?: SlowTemplate };

export interface SlowTemplate {
  readonly metadata?: { readonly labels?: Readonly<Record<string, string>> };
  readonly spec: SlowPodSpec;
}

export interface SlowPodSpec {
  readonly containers?: readonly {
    readonly name: string;
    readonly ports?: readonly SlowContainerPort[];
  }[];
}

export interface SlowContainerPort {
  readonly name?: string;
  readonly containerPort: number;
  readonly protocol?: string;
}

export interface SlowPolicySpec {
  readonly podSelector?: SlowSelector | null;
  readonly policyTypes?: readonly string[] | null;
  readonly ingress?: readonly (SlowRule | null)[] | null;
  readonly egress?: readonly (SlowRule | null)[] | null;
}

export interface SlowRule {
  readonly from?: readonly SlowPeer[] | null;
  readonly to?: readonly SlowPeer[] | null;
  readonly ports?: readonly SlowPort[] | null;
}

export interface SlowPeer {
  readonly podSelector?: SlowSelector | null;
  readonly namespaceSelector?: SlowSelector | null;
  readonly ipBlock?: { readonly cidr: string; readonly except?: readonly string[] } | null;
}

export interface SlowPort {
  readonly protocol?: string;
  readonly port?: number | string;
  readonly endPort?: number;
}

export interface SlowSelector {
  readonly matchLabels?: Readonly<Record<string, string>>;
  readonly matchExpressions?: readonly {
    readonly key: string;
    readonly operator: string;
    readonly values?: readonly string[];
  }[];
}

export interface SlowAddress {
  readonly kind: 'Address';
  readonly family: 4 | 6;
  readonly text: string;
}

export type SlowEnd = SlowManifest | SlowAddress;

export interface SlowConnection {
  readonly source: SlowEnd;
  readonly destination: SlowEnd;
  readonly protocol: string;
  readonly port: number;
}

export type SlowDirection = 'ingress' | 'egress';

/** A way through one side: the policy, and where in it the peer and the port that let the connection through stand. */
export interface SlowReason {
  readonly policy: SlowManifest;
  readonly rule: number;
  /** Undefined where the rule has no list of peers, or of ports. */
  readonly peer: number | undefined;
  readonly port: number | undefined;
}

export function isAddress(end: SlowEnd): end is SlowAddress {
  return end.kind === 'Address';
}

/** Both the egress policy on the source and the ingress policy on the destination need to allow the connection. */
export function slowAllowed(world: readonly SlowManifest[], connection: SlowConnection): boolean {
  return (['egress', 'ingress'] as const).every((direction) => sideAllows(world, direction, connection));
}

export function sideAllows(
  world: readonly SlowManifest[],
  direction: SlowDirection,
  connection: SlowConnection,
): boolean {
  const pod = direction === 'egress' ? connection.source : connection.destination;
  if (isAddress(pod) || isolating(world, direction, pod).length === 0) return true;
  return slowReasons(world, direction, connection).length > 0;
}

/** The policies that isolate a pod in a direction. */
export function isolating(
  world: readonly SlowManifest[],
  direction: SlowDirection,
  pod: SlowManifest,
): readonly SlowManifest[] {
  return world.filter(
    (object) =>
      object.kind === 'NetworkPolicy' &&
      namespaceOf(object) === namespaceOf(pod) &&
      selects(object.spec?.podSelector ?? {}, podLabels(pod)) &&
      policyTypes(object.spec).includes(direction === 'ingress' ? 'Ingress' : 'Egress'),
  );
}

/** Every way through one side of an isolated pod. */
export function slowReasons(
  world: readonly SlowManifest[],
  direction: SlowDirection,
  connection: SlowConnection,
): readonly SlowReason[] {
  const [pod, other] =
    direction === 'egress'
      ? [connection.source, connection.destination]
      : [connection.destination, connection.source];
  if (isAddress(pod)) return [];
  const reasons: SlowReason[] = [];
  for (const policy of isolating(world, direction, pod)) {
    for (const [index, written] of (policy.spec?.[direction] ?? []).entries()) {
      const rule = written ?? {};
      const peers = (direction === 'ingress' ? rule.from : rule.to) ?? [];
      for (const peer of matching(peers, (item) => isPeer(world, policy, item, other))) {
        for (const port of matching(rule.ports ?? [], (item) => isPort(item, connection))) {
          reasons.push({ policy, rule: index, peer, port });
        }
      }
    }
  }
  return reasons;
}

/** The items that match; an empty list matches by itself. */
function matching<T>(items: readonly T[], matches: (item: T) => boolean): readonly (number | undefined)[] {
  if (items.length === 0) return [undefined];
  return items.flatMap((item, index) => (matches(item) ? [index] : []));
}

/** "If no policyTypes are specified […] Ingress will always be set and Egress will be set if the policy has any egress rules." */
function policyTypes(spec: SlowPolicySpec = {}): readonly string[] {
  if (spec.policyTypes != null && spec.policyTypes.length > 0) return spec.policyTypes;
  return spec.egress != null && spec.egress.length > 0 ? ['Ingress', 'Egress'] : ['Ingress'];
}

function isPeer(
  world: readonly SlowManifest[],
  policy: SlowManifest,
  { podSelector, namespaceSelector, ipBlock }: SlowPeer,
  other: SlowEnd,
): boolean {
  if (ipBlock != null) {
    if (!isAddress(other) || !isWithin(ipBlock.cidr, other)) return false;
    return !(ipBlock.except ?? []).some((except) => isWithin(except, other));
  }
  if (isAddress(other)) return false;
  const inNamespace =
    namespaceSelector == null
      ? namespaceOf(other) === namespaceOf(policy)
      : selects(namespaceSelector, namespaceLabels(world, namespaceOf(other)));
  return inNamespace && (podSelector == null || selects(podSelector, podLabels(other)));
}

function isPort({ protocol = 'TCP', port, endPort }: SlowPort, connection: SlowConnection): boolean {
  if (protocol !== connection.protocol) return false;
  if (port === undefined) return true;
  if (typeof port === 'number') return port <= connection.port && connection.port <= (endPort ?? port);
  if (isAddress(connection.destination)) return false;
  return containerPorts(connection.destination).some(
    (item) =>
      item.name === port && (item.protocol ?? 'TCP') === protocol && item.containerPort === connection.port,
  );
}

function selects(
  { matchLabels = {}, matchExpressions = [] }: SlowSelector,
  labels: Readonly<Record<string, string>>,
): boolean {
  return (
    Object.entries(matchLabels).every(([key, value]) => labels[key] === value) &&
    matchExpressions.every(({ key, operator, values = [] }) => {
      const value = labels[key];
      if (operator === 'In') return value !== undefined && values.includes(value);
      if (operator === 'NotIn') return value === undefined || !values.includes(value);
      return (operator === 'Exists') === (value !== undefined);
    })
  );
}

function isWithin(cidr: string, { family, text }: SlowAddress): boolean {
  const [network = '', prefix] = cidr.split('/');
  if (network.includes(':') !== (family === 6)) return false;
  const type = family === 4 ? 'ipv4' : 'ipv6';
  const list = new BlockList();
  list.addSubnet(network, Number(prefix), type);
  return list.check(text, type);
}

function podLabels(pod: SlowManifest): Readonly<Record<string, string>> {
  return (pod.kind === 'Pod' ? pod.metadata.labels : pod.spec?.template?.metadata?.labels) ?? {};
}

function containerPorts(pod: SlowManifest): readonly SlowContainerPort[] {
  const spec = pod.kind === 'Pod' ? pod.spec : pod.spec?.template?.spec;
  return (spec?.containers ?? []).flatMap(({ ports = [] }) => ports);
}

function namespaceOf({ metadata }: SlowManifest): string {
  return metadata.namespace ?? 'default';
}

/** The control plane sets the label `kubernetes.io/metadata.name` on all namespaces. */
function namespaceLabels(world: readonly SlowManifest[], name: string): Readonly<Record<string, string>> {
  const declared = world.find((object) => object.kind === 'Namespace' && object.metadata.name === name);
  return { ...declared?.metadata.labels, 'kubernetes.io/metadata.name': name };
}
