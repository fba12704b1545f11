import type { LabelSelector, Labels } from '../../kubernetes/labels.ts';
import type { NetworkPolicy } from '../../kubernetes/networkPolicy.ts';
import type { KnownNamespace, KnownPods } from '../../network/endpoints.ts';
import { namespaceNameLabel } from '../../network/knownNamespaces.ts';
import type { LabelIndex } from '../../network/labelIndex.ts';
import { homeOf, peerNamespaces } from '../../network/selected.ts';
import type { World } from '../../network/world.ts';
import type { Path } from '../keys/place.ts';
import { count } from '../preview/phrase.ts';
import { type Draft, peerAt } from './draft.ts';
import type { Offer } from './offer.ts';
import { blankText, scalar } from './template.ts';

/** The labels that a selector could name. */
export interface LabelPool {
  /** By key, then by value: what carries it, by name. */
  readonly labels: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;
  /** `workload`, `namespace` */
  readonly noun: string;
  /** Where they are from, if that is not where the selector looks. */
  readonly remark: string | undefined;
  /** The labels of what meets the selector’s other conditions; undefined: there are none. */
  readonly together: LabelPool['labels'] | undefined;
}

/**
 * @param path of the selector: it ends with `podSelector` or `namespaceSelector`
 * @param key of the label that is being written, which is no condition yet
 */
export function labelPool(draft: Draft, path: Path, key: string): LabelPool {
  const { world, policy } = draft;
  const none = { labels: new Map(), noun: 'workload', remark: undefined, together: undefined };
  if (world === undefined) return none;
  const peer = peerAt(draft, path);
  const pods = peer?.kind === 'pods' ? peer : undefined;
  if (path.at(-1) === 'namespaceSelector') {
    const own = poolOf([world.cluster.namespaceIndex], pods?.namespaceSelector, key, ({ name }) => name);
    return { ...none, ...own, labels: withoutSystem(own.labels, world), noun: 'namespace' };
  }
  const home = homeOf(world, policy);
  const namespaces: readonly KnownNamespace[] =
    pods !== undefined ? peerNamespaces(world, policy, pods).items : home === undefined ? [] : [home];
  const selector = peer === undefined ? policy.podSelector : pods?.podSelector;
  const own = poolOf(podIndexes(world, namespaces), selector, key, workloadName);
  if (own.labels.size > 0) return { ...none, ...own };
  const elsewhere = collect(podIndexes(world, world.cluster.namespaces.values()), workloadName);
  if (elsewhere.size > 0) return { ...none, labels: elsewhere, remark: 'in other namespaces' };
  return { ...none, labels: labelsOfPolicies(world, policy), noun: 'policy' };
}

/** Namespaces that every cluster has are left out where the files say nothing about them. */
function withoutSystem(labels: LabelPool['labels'], world: World): LabelPool['labels'] {
  const names = [...(labels.get(namespaceNameLabel) ?? [])].filter(([name]) => {
    const namespace = world.cluster.namespaces.get(name);
    return (
      namespace === undefined ||
      world.cluster.podsIn(namespace).length > 0 ||
      namespace.declaration !== undefined
    );
  });
  return new Map(labels).set(namespaceNameLabel, new Map(names));
}

function workloadName({ workload }: KnownPods): string {
  return `${workload.workloadKind} ${workload.name}`;
}

function podIndexes(world: World, namespaces: Iterable<KnownNamespace>): readonly LabelIndex<KnownPods>[] {
  return [...namespaces].map((namespace) => world.cluster.podIndexOf(namespace));
}

/** All labels, and those that occur together with the other conditions of the selector. */
function poolOf<T extends { readonly labels: { readonly labels: Labels } }>(
  indexes: readonly LabelIndex<T>[],
  selector: LabelSelector | undefined,
  key: string,
  nameOf: (item: T) => string,
): Pick<LabelPool, 'labels' | 'together'> {
  const labels = collect(indexes, nameOf);
  const requirements = (selector?.requirements ?? []).filter(
    (other) => other.key !== key && labels.has(other.key),
  );
  if (requirements.length === 0) return { labels, together: undefined };
  const together = new Map<string, Map<string, readonly string[]>>();
  for (const index of indexes) {
    for (const item of index.select({ requirements, open: false, path: '' }).surely) {
      for (const [name, value] of item.labels.labels.values) {
        const values = together.get(name) ?? new Map<string, readonly string[]>();
        together.set(name, values);
        values.set(value, [...(values.get(value) ?? []), nameOf(item)]);
      }
    }
  }
  return { labels, together };
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
function labelsOfPolicies(world: World, own: NetworkPolicy): LabelPool['labels'] {
  const labels = new Map<string, Map<string, readonly string[]>>();
  for (const policy of [...world.policies.values()].flat()) {
    if (policy.name === own.name && policy.namespace === own.namespace) continue;
    for (const { key, values } of policy.podSelector.requirements) {
      const known = labels.get(key) ?? new Map<string, readonly string[]>();
      labels.set(key, known);
      for (const value of values) known.set(value, [...(known.get(value) ?? []), policy.name]);
    }
  }
  return labels;
}

const maximumPairs = 20;

/** Keys, and whole labels, for `matchLabels`. */
export function labelEntries(pool: LabelPool, beside: ReadonlySet<string>): readonly Offer[] {
  return [...pool.labels].flatMap(([key, values]): readonly Offer[] => {
    if (beside.has(key)) return [];
    const rank = rankOfKey(key);
    const pairs = [...values].slice(0, maximumPairs).map(
      ([value, names]): Offer => ({
        label: `${key}: ${value}`,
        kind: 'label',
        ...sharing(pool, key, value, names, rank + 0.5),
        content: { kind: 'entry', key, value: scalar(value) },
      }),
    );
    return [keyOffer(pool, key, values, rank, { kind: 'entry', key, value: blankText }), ...pairs];
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
      ...sharing(pool, key, value, names, 1),
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

/** Values that nothing has together with the other labels of the selector come last, and say so. */
function sharing(
  pool: LabelPool,
  key: string,
  value: string,
  names: readonly string[],
  rank: number,
): Pick<Offer, 'detail' | 'rank'> {
  if (pool.together === undefined) return { detail: whose(pool, names), rank };
  const shared = pool.together.get(key)?.get(value) ?? [];
  if (shared.length > 0) return { detail: whose(pool, shared), rank };
  return { detail: `${whose(pool, names)}, without the other labels`, rank: rank + 5 };
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
