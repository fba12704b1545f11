import type { Protocol } from '../../server/src/kubernetes/networkPolicy.ts';
import type { Random } from './random.ts';
import type {
  SlowAddress,
  SlowManifest,
  SlowPeer,
  SlowPolicySpec,
  SlowPort,
  SlowRule,
  SlowSelector,
} from './slowReachability.ts';

/** Random manifests whose parts meet often: few names, labels, ports and address blocks, of both families. */

const namespaces = ['a', 'b', 'default'];
const keys = ['x', 'y'];
const values = ['1', '2', ''];
const portNames = ['http', 'dns'];
const numbers = [1, 53, 80, 81, 90, 65535];
export const protocols: readonly Protocol[] = ['TCP', 'UDP', 'SCTP'];
const blocks: readonly (readonly [cidr: string, ...excepts: string[]])[] = [
  ['0.0.0.0/0', '10.0.0.0/8', '10.1.0.0/16', '169.254.169.254/32'],
  ['10.0.0.0/8', '10.1.0.0/16', '10.1.2.3/32', '10.128.0.0/9'],
  ['10.1.0.0/16', '10.1.2.0/24', '10.1.255.0/24'],
  ['10.1.2.3/32'],
  ['::/0', '2001:db8::/32', '2001:db8:1::/48'],
  ['2001:db8::/32', '2001:db8:1::/48', '2001:db8:1::1/128', '2001:db8:8000::/33'],
  ['2001:db8:1::1/128'],
];

/** The ends of the blocks, and their neighbours. */
export const addresses: readonly SlowAddress[] = [
  ...['0.0.0.0', '9.255.255.255', '10.0.0.0', '10.0.255.255', '10.1.0.0', '10.1.2.2', '10.1.2.3', '10.1.2.4'],
  ...[
    '10.1.254.255',
    '10.1.255.0',
    '10.2.0.0',
    '10.127.255.255',
    '10.128.0.0',
    '11.0.0.0',
    '169.254.169.254',
  ],
  ...['255.255.255.255', '::', '2001:db7:ffff:ffff:ffff:ffff:ffff:ffff', '2001:db8::', '2001:db8:1::'],
  ...['2001:db8:1::1', '2001:db8:1::2', '2001:db8:2::', '2001:db8:7fff:ffff:ffff:ffff:ffff:ffff'],
  ...['2001:db8:8000::', '2001:db9::', 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
].map((text) => ({ kind: 'Address', family: text.includes(':') ? 6 : 4, text }));

/** The ports in use, and their neighbours. */
export const ports: readonly number[] = [1, 2, 52, 53, 54, 79, 80, 81, 82, 89, 90, 91, 65534, 65535];

export function randomManifests(random: Random): readonly SlowManifest[] {
  return [
    ...several(random, 3, () => random.pick(namespaces))
      .filter((name, index, all) => all.indexOf(name) === index)
      .map((name) => namespace(random, name)),
    ...Array.from({ length: 1 + random.below(5) }, (_, index) => workload(random, `w${index}`)),
    ...several(random, 5, (index) => policy(random, `p${index}`)),
  ];
}

/** The same with one object that is written anew, gone, or there in addition. */
export function editManifests(random: Random, manifests: readonly SlowManifest[]): readonly SlowManifest[] {
  const at = random.below(manifests.length + 1);
  const edited = manifests[at];
  if (edited === undefined) {
    const name = `n${random.below(1_000_000)}`;
    return [...manifests, random.chance(0.6) ? policy(random, name) : workload(random, name)];
  }
  const rest = manifests.toSpliced(at, 1);
  if (random.chance(0.2)) return rest;
  const { kind, metadata } = edited;
  if (kind === 'Namespace') return manifests.with(at, namespace(random, metadata.name));
  if (kind !== 'NetworkPolicy') return manifests.with(at, workload(random, metadata.name));
  const other = policy(random, metadata.name);
  // mostly one rule changes and the rest stays
  const kept = random.chance(0.5) ? { ...edited.spec, ingress: other.spec?.ingress ?? null } : other.spec;
  return manifests.with(at, { ...edited, spec: kept ?? {} });
}

function namespace(random: Random, name: string): SlowManifest {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels: labels(random) } };
}

function workload(random: Random, name: string): SlowManifest {
  const names = new Set<string>();
  const containerPorts = several(random, 4, () => {
    // Kubernetes wants the names of a pod's ports to be unique
    const chosen = random.pick(portNames);
    const isNamed = random.chance(0.7) && !names.has(chosen);
    if (isNamed) names.add(chosen);
    return {
      containerPort: random.pick(numbers),
      ...(isNamed ? { name: chosen } : {}),
      ...(random.chance(0.5) ? { protocol: random.pick(protocols) } : {}),
    };
  });
  const spec = { containers: [{ name: 'c', ports: containerPorts }] };
  const placed = { name, ...place(random) };
  if (random.chance(0.3)) {
    return { apiVersion: 'v1', kind: 'Pod', metadata: { ...placed, labels: labels(random) }, spec };
  }
  const template = { metadata: { labels: labels(random) }, spec };
  return { apiVersion: 'apps/v1', kind: 'ReplicaSet', metadata: placed, spec: { template } };
}

function policy(random: Random, name: string): SlowManifest {
  const types = random.pick([
    'absent' as const,
    null,
    [],
    ['Ingress'],
    ['Egress'],
    ['Ingress', 'Egress'],
    ['Ingress', 'Egress'],
  ]);
  const spec: SlowPolicySpec = {
    ...(random.chance(0.9) ? { podSelector: random.chance(0.9) ? selector(random) : null } : {}),
    ...(types === 'absent' ? {} : { policyTypes: types }),
    ...(random.chance(0.8) ? { ingress: rules(random, 'from') } : {}),
    ...(random.chance(0.7) ? { egress: rules(random, 'to') } : {}),
  };
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name, ...place(random) },
    spec,
  };
}

function rules(random: Random, key: 'from' | 'to'): readonly (SlowRule | null)[] | null {
  if (random.chance(0.05)) return null;
  return several(random, 3, () =>
    random.chance(0.05)
      ? null
      : {
          ...(random.chance(0.85)
            ? { [key]: random.chance(0.05) ? null : several(random, 4, () => peer(random)) }
            : {}),
          ...(random.chance(0.7)
            ? { ports: random.chance(0.05) ? null : several(random, 3, () => policyPort(random)) }
            : {}),
        },
  );
}

function peer(random: Random): SlowPeer {
  if (random.chance(0.35)) {
    const [cidr, ...excepts] = random.pick(blocks);
    const except = excepts.filter(() => random.chance(0.4));
    return { ipBlock: { cidr, ...(except.length > 0 || random.chance(0.3) ? { except } : {}) } };
  }
  const which = random.below(3);
  return {
    ...(which === 1 ? {} : { podSelector: selector(random) }),
    ...(which === 0
      ? random.chance(0.2)
        ? { namespaceSelector: null }
        : {}
      : { namespaceSelector: namespaceSelector(random) }),
  };
}

function policyPort(random: Random): SlowPort {
  const protocol = random.chance(0.6) ? { protocol: random.pick(protocols) } : {};
  if (random.chance(0.2)) return protocol;
  if (random.chance(0.35)) return { ...protocol, port: random.pick(portNames) };
  const port = random.pick(numbers);
  if (random.chance(0.6)) return { ...protocol, port };
  return { ...protocol, port, endPort: random.pick(numbers.filter((number) => number >= port)) };
}

function namespaceSelector(random: Random): SlowSelector {
  if (random.chance(0.7)) return selector(random);
  return { matchLabels: { 'kubernetes.io/metadata.name': random.pick(namespaces) } };
}

function selector(random: Random): SlowSelector {
  return {
    ...(random.chance(0.4) ? { matchLabels: { [random.pick(keys)]: random.pick(values) } } : {}),
    ...(random.chance(0.3)
      ? {
          matchExpressions: several(random, 2, () => {
            const key = random.pick(keys);
            const operator = random.pick(['In', 'NotIn', 'Exists', 'DoesNotExist']);
            const listed = [random.pick(values), random.pick(values)].slice(random.below(2));
            return operator.endsWith('In') ? { key, operator, values: listed } : { key, operator };
          }),
        }
      : {}),
  };
}

function labels(random: Random): Readonly<Record<string, string>> {
  return Object.fromEntries(several(random, 3, () => [random.pick(keys), random.pick(values)]));
}

function place(random: Random): { readonly namespace?: string } {
  return random.chance(0.15) ? {} : { namespace: random.pick(namespaces) };
}

/** Fewer than `limit` items. */
function several<T>(random: Random, limit: number, make: (index: number) => T): readonly T[] {
  return Array.from({ length: random.below(limit) }, (_, index) => make(index));
}
