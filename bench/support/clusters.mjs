// Random clusters of any size, always the same for the same arguments: namespaces, Deployments and NetworkPolicies as
// plain objects, in the style of what people write. Policies select one application, a tier or a whole namespace; their
// peers are applications, tiers, namespaces, whole teams and blocks of addresses; their ports numbers, names and ranges.

/**
 * @typedef {{ apiVersion: string, kind: string, metadata: Record<string, unknown>, spec?: Record<string, unknown> }} Manifest
 * @typedef {{ workloads: number, policies: number, namespaces?: number, applications?: number, seed?: number }} Size
 * `applications`: how many different applications there are; workloads of one application have equal labels.
 */

/**
 * @param {Size} size
 * @returns {{ namespaces: Manifest[], workloads: Manifest[], policies: Manifest[] }}
 */
export function cluster({ workloads, policies, namespaces, applications, seed = 1 }) {
  const random = numbers(seed);
  const namespaceCount = namespaces ?? Math.max(2, Math.round(Math.sqrt(workloads)));
  const applicationCount = applications ?? workloads;
  const namespaceOf = (/** @type {number} */ application) => application % namespaceCount;
  return {
    namespaces: range(namespaceCount, (index) => ({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: `ns-${index}`, labels: { team: `team-${index % 8}`, stage: pick(stages, index) } },
    })),
    workloads: range(workloads, (index) => deployment(index, index % applicationCount, namespaceOf)),
    policies: range(policies, (index) =>
      policy(index, random.below(applicationCount), {
        random,
        applicationCount,
        namespaceCount,
        namespaceOf,
      }),
    ),
  };
}

const stages = ['production', 'staging', 'test'];
const tiers = ['front', 'middle', 'back'];

/**
 * @param {number} index
 * @param {number} application
 * @param {(application: number) => number} namespaceOf
 * @returns {Manifest}
 */
function deployment(index, application, namespaceOf) {
  const labels = {
    app: `app-${application}`,
    tier: pick(tiers, application),
    zone: `zone-${application % 5}`,
  };
  const ports = [
    { name: 'http', containerPort: 8000 + (application % 7) },
    { name: 'metrics', containerPort: 9090 },
  ];
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: `app-${index}`, namespace: `ns-${namespaceOf(application)}` },
    spec: {
      replicas: 2,
      selector: { matchLabels: { app: labels.app } },
      template: {
        metadata: { labels },
        spec: { containers: [{ name: 'main', image: 'example/app:1', ports }] },
      },
    },
  };
}

/**
 * @typedef {{ random: ReturnType<typeof numbers>, applicationCount: number, namespaceCount: number,
 *   namespaceOf: (application: number) => number }} Choice
 */

/**
 * One policy, chosen by the random numbers that the choice holds.
 * @param {number} index
 * @param {number} application that it is about
 * @param {Choice} choice
 * @returns {Manifest}
 */
export function policy(index, application, choice) {
  const { random, namespaceOf } = choice;
  const kind = random.below(20);
  const podSelector =
    kind === 0
      ? {}
      : kind < 4
        ? { matchLabels: { tier: pick(tiers, random.below(3)) } }
        : { matchLabels: { app: `app-${application}` } };
  const ingress = range(1 + random.below(2), () => ({ from: peers(choice), ports: ports(random) }));
  const hasEgress = random.below(2) === 0;
  const egress = range(1 + random.below(2), () => ({ to: peers(choice), ports: ports(random) }));
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: `policy-${index}`, namespace: `ns-${namespaceOf(application)}` },
    spec: {
      podSelector,
      policyTypes: hasEgress ? ['Ingress', 'Egress'] : ['Ingress'],
      ingress,
      ...(hasEgress ? { egress } : {}),
    },
  };
}

/** @param {Choice} choice */
function peers({ random, applicationCount, namespaceCount }) {
  return range(1 + random.below(3), () => {
    const namespace = `ns-${random.below(namespaceCount)}`;
    const byName = { matchLabels: { 'kubernetes.io/metadata.name': namespace } };
    const app = { matchLabels: { app: `app-${random.below(applicationCount)}` } };
    switch (random.below(7)) {
      case 0:
        return { podSelector: app };
      case 1:
        return { namespaceSelector: byName };
      case 2:
        return { namespaceSelector: { matchLabels: { team: `team-${random.below(8)}` } }, podSelector: app };
      case 3:
        return {
          namespaceSelector: {
            matchExpressions: [{ key: 'stage', operator: 'In', values: [pick(stages, random.below(3))] }],
          },
          podSelector: {
            matchExpressions: [{ key: 'tier', operator: 'NotIn', values: [pick(tiers, random.below(3))] }],
          },
        };
      case 4:
        return { podSelector: {} };
      case 5:
        return block(random);
      default:
        return { namespaceSelector: byName, podSelector: app };
    }
  });
}

/** @param {ReturnType<typeof numbers>} random */
function block(random) {
  const second = random.below(32);
  if (random.below(4) === 0) return { ipBlock: { cidr: `2001:db8:${second.toString(16)}::/48` } };
  return { ipBlock: { cidr: `10.${second}.0.0/16`, except: [`10.${second}.${random.below(8)}.0/24`] } };
}

/** @param {ReturnType<typeof numbers>} random */
function ports(random) {
  switch (random.below(6)) {
    case 0:
      return [];
    case 1:
      return [{ port: 'http' }];
    case 2:
      return [
        { protocol: 'UDP', port: 53 },
        { protocol: 'TCP', port: 53 },
      ];
    case 3:
      return [{ port: 8000, endPort: 8000 + random.below(10) }];
    default:
      return [{ protocol: 'TCP', port: 8000 + random.below(7) }];
  }
}

/**
 * The same objects as the text of one YAML file.
 * @param {readonly Manifest[]} manifests
 */
export function toYaml(manifests) {
  return manifests.map((manifest) => blockStyle(manifest, '')).join('---\n');
}

/**
 * @param {unknown} value
 * @param {string} indent
 * @returns {string}
 */
function blockStyle(value, indent) {
  if (Array.isArray(value)) {
    return value
      .map((item) => `${indent}- ${blockStyle(item, `${indent}  `).slice(indent.length + 2)}`)
      .join('');
  }
  if (typeof value !== 'object' || value === null) return `${indent}${scalar(value)}\n`;
  return Object.entries(value)
    .map(([key, item]) => {
      const isNested = typeof item === 'object' && item !== null;
      if (!isNested) return `${indent}${key}: ${scalar(item)}\n`;
      if (Object.keys(item).length === 0) return `${indent}${key}: ${Array.isArray(item) ? '[]' : '{}'}\n`;
      return `${indent}${key}:\n${blockStyle(item, `${indent}  `)}`;
    })
    .join('');
}

/** @param {unknown} value */
function scalar(value) {
  return typeof value === 'string' && !/^[A-Za-z][\w./-]*$/.test(value)
    ? JSON.stringify(value)
    : String(value);
}

/**
 * @template T
 * @param {number} count
 * @param {(index: number) => T} make
 */
function range(count, make) {
  return Array.from({ length: count }, (_, index) => make(index));
}

/**
 * @template T
 * @param {readonly T[]} items
 * @param {number} index
 * @returns {T}
 */
function pick(items, index) {
  return /** @type {T} */ (items[index % items.length]);
}

/**
 * Reproducible random numbers (mulberry32).
 * @param {number} seed
 */
export function numbers(seed) {
  let state = seed >>> 0;
  return {
    /** @param {number} limit */
    below(limit) {
      state = (state + 0x6d2b79f5) >>> 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * limit);
    },
  };
}
