import { stringify } from 'yaml';
import type { Random } from '../random.ts';
import { type Json, type JsonObject, type Named, randomContainer, randomLabels } from './randomObjects.ts';

const templated = /Deployment|StatefulSet|DaemonSet|Rollout/;

/** A strategic merge patch that names its target. */
export function randomMergePatch(random: Random, target: Named): JsonObject {
  const { apiVersion, kind, name, namespace } = target;
  const metadata = {
    name,
    ...(namespace === undefined ? {} : { namespace }),
    ...(random.chance(0.3)
      ? { labels: { ...randomLabels(random), ...(random.chance(0.2) ? { tier: null } : {}) } }
      : {}),
    ...(random.chance(0.2) ? { annotations: { patched: 'yes' } } : {}),
  };
  const head = { apiVersion, kind, metadata };
  if (random.chance(0.04)) return { $patch: 'delete', ...head };
  if (random.chance(0.3)) return head;
  return { ...head, ...change(random, kind) };
}

function change(random: Random, kind: string): JsonObject {
  if (templated.test(kind)) {
    return {
      spec: {
        ...(random.chance(0.4) ? { replicas: random.chance(0.2) ? null : 5 } : {}),
        ...(random.chance(0.6)
          ? {
              template: {
                ...(random.chance(0.5) ? { metadata: { labels: randomLabels(random) } } : {}),
                ...(random.chance(0.7) ? { spec: patchedPod(random) } : {}),
              },
            }
          : {}),
      },
    };
  }
  if (kind === 'Service') return { spec: { ports: patchedPorts(random) } };
  if (kind === 'NetworkPolicy') {
    return random.pick<JsonObject>([
      { spec: { ingress: [{ ports: [{ port: 8443 }] }] } },
      { spec: { podSelector: { matchLabels: randomLabels(random) } } },
      { spec: { egress: null, policyTypes: ['Ingress'] } },
      { spec: { podSelector: { $patch: 'replace', matchLabels: { app: 'web' } } } },
      { spec: { ingress: [] } },
      { spec: { ingress: [{ $patch: 'replace' }, { from: [{ podSelector: {} }] }] } },
      { spec: { $patch: 'merge', podSelector: { $patch: 'delete' } } },
      { spec: { podSelector: { matchLabels: { app: null, tier: 'db' }, matchExpressions: null } } },
    ]);
  }
  if (kind === 'Pod') return { spec: patchedPod(random) };
  if (kind === 'ConfigMap') return { data: { more: 'x', k: null } };
  return {};
}

function patchedPod(random: Random): JsonObject {
  return {
    ...(random.chance(0.9) ? { containers: patchedContainers(random) } : {}),
    ...(random.chance(0.2)
      ? {
          volumes: [
            random.pick<Json>([
              { name: 'v', emptyDir: {} },
              { name: 'v', $patch: 'delete' },
              { name: 'v', $patch: 'replace', emptyDir: {} },
              { name: 'x', $retainKeys: ['name', 'emptyDir'], emptyDir: {} },
            ]),
          ],
        }
      : {}),
    ...(random.chance(0.1) ? { tolerations: [{ key: 'a', operator: 'Exists' }] } : {}),
    ...(random.chance(0.1) ? { imagePullSecrets: [{ name: random.pick(['web', 'pull']) }] } : {}),
    ...(random.chance(0.1) ? { affinity: { $patch: 'replace', nodeAffinity: {} } } : {}),
    ...(random.chance(0.1) ? { initContainers: [{ name: 'init', image: 'busybox' }] } : {}),
  };
}

function patchedContainers(random: Random): Json {
  return [
    { ...randomContainer(random, random.pick(['main', 'side', 'new'])), ...lists(random) },
    ...(random.chance(0.1) ? [{ name: 'main', $patch: 'delete' }] : []),
    ...(random.chance(0.05) ? [{ $patch: 'replace' }] : []),
  ];
}

/** Lists in a container that are merged by keys of their items. */
function lists(random: Random): JsonObject {
  return {
    ...(random.chance(0.15)
      ? {
          env: [
            { name: 'A', value: '2' },
            random.pick<Json>([{ name: 'B', $patch: 'delete' }, { name: 'C' }]),
          ],
        }
      : {}),
    ...(random.chance(0.15)
      ? {
          ports: [
            { containerPort: 8080, ...(random.chance(0.5) ? { protocol: 'UDP' } : {}), name: 'patched' },
          ],
        }
      : {}),
    ...(random.chance(0.1) ? { ports: [{ containerPort: 80, $patch: 'delete' }] } : {}),
    ...(random.chance(0.1) ? { args: ['--c'] } : {}),
    ...(random.chance(0.1) ? { volumeMounts: [{ name: 'v', mountPath: '/v' }] } : {}),
  };
}

function patchedPorts(random: Random): Json {
  return random.pick<Json>([
    [
      { port: 80, protocol: 'TCP' },
      { port: 443, name: 'tls' },
    ],
    [{ port: 80, targetPort: 'web' }],
    [{ port: 90, protocol: 'UDP', $patch: 'delete' }],
    [{ port: 90, $patch: 'delete' }],
    [{ $patch: 'replace' }, { port: 81 }],
    [
      { port: 443, name: 'tls' },
      { port: 443, name: 'tls', protocol: 'UDP' },
    ],
  ]);
}

/** A JSON patch for objects of a kind. */
export function randomJsonPatch(random: Random, kind: string): Json {
  const operations: Json[] = [
    { op: 'add', path: '/metadata/labels', value: randomLabels(random) },
    { op: 'add', path: '/metadata/annotations/patched', value: 'yes' },
    { op: 'replace', path: '/metadata/name', value: 'renamed' },
    { op: 'test', path: '/metadata/name', value: 'web' },
    { op: 'remove', path: '/spec' },
  ];
  if (templated.test(kind)) {
    operations.push(
      { op: 'replace', path: '/spec/replicas', value: 7 },
      { op: 'add', path: '/spec/template/spec/containers/0/ports', value: [{ containerPort: 81 }] },
      { op: 'add', path: '/spec/template/spec/containers/-', value: { name: 'last', image: 'nginx' } },
      { op: 'remove', path: '/spec/template/spec/containers/1' },
    );
  }
  if (kind === 'NetworkPolicy') {
    operations.push(
      { op: 'add', path: '/spec/ingress/-', value: { from: [{ podSelector: {} }] } },
      { op: 'add', path: '/spec/egress', value: [{}] },
      { op: 'remove', path: '/spec/policyTypes' },
      { op: 'copy', from: '/spec/podSelector', path: '/spec/other' },
      { op: 'move', from: '/spec/policyTypes', path: '/spec/types' },
    );
  }
  const count = 1 + random.below(2);
  return Array.from({ length: count }, () =>
    random.pick(random.chance(0.95) ? operations.filter(isSafe) : operations),
  );
}

/** Whether an operation fits most objects. */
function isSafe(operation: Json): boolean {
  return /"add"|replicas/.test(JSON.stringify(operation)) && !JSON.stringify(operation).includes('ingress');
}

export function written(random: Random, value: Json): string {
  return random.chance(0.15) ? `${JSON.stringify(value, undefined, 2)}\n` : stringify(value);
}
