import { namespaceNameLabel } from '../../network/cluster.ts';
import type { KnownNamespace } from '../../network/endpoints.ts';
import type { LabelIndex } from '../../network/labelIndex.ts';
import { homeOf, peerNamespaces } from '../../network/selected.ts';
import type { Path } from '../keys/place.ts';
import { count } from '../preview/phrase.ts';
import { type Draft, peerAt } from './draft.ts';
import type { Offer } from './offer.ts';
import { blank, scalar } from './template.ts';

/** The labels that a selector could name. */
export interface LabelPool {
  /** By key, then by value: what carries it, by name. */
  readonly labels: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;
  /** `workload`, `namespace` */
  readonly noun: string;
  /** Where they are from, if that is not where the selector looks. */
  readonly remark: string | undefined;
}

/** @param path of the selector: it ends with `podSelector` or `namespaceSelector` */
export function labelPool(draft: Draft, path: Path): LabelPool {
  const { world, policy } = draft;
  if (world === undefined) return { labels: new Map(), noun: 'workload', remark: undefined };
  if (path.at(-1) === 'namespaceSelector') {
    const labels = collect([world.cluster.namespaceIndex], (namespace) => namespace.name);
    return { labels, noun: 'namespace', remark: undefined };
  }
  const peer = peerAt(draft, path);
  const home = homeOf(world, policy);
  const namespaces: readonly KnownNamespace[] =
    peer?.kind === 'pods' ? peerNamespaces(world, policy, peer).items : home === undefined ? [] : [home];
  const own = podLabels(draft, namespaces);
  if (own.size > 0) return { labels: own, noun: 'workload', remark: undefined };
  const elsewhere = podLabels(draft, [...world.cluster.namespaces.values()]);
  if (elsewhere.size > 0) return { labels: elsewhere, noun: 'workload', remark: 'in other namespaces' };
  return { labels: labelsOfPolicies(draft), noun: 'policy', remark: undefined };
}

function podLabels({ world }: Draft, namespaces: readonly KnownNamespace[]): LabelPool['labels'] {
  if (world === undefined) return new Map();
  return collect(
    namespaces.map((namespace) => world.cluster.podIndexOf(namespace)),
    ({ workload }) => `${workload.workloadKind} ${workload.name}`,
  );
}

function collect<T>(
  indexes: readonly LabelIndex<T>[],
  nameOf: (item: T) => string,
): Map<string, Map<string, readonly string[]>> {
  const labels = new Map<string, Map<string, readonly string[]>>();
  for (const index of indexes) {
    for (const key of index.keys()) {
      const values = labels.get(key) ?? new Map<string, readonly string[]>();
      labels.set(key, values);
      for (const [value, items] of index.valuesOf(key)) {
        values.set(value, [...(values.get(value) ?? []), ...items.map(nameOf)]);
      }
    }
  }
  return labels;
}

/** In a repository without workloads, the labels that other policies name are the best there is. */
function labelsOfPolicies({ world }: Draft): LabelPool['labels'] {
  const labels = new Map<string, Map<string, readonly string[]>>();
  for (const policy of [...(world?.policies.values() ?? [])].flat()) {
    for (const { key, values } of policy.podSelector.requirements) {
      const known = labels.get(key) ?? new Map<string, readonly string[]>();
      labels.set(key, known);
      for (const value of values) known.set(value, [...(known.get(value) ?? []), policy.name]);
    }
  }
  return labels;
}

/** Keys, and whole labels, for `matchLabels`. */
export function labelEntries(pool: LabelPool, beside: ReadonlySet<string>): readonly Offer[] {
  return [...pool.labels].flatMap(([key, values]): readonly Offer[] => {
    if (beside.has(key)) return [];
    const rank = rankOfKey(key);
    const pairs = [...values].slice(0, 20).map(
      ([value, names]): Offer => ({
        label: `${key}: ${value}`,
        kind: 'label',
        detail: whose(pool, names),
        rank: rank + 0.5,
        content: { kind: 'entry', key, value: scalar(value) },
      }),
    );
    return [keyOffer(pool, key, values, rank, { kind: 'entry', key, value: blank }), ...pairs];
  });
}

/** Keys for the `key` of a condition. */
export function labelKeys(pool: LabelPool): readonly Offer[] {
  return [...pool.labels].map(([key, values]) =>
    keyOffer(pool, key, values, rankOfKey(key), { kind: 'value', value: scalar(key) }),
  );
}

/** Values of one key; @param beside those that are already listed */
export function labelValues(pool: LabelPool, key: string, beside: ReadonlySet<unknown>): readonly Offer[] {
  return [...(pool.labels.get(key) ?? [])]
    .filter(([value]) => !beside.has(value))
    .map(([value, names]) => ({
      label: value,
      kind: 'label',
      detail: whose(pool, names),
      rank: 1,
      content: { kind: 'value', value: scalar(value) },
    }));
}

function keyOffer(
  pool: LabelPool,
  key: string,
  values: ReadonlyMap<string, readonly string[]>,
  rank: number,
  content: Offer['content'],
): Offer {
  const carriers = [...values.values()].reduce((sum, names) => sum + names.length, 0);
  const remark = pool.remark === undefined ? '' : ` ${pool.remark}`;
  const nouns =
    pool.noun === 'policy' && carriers !== 1 ? `${carriers} policies` : count(carriers, pool.noun);
  return {
    label: key,
    kind: 'label',
    detail: `${nouns}${remark}, ${count(values.size, 'value')}`,
    rank,
    content,
    leadsOn: content.kind === 'entry',
  };
}

/** What people select by comes first; what controllers and charts add comes last. */
function rankOfKey(key: string): number {
  if (key === namespaceNameLabel) return 1;
  if (key === 'app' || key === 'app.kubernetes.io/name' || key === 'name') return 1;
  if (/^(helm\.sh\/chart|pod-template-hash|controller-revision-hash)$/.test(key)) return 9;
  if (/^app\.kubernetes\.io\/(version|managed-by)$/.test(key)) return 8;
  return 2;
}

function whose({ noun, remark }: LabelPool, names: readonly string[]): string {
  const suffix = remark === undefined ? '' : ` ${remark}`;
  const [only] = names;
  if (only !== undefined && names.length === 1) {
    return `${noun === 'workload' ? '' : `${noun} `}${only}${suffix}`;
  }
  return noun === 'policy' ? `${names.length} policies` : `${count(names.length, noun)}${suffix}`;
}
