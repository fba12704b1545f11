import type { Random } from '../random.ts';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

export interface Named {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string | undefined;
}

const names = ['web', 'api', 'db', 'cache'];
export const namespaces: readonly string[] = ['default', 'shop', 'back'];
const labelKeys = ['app', 'tier', 'env', 'example.com/part'];
const labelValues = ['web', 'api', 'db', 'front', 'yes', '1'];
const images = [
  'nginx',
  'nginx:1.27',
  'registry.example.com:5000/shop/web:2',
  'redis@sha256:abc',
  'busybox:1@sha256:def',
];

export function randomLabels(random: Random): JsonObject {
  const labels: Record<string, Json> = {};
  for (const key of labelKeys) if (random.chance(0.4)) labels[key] = random.pick(labelValues);
  return labels;
}

function randomPorts(random: Random): Json {
  return Array.from({ length: random.below(3) }, () => ({
    containerPort: random.pick([80, 8080, 9090]),
    ...(random.chance(0.5) ? { protocol: random.pick(['TCP', 'UDP']) } : {}),
    ...(random.chance(0.3) ? { name: random.pick(['http', 'metrics']) } : {}),
  }));
}

export function randomContainer(random: Random, name: string): JsonObject {
  return {
    name,
    ...(random.chance(0.8) ? { image: random.pick(images) } : {}),
    ...(random.chance(0.6) ? { ports: randomPorts(random) } : {}),
    ...(random.chance(0.3)
      ? {
          env: [
            { name: 'A', value: '1' },
            { name: 'B', valueFrom: { configMapKeyRef: { name: random.pick(names), key: 'k' } } },
          ],
        }
      : {}),
    ...(random.chance(0.2) ? { args: ['--a', '--b'] } : {}),
  };
}

function podSpec(random: Random): JsonObject {
  return {
    containers: [
      randomContainer(random, 'main'),
      ...(random.chance(0.3) ? [randomContainer(random, 'side')] : []),
    ],
    ...(random.chance(0.2) ? { initContainers: [randomContainer(random, 'init')] } : {}),
    ...(random.chance(0.2) ? { serviceAccountName: random.pick(names) } : {}),
    ...(random.chance(0.2)
      ? {
          volumes: [
            { name: 'v', configMap: { name: random.pick(names) } },
            { name: 'w', secret: { secretName: random.pick(names) } },
          ],
        }
      : {}),
    ...(random.chance(0.15)
      ? {
          affinity: {
            podAntiAffinity: {
              requiredDuringSchedulingIgnoredDuringExecution: [
                { labelSelector: { matchLabels: randomLabels(random) }, topologyKey: 'zone' },
              ],
            },
          },
        }
      : {}),
    ...(random.chance(0.1) ? { hostNetwork: true } : {}),
  };
}

function template(random: Random): JsonObject {
  return {
    ...(random.chance(0.85) ? { metadata: { labels: randomLabels(random) } } : {}),
    spec: podSpec(random),
  };
}

function workloadSpec(random: Random): JsonObject {
  return {
    ...(random.chance(0.5) ? { replicas: random.below(4) } : {}),
    ...(random.chance(0.8) ? { selector: { matchLabels: randomLabels(random) } } : {}),
    template: template(random),
  };
}

function selector(random: Random): JsonObject {
  if (random.chance(0.2)) return {};
  if (random.chance(0.2))
    return { matchExpressions: [{ key: 'app', operator: 'In', values: ['web', 'api'] }] };
  return { matchLabels: randomLabels(random) };
}

function peers(random: Random): Json {
  return Array.from({ length: 1 + random.below(2) }, () => {
    if (random.chance(0.2)) return { ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } };
    return {
      ...(random.chance(0.7) ? { podSelector: selector(random) } : {}),
      ...(random.chance(0.5) ? { namespaceSelector: selector(random) } : {}),
    };
  });
}

function policyRule(random: Random, direction: 'from' | 'to'): JsonObject {
  return {
    ...(random.chance(0.8) ? { [direction]: peers(random) } : {}),
    ...(random.chance(0.5) ? { ports: [{ port: random.pick([80, 'http', 443]), protocol: 'TCP' }] } : {}),
  };
}

const specs: Readonly<Record<string, (random: Random) => JsonObject>> = {
  'apps/v1 Deployment': (random) => ({ spec: workloadSpec(random) }),
  'apps/v1 StatefulSet': (random) => ({
    spec: {
      ...workloadSpec(random),
      serviceName: random.pick(names),
      ...(random.chance(0.3) ? { volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: {} }] } : {}),
    },
  }),
  'apps/v1 DaemonSet': (random) => ({ spec: workloadSpec(random) }),
  'batch/v1 Job': (random) => ({ spec: { template: template(random) } }),
  'batch/v1 CronJob': (random) => ({
    spec: { schedule: '* * * * *', jobTemplate: { spec: { template: template(random) } } },
  }),
  'v1 Pod': (random) => ({ spec: podSpec(random) }),
  'v1 Service': (random) => ({
    spec: {
      ...(random.chance(0.8) ? { selector: randomLabels(random) } : {}),
      ports: [
        { port: 80, targetPort: random.pick([8080, 'http']) },
        ...(random.chance(0.3) ? [{ port: 90, protocol: 'UDP', name: 'u' }] : []),
      ],
    },
  }),
  'networking.k8s.io/v1 NetworkPolicy': (random) => ({
    spec: {
      podSelector: selector(random),
      ...(random.chance(0.7) ? { policyTypes: ['Ingress', 'Egress'] } : {}),
      ...(random.chance(0.7) ? { ingress: [policyRule(random, 'from')] } : {}),
      ...(random.chance(0.5) ? { egress: [policyRule(random, 'to'), policyRule(random, 'to')] } : {}),
    },
  }),
  'networking.k8s.io/v1 Ingress': (random) => ({
    spec: {
      rules: [
        {
          http: {
            paths: [
              {
                path: '/',
                pathType: 'Prefix',
                backend: { service: { name: random.pick(names), port: { number: 80 } } },
              },
            ],
          },
        },
      ],
    },
  }),
  'v1 Namespace': () => ({}),
  'v1 ConfigMap': (random) => ({ data: { k: random.pick(labelValues) } }),
  'v1 ServiceAccount': () => ({}),
  'rbac.authorization.k8s.io/v1 RoleBinding': (random) => ({
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: random.pick(names) },
    subjects: [
      {
        kind: 'ServiceAccount',
        name: random.pick([...names, 'default']),
        ...(random.chance(0.5) ? { namespace: random.pick(namespaces) } : {}),
      },
    ],
  }),
  'rbac.authorization.k8s.io/v1 ClusterRole': () => ({ rules: [] }),
  'argoproj.io/v1alpha1 Rollout': (random) => ({ spec: workloadSpec(random) }),
  'policy/v1 PodDisruptionBudget': (random) => ({ spec: { selector: selector(random) } }),
};

const kinds = Object.keys(specs);
/** Written more often than the others: what answers are made of. */
const usual = kinds.filter((kind) => /Deployment|Service$|NetworkPolicy|StatefulSet/.test(kind));

/** @param folder whose objects mostly have names of their own */
export function randomObject(
  random: Random,
  folder: string,
): { readonly named: Named; readonly object: JsonObject } {
  const type = random.pick(random.chance(0.6) ? usual : kinds);
  const [apiVersion = '', kind = ''] = type.split(' ');
  const namespace = random.chance(0.3) ? random.pick(namespaces) : undefined;
  const name = random.chance(0.15)
    ? random.pick(names)
    : `${random.pick(names)}-${folder.replaceAll('/', '-')}`;
  const metadata = {
    name,
    ...(namespace === undefined || kind === 'Namespace' || kind === 'ClusterRole' ? {} : { namespace }),
    ...(random.chance(0.4) ? { labels: randomLabels(random) } : {}),
    ...(random.chance(0.2) ? { annotations: { note: random.pick(labelValues) } } : {}),
  };
  return {
    named: { apiVersion, kind, name, namespace: 'namespace' in metadata ? namespace : undefined },
    object: { apiVersion, kind, metadata, ...specs[type]?.(random) },
  };
}
