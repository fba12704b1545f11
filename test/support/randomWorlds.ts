import fc from 'fast-check';
import { parseCidr } from '../../server/src/kubernetes/cidr.ts';
import type { LabelSelector, Labels, SelectorRequirement } from '../../server/src/kubernetes/labels.ts';
import type {
  NetworkPolicy,
  PolicyPeer,
  PolicyPort,
  PolicyRule,
  PortNumbers,
  Protocol,
} from '../../server/src/kubernetes/networkPolicy.ts';
import type { KubernetesObject, Namespace, Workload } from '../../server/src/kubernetes/objects.ts';

/** Random clusters, small enough that their parts meet: few names, labels, ports and address blocks. */

const namespaceNames = ['a', 'b', 'c'];
const labelKeys = ['x', 'y'];
const labelValues = ['1', '2', ''];
const portNames = ['http', 'dns'];
const portNumbers = [1, 53, 80, 81, 90, 65535];
const blocks: Readonly<Record<string, readonly string[]>> = {
  '0.0.0.0/0': ['10.0.0.0/8', '10.1.0.0/16', '169.254.169.254/32'],
  '10.0.0.0/8': ['10.1.0.0/16', '10.1.2.3/32', '10.128.0.0/9'],
  '10.1.0.0/16': ['10.1.2.0/24', '10.1.255.0/24'],
  '10.1.2.3/32': [],
  '::/0': ['2001:db8::/32', '2001:db8:1::/48'],
  '2001:db8::/32': ['2001:db8:1::/48', '2001:db8:1::1/128', '2001:db8:8000::/33'],
  '2001:db8:1::1/128': [],
};

const origin = { object: 'file:///random.yaml#', path: '' };
const protocol = fc.constantFrom<Protocol>('TCP', 'UDP', 'SCTP');
const namespace = fc.option(fc.constantFrom(...namespaceNames), { nil: undefined });

export const labels: fc.Arbitrary<Labels> = fc
  .dictionary(fc.constantFrom(...labelKeys), fc.constantFrom(...labelValues), { maxKeys: 2 })
  .map((values) => ({ values: new Map(Object.entries(values)), open: false }));

const requirement: fc.Arbitrary<SelectorRequirement> = fc
  .record({
    key: fc.constantFrom(...labelKeys),
    operator: fc.constantFrom('In' as const, 'NotIn' as const, 'Exists' as const, 'DoesNotExist' as const),
    values: fc.uniqueArray(fc.constantFrom(...labelValues), { minLength: 1, maxLength: 2 }),
  })
  .map(({ key, operator, values }) => ({
    key,
    operator,
    values: operator === 'In' || operator === 'NotIn' ? values : [],
    path: '',
  }));

export const selector: fc.Arbitrary<LabelSelector> = fc
  .array(requirement, { maxLength: 2 })
  .map((requirements) => ({ requirements, open: false, path: '' }));

const namespaceSelector: fc.Arbitrary<LabelSelector> = fc.oneof(
  { weight: 3, arbitrary: selector },
  fc.constantFrom(...namespaceNames, 'default').map(
    (name): LabelSelector => ({
      requirements: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: [name], path: '' }],
      open: false,
      path: '',
    }),
  ),
);

const workload = fc.record({
  namespace,
  labels,
  ports: fc.array(
    fc.record({
      name: fc.option(fc.constantFrom(...portNames), { nil: undefined }),
      number: fc.constantFrom(...portNumbers),
      protocol,
    }),
    { maxLength: 3 },
  ),
});

const numbers: fc.Arbitrary<PortNumbers> = fc.oneof(
  fc.constant({ kind: 'all' as const }),
  fc.tuple(fc.constantFrom(...portNumbers), fc.constantFrom(...portNumbers)).map(([one, other]) => ({
    kind: 'range' as const,
    first: Math.min(one, other),
    last: Math.max(one, other),
  })),
  fc.constantFrom(...portNames).map((name) => ({ kind: 'named' as const, name })),
);

const policyPort: fc.Arbitrary<PolicyPort> = fc.record({ protocol, numbers, origin: fc.constant(origin) });

const blockPeer: fc.Arbitrary<PolicyPeer> = fc
  .constantFrom(...Object.keys(blocks))
  .chain((cidr) =>
    fc
      .subarray([...(blocks[cidr] ?? [])])
      .map((except) => ({ kind: 'ipBlock' as const, cidr, except, origin })),
  );

const podPeer: fc.Arbitrary<PolicyPeer> = fc
  .tuple(fc.option(selector, { nil: undefined }), fc.option(namespaceSelector, { nil: undefined }))
  .map(([podSelector, namespaces]) => ({
    kind: 'pods' as const,
    podSelector:
      podSelector ?? (namespaces === undefined ? { requirements: [], open: false, path: '' } : undefined),
    namespaceSelector: namespaces,
    origin,
  }));

const rule: fc.Arbitrary<PolicyRule> = fc.record({
  peers: fc.array(fc.oneof({ weight: 2, arbitrary: podPeer }, blockPeer), { maxLength: 3 }),
  ports: fc.array(policyPort, { maxLength: 2 }),
  origin: fc.constant(origin),
});

const policy = fc.record({
  namespace,
  podSelector: selector,
  isolates: fc.record({ ingress: fc.boolean(), egress: fc.boolean() }),
  ingress: fc.array(rule, { maxLength: 2 }),
  egress: fc.array(rule, { maxLength: 2 }),
});

export const objects: fc.Arbitrary<readonly KubernetesObject[]> = fc
  .record({
    namespaces: fc.uniqueArray(fc.record({ name: fc.constantFrom(...namespaceNames), labels }), {
      selector: (item) => item.name,
      maxLength: 3,
    }),
    workloads: fc.array(workload, { minLength: 1, maxLength: 5 }),
    policies: fc.array(policy, { maxLength: 4 }),
  })
  .map(({ namespaces, workloads, policies }) => [
    ...namespaces.map((item): Namespace => ({ kind: 'Namespace', ...item, origin })),
    ...workloads.map(workloadOf),
    ...policies.map(policyOf),
  ]);

function workloadOf(
  item: {
    readonly namespace: string | undefined;
    readonly labels: Labels;
    readonly ports: readonly { name: string | undefined; number: number; protocol: Protocol }[];
  },
  index: number,
): Workload {
  const object = `file:///random.yaml#Deployment/w${index}`;
  // Kubernetes wants the names of a pod's ports to be unique: a repeated one is left out
  const names = new Set<string>();
  return {
    kind: 'Workload',
    workloadKind: 'Deployment',
    namespace: item.namespace,
    name: `w${index}`,
    labels: item.labels,
    labelsPath: 'spec.template.metadata.labels',
    ports: item.ports.map((port) => {
      const name = port.name === undefined || names.has(port.name) ? undefined : port.name;
      if (name !== undefined) names.add(name);
      return { ...port, name, isLasting: true, origin };
    }),
    hostNetwork: false,
    seccomp: { isWindows: false, profile: undefined, containers: [], hasRefusedAnnotation: false },
    replicas: undefined,
    owner: undefined,
    origin: { object, path: '' },
  };
}

/** Gives each element of a policy its own origin. */
function policyOf(
  item: Pick<NetworkPolicy, 'namespace' | 'podSelector' | 'isolates' | 'ingress' | 'egress'>,
  index: number,
): NetworkPolicy {
  const object = `file:///random.yaml#NetworkPolicy/p${index}`;
  const place = (rules: readonly PolicyRule[], field: string): readonly PolicyRule[] =>
    rules.map((written, at) => ({
      peers: written.peers.map((peer, i) => ({
        ...peer,
        origin: { object, path: `spec.${field}[${at}].${field === 'ingress' ? 'from' : 'to'}[${i}]` },
      })),
      ports: written.ports.map((port, i) => ({
        ...port,
        origin: { object, path: `spec.${field}[${at}].ports[${i}]` },
      })),
      origin: { object, path: `spec.${field}[${at}]` },
    }));
  return {
    kind: 'NetworkPolicy',
    ...item,
    mayIsolateMore: false,
    name: `p${index}`,
    ingress: place(item.ingress, 'ingress'),
    egress: place(item.egress, 'egress'),
    origin: { object, path: '' },
  };
}

export interface Address {
  readonly family: 4 | 6;
  readonly value: bigint;
}

/** Addresses at which verdicts can change: the ends of the blocks, and their neighbours. */
export const interestingAddresses: readonly Address[] = [
  ...new Set([...Object.keys(blocks), ...Object.values(blocks).flat()]),
].flatMap((text) => {
  const cidr = parseCidr(text);
  if (cidr === undefined) return [];
  const { family, first, last } = cidr;
  const limit = family === 4 ? 2n ** 32n : 2n ** 128n;
  return [first - 1n, first, last, last + 1n]
    .filter((value) => value >= 0n && value < limit)
    .map((value): Address => ({ family, value }));
});
