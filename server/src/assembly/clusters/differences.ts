import { isSame } from '../../base/equality.ts';
import type { LabelSelector } from '../../kubernetes/labels.ts';
import type { NetworkPolicy } from '../../kubernetes/networkPolicy.ts';
import { objectKey } from '../../kubernetes/objectKey.ts';
import type { Entrance, KubernetesObject, Namespace, Service, Workload } from '../../kubernetes/objects.ts';
import type { Environment } from '../environment.ts';
import { objectsByKey } from './complete.ts';

/** An object that the files and the cluster both hold, and not alike. */
export interface ClusterDifference {
  readonly written: KubernetesObject;
  readonly seen: KubernetesObject;
  /** What is otherwise in the cluster, in words: `spec.ingress`, `no label tier=web`. */
  readonly words: readonly string[];
}

export interface ClusterComparison {
  readonly differences: readonly ClusterDifference[];
  /** Policies that the cluster alone holds: they count, and nobody has written them here. */
  readonly unwritten: readonly NetworkPolicy[];
}

const known = new WeakMap<Environment, ClusterComparison>();

/** What an environment's files say otherwise than the cluster's snapshots. */
export function compareWithCluster(environment: Environment): ClusterComparison {
  const before = known.get(environment);
  if (before !== undefined) return before;
  const { written, snapshots, objects, defaultNamespace } = environment;
  const differences = written.flatMap((object): readonly ClusterDifference[] => {
    const key = objectKey(object, defaultNamespace);
    for (const { file } of snapshots) {
      const seen = objectsByKey(file.cluster.objects).get(key);
      if (seen === undefined) continue;
      const words = differenceWords(object, seen);
      return words.length === 0 ? [] : [{ written: object, seen, words }];
    }
    return [];
  });
  const own = new Set(written);
  const unwritten = objects.filter(
    (object): object is NetworkPolicy => object.kind === 'NetworkPolicy' && !own.has(object),
  );
  const comparison = { differences, unwritten };
  known.set(environment, comparison);
  return comparison;
}

/** What of an object is otherwise in the cluster; what the cluster alone fills in does not count. */
function differenceWords(written: KubernetesObject, seen: KubernetesObject): readonly string[] {
  if (written.kind === 'NetworkPolicy' && seen.kind === 'NetworkPolicy') return policyWords(written, seen);
  if (written.kind === 'Namespace' && seen.kind === 'Namespace') return labelWords(written, seen);
  if (written.kind === 'Workload' && seen.kind === 'Workload') return workloadWords(written, seen);
  if (written.kind === 'Service' && seen.kind === 'Service') return serviceWords(written, seen);
  if (written.kind === 'Entrance' && seen.kind === 'Entrance') return backendWords(written, seen);
  return [];
}

function policyWords(written: NetworkPolicy, seen: NetworkPolicy): readonly string[] {
  return [
    ...otherwise('spec.podSelector', selectorMeaning(written.podSelector), selectorMeaning(seen.podSelector)),
    ...otherwise('spec.policyTypes', written.isolates, seen.isolates),
    ...otherwise('spec.ingress', meaning(written.ingress), meaning(seen.ingress)),
    ...otherwise('spec.egress', meaning(written.egress), meaning(seen.egress)),
  ];
}

function otherwise(what: string, left: unknown, right: unknown): readonly string[] {
  return isSame(left, right) ? [] : [what];
}

/** The order of labels means nothing. */
function selectorMeaning({ requirements }: LabelSelector): unknown {
  return requirements
    .map(({ key, operator, values }) => `${key} ${operator} ${[...values].sort().join()}`)
    .sort();
}

/** A value without where it is written. */
function meaning(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(meaning);
  if (typeof value !== 'object' || value === null) return value;
  if (isSelector(value)) return selectorMeaning(value);
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, part]) => (key === 'origin' ? [] : [[key, meaning(part)]])),
  );
}

function isSelector(value: object): value is LabelSelector {
  return 'requirements' in value;
}

function workloadWords(written: Workload, seen: Workload): readonly string[] {
  const ports = ({ ports: list }: Workload): readonly string[] =>
    list.map(({ name, number, protocol }) => `${protocol} ${number} ${name ?? ''}`).sort();
  return [
    ...labelWords(written, seen),
    ...otherwise('ports', ports(written), ports(seen)),
    ...otherwise('hostNetwork', written.hostNetwork, seen.hostNetwork),
  ];
}

const nameLabel = 'kubernetes.io/metadata.name';

/** Labels of controllers are nobody's intent. */
function labelWords(
  { labels: written }: Workload | Namespace,
  { labels: seen }: Workload | Namespace,
): readonly string[] {
  const keys = [...new Set([...written.values.keys(), ...seen.values.keys()])].sort();
  return keys.flatMap((key) => {
    if (key === nameLabel || written.varying?.has(key) === true) return [];
    if (seen.varying?.has(key) === true) return [`label ${key} not alike in all pods`];
    const [here, there] = [written.values.get(key), seen.values.get(key)];
    if (here === there) return [];
    return there === undefined ? [`no label ${key}=${here}`] : [`label ${key}=${there}`];
  });
}

function serviceWords(written: Service, seen: Service): readonly string[] {
  const selector = (service: Service): unknown => service.selector && selectorMeaning(service.selector);
  const ports = (service: Service): unknown =>
    service.ports.map(({ number, protocol, targetPort }) => ({
      number,
      protocol,
      targetPort: targetPort ?? number,
    }));
  return [
    ...otherwise('spec.selector', selector(written), selector(seen)),
    ...otherwise('spec.ports', ports(written), ports(seen)),
  ];
}

function backendWords(written: Entrance, seen: Entrance): readonly string[] {
  return otherwise('backends', meaning(written.backends), meaning(seen.backends));
}
