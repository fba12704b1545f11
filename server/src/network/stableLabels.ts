import type { KnownPods } from './endpoints.ts';
import type { LabelIndex } from './labelIndex.ts';

/** Labels that change with each release or each roll-out, or say what else is the same for everything. */
const volatile: ReadonlySet<string> = new Set([
  'app.kubernetes.io/managed-by',
  'app.kubernetes.io/version',
  'chart',
  'controller-revision-hash',
  'controller-uid',
  'helm.sh/chart',
  'heritage',
  'pod-template-generation',
  'pod-template-hash',
  'release',
  'rollouts-pod-template-hash',
  'version',
]);

/** By these people tell workloads apart (the recommended labels of Kubernetes' documentation, and what came before them). */
const telling: readonly string[] = [
  'app.kubernetes.io/name',
  'app',
  'k8s-app',
  'name',
  'app.kubernetes.io/component',
  'component',
  'app.kubernetes.io/instance',
];

/** Some labels, and whether they are those of one workload alone in its namespace. */
export interface StableLabels {
  readonly labels: Readonly<Record<string, string>>;
  readonly isAlone: boolean;
}

/**
 * The fewest labels by which a workload's pods are told from all others of their namespace and that stay what they are with
 * the next release; those that come nearest where none do. Undefined where it has no such label.
 */
export function stableLabels({ labels }: KnownPods, others: LabelIndex<KnownPods>): StableLabels | undefined {
  const { values, varying } = labels.labels;
  const stable = [...values]
    .filter(([key]) => !volatile.has(key) && varying?.has(key) !== true)
    .toSorted(([left], [right]) => rankOf(left) - rankOf(right));
  let best: { readonly chosen: readonly (readonly [string, string])[]; readonly count: number } | undefined;
  for (const chosen of combinations(stable)) {
    const count = countWith(chosen, others);
    if (best === undefined || count < best.count) best = { chosen, count };
    if (count === 1) break;
  }
  return best && { labels: Object.fromEntries(best.chosen), isAlone: best.count === 1 };
}

/** One label, then two, then all. */
function* combinations<T>(items: readonly T[]): Generator<readonly T[]> {
  for (const item of items) yield [item];
  for (const [index, first] of items.entries()) {
    for (const second of items.slice(index + 1)) yield [first, second];
  }
  if (items.length > 2) yield items;
}

function countWith(labels: readonly (readonly [string, string])[], index: LabelIndex<KnownPods>): number {
  const requirements = labels.map(
    ([key, value]) => ({ key, operator: 'In', values: [value], path: '' }) as const,
  );
  const { surely, possibly } = index.select({ requirements, open: false, path: '' });
  return surely.length + possibly.length;
}

function rankOf(key: string): number {
  const rank = telling.indexOf(key);
  return rank < 0 ? telling.length : rank;
}
