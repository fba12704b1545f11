import type { LabelSelector, Labels } from '../../kubernetes/labels.ts';
import type { NetworkPolicy, PodPeer } from '../../kubernetes/networkPolicy.ts';
import type { KnownNamespace, KnownPods } from '../../network/endpoints.ts';
import { isolatingPolicies } from '../../network/isolation.ts';
import { namespaceNameLabel } from '../../network/knownNamespaces.ts';
import type { LabelIndex } from '../../network/labelIndex.ts';
import { homeOf, peerNamespaces, subjectsOf } from '../../network/selected.ts';
import type { World } from '../../network/world.ts';
import type { Path } from '../keys/place.ts';
import { type Draft, peerAt } from './draft.ts';

/** What has a label: pods, a namespace, or, for want of these, a policy that asks for it. */
export type Carrier = KnownPods | KnownNamespace | NetworkPolicy;

/** By key, then by value: what carries it. */
type Carriers = Map<string, Map<string, Carrier[]>>;

/** The labels that a selector could name. */
export interface LabelPool {
  readonly labels: ReadonlyMap<string, ReadonlyMap<string, readonly Carrier[]>>;
  /** Where they are from, if that is not where the selector looks. */
  readonly remark: string | undefined;
  /** The labels of what meets the selector’s other conditions; undefined: there are none. */
  readonly together: LabelPool['labels'] | undefined;
  /** Whether it makes little sense at this place to ask for what carries a label, though it can be asked for. */
  readonly isUnlikely: (carriers: readonly Carrier[]) => boolean;
  /** Whether a pod’s label may be one of some namespace’s. */
  readonly world: World | undefined;
}

const everything = (): boolean => false;

/**
 * @param path of the selector: it ends with `podSelector` or `namespaceSelector`
 * @param key of the label that is being written, which is no condition yet
 */
export function labelPool(draft: Draft, path: Path, key: string): LabelPool {
  const { world, policy } = draft;
  const none = { labels: new Map(), remark: undefined, together: undefined, isUnlikely: everything, world };
  if (world === undefined) return none;
  const peer = peerAt(draft, path);
  const pods = peer?.kind === 'pods' ? peer : undefined;
  if (path.at(-1) === 'namespaceSelector') {
    const own = poolOf([world.cluster.namespaceIndex], pods?.namespaceSelector, key);
    return { ...none, ...own, labels: withoutSystem(own.labels, world) };
  }
  const home = homeOf(world, policy);
  const namespaces: readonly KnownNamespace[] =
    pods !== undefined ? peerNamespaces(world, policy, pods).items : home === undefined ? [] : [home];
  const selector = peer === undefined ? policy.podSelector : pods?.podSelector;
  const own = poolOf(podIndexes(world, namespaces), selector, key);
  const isUnlikely = unlikely(world, policy, pods);
  if (own.labels.size > 0) return { ...none, ...own, isUnlikely };
  const elsewhere = collect(podIndexes(world, world.cluster.namespaces.values()));
  if (elsewhere.size > 0) return { ...none, labels: elsewhere, remark: 'in other namespaces' };
  return { ...none, labels: labelsOfPolicies(world, policy) };
}

/**
 * A new policy is most likely about pods that no other one limits yet, and an entry of `from` or `to` about others than the
 * policy's own.
 */
function unlikely(world: World, policy: NetworkPolicy, peer: PodPeer | undefined): LabelPool['isUnlikely'] {
  if (peer === undefined) {
    const { isolates } = policy;
    const directions = (['ingress', 'egress'] as const).filter((direction) => isolates[direction]);
    const isLimited = (pods: KnownPods): boolean =>
      directions.some((direction) =>
        isolatingPolicies(world, pods, direction).some(({ policy: other }) => {
          const isOwn = other.name === policy.name && other.namespace === policy.namespace;
          return !isOwn && other.podSelector.requirements.length > 0;
        }),
      );
    return (carriers) => carriers.slice(0, fewCarriers).every((one) => isPods(one) && isLimited(one));
  }
  const own = new Set<Carrier>(subjectsOf(world, policy).items);
  return (carriers) => carriers.slice(0, fewCarriers).every((one) => own.has(one));
}

/** Of a label that very many carry it is not worth asking of each. */
const fewCarriers = 20;

export function isPods(carrier: Carrier): carrier is KnownPods {
  return 'workload' in carrier;
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

function podIndexes(world: World, namespaces: Iterable<KnownNamespace>): readonly LabelIndex<KnownPods>[] {
  return [...namespaces].map((namespace) => world.cluster.podIndexOf(namespace));
}

/** All labels, and those that occur together with the other conditions of the selector. */
function poolOf<T extends Carrier & { readonly labels: { readonly labels: Labels } }>(
  indexes: readonly LabelIndex<T>[],
  selector: LabelSelector | undefined,
  key: string,
): Pick<LabelPool, 'labels' | 'together'> {
  const labels = collect(indexes);
  const requirements = (selector?.requirements ?? []).filter(
    (other) => other.key !== key && labels.has(other.key),
  );
  if (requirements.length === 0) return { labels, together: undefined };
  const together: Carriers = new Map();
  for (const index of indexes) {
    for (const item of index.select({ requirements, open: false, path: '' }).surely) {
      for (const [name, value] of item.labels.labels.values) carriersOf(together, name, value).push(item);
    }
  }
  return { labels, together };
}

function collect<T extends Carrier>(indexes: readonly LabelIndex<T>[]): Carriers {
  const labels: Carriers = new Map();
  for (const index of indexes) {
    for (const key of index.keys()) {
      for (const [value, items] of index.valuesOf(key)) {
        const carriers = carriersOf(labels, key, value);
        for (const item of items) carriers.push(item);
      }
    }
  }
  return labels;
}

/** In a repository without workloads, the labels that other policies name are the best there is. */
function labelsOfPolicies(world: World, own: NetworkPolicy): Carriers {
  const labels: Carriers = new Map();
  for (const policy of [...world.policies.values()].flat()) {
    if (policy.name === own.name && policy.namespace === own.namespace) continue;
    for (const { key, values } of policy.podSelector.requirements) {
      for (const value of values) carriersOf(labels, key, value).push(policy);
    }
  }
  return labels;
}

function carriersOf(labels: Carriers, key: string, value: string): Carrier[] {
  const values = labels.get(key) ?? new Map<string, Carrier[]>();
  labels.set(key, values);
  const carriers = values.get(value) ?? [];
  values.set(value, carriers);
  return carriers;
}
