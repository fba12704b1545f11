/** An object as the API server lists it. */
export interface Listed {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly [key: string]: unknown;
}

let count = 0;

/** @param name `namespace/name`, or the name of what has no namespace */
export function listed(
  kind: string,
  name: string,
  rest: { readonly metadata?: object; readonly [key: string]: unknown } = {},
): Listed {
  const [own, namespace] = name.split('/').reverse();
  count++;
  return {
    apiVersion: versions[kind] ?? 'v1',
    kind,
    ...rest,
    metadata: {
      creationTimestamp: '2026-11-01T08:00:00Z',
      name: own,
      ...(namespace === undefined ? {} : { namespace }),
      resourceVersion: String(count),
      uid: `uid-${count}`,
      ...rest.metadata,
    },
  };
}

const versions: Readonly<Record<string, string>> = {
  Deployment: 'apps/v1',
  ReplicaSet: 'apps/v1',
  StatefulSet: 'apps/v1',
  DaemonSet: 'apps/v1',
  Job: 'batch/v1',
  CronJob: 'batch/v1',
  NetworkPolicy: 'networking.k8s.io/v1',
  HTTPRoute: 'gateway.networking.k8s.io/v1',
};

/** @param owner `Kind/name` */
export function pod(
  name: string,
  labels: Readonly<Record<string, string>>,
  owner?: string,
  phase = 'Running',
): Listed {
  const [kind, ownerName] = owner?.split('/') ?? [];
  const references = [{ apiVersion: 'v1', kind, name: ownerName, uid: 'x', controller: true }];
  return listed('Pod', name, {
    metadata: { labels, ...(owner === undefined ? {} : { ownerReferences: references }) },
    spec: { containers: [{ name: 'main', ports: [{ name: 'http', containerPort: 8080, protocol: 'TCP' }] }] },
    status: { phase, podIP: '10.0.0.1', startTime: '2026-11-02T09:30:00Z' },
  });
}

/** @param owner `Kind/name` */
export function controller(
  kind: string,
  name: string,
  labels: Readonly<Record<string, string>>,
  owner?: string,
): Listed {
  const [ownerKind, ownerName] = owner?.split('/') ?? [];
  const references = [{ apiVersion: 'v1', kind: ownerKind, name: ownerName, uid: 'x', controller: true }];
  const template = { metadata: { labels }, spec: { containers: [{ name: 'main' }] } };
  return listed(kind, name, {
    metadata: owner === undefined ? {} : { ownerReferences: references },
    spec: kind === 'CronJob' ? { jobTemplate: { spec: { template } } } : { template },
    status: {},
  });
}

/** As `kubectl get -o json` prints it. */
export function jsonList(items: readonly object[]): string {
  return JSON.stringify(
    { apiVersion: 'v1', items, kind: 'List', metadata: { resourceVersion: '' } },
    undefined,
    4,
  );
}

/** As `kubectl get -o yaml` prints it: the dashes below the key. */
export function yamlList(items: readonly object[]): string {
  const written = items.map((item) => `- ${yaml(item, 1).trimStart()}`);
  return `apiVersion: v1\nitems:\n${written.join('')}kind: List\nmetadata:\n  resourceVersion: ""\n`;
}

function yaml(value: object, depth: number): string {
  const indent = '  '.repeat(depth);
  return Object.entries(value)
    .map(([key, part]: [string, unknown]) => {
      if (Array.isArray(part)) {
        const items: readonly unknown[] = part;
        return `${indent}${key}:\n${items.map((item) => `${indent}- ${itemText(item, depth)}`).join('')}`;
      }
      if (typeof part !== 'object' || part === null) return `${indent}${key}: ${JSON.stringify(part)}\n`;
      return Object.keys(part).length === 0
        ? `${indent}${key}: {}\n`
        : `${indent}${key}:\n${yaml(part, depth + 1)}`;
    })
    .join('');
}

function itemText(item: unknown, depth: number): string {
  return typeof item === 'object' && item !== null
    ? yaml(item, depth + 1).trimStart()
    : `${JSON.stringify(item)}\n`;
}
