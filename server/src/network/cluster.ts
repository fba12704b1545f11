import type { Completeness } from '../base/completeness.ts';
import type { Labels, VaryingLabel } from '../kubernetes/labels.ts';
import type { Namespace, Workload } from '../kubernetes/objects.ts';
import type { KnownNamespace, KnownPods, ListedWorkload } from './endpoints.ts';
import { LabelIndex } from './labelIndex.ts';

/** The side of a world that policies speak about: namespaces and pods, found by their labels. */
export interface Cluster {
  readonly namespaces: ReadonlyMap<string, KnownNamespace>;
  readonly namespaceIndex: LabelIndex<KnownNamespace>;
  readonly pods: readonly KnownPods[];
  /** By the workload as it is written. */
  readonly podsOf: ReadonlyMap<Workload, KnownPods>;
  readonly podIndexOf: (namespace: KnownNamespace) => LabelIndex<KnownPods>;
}

/** The label that the control plane puts on each namespace. */
export const namespaceNameLabel = 'kubernetes.io/metadata.name';

/** Every cluster has them (kubernetes:pkg/controlplane/controller/systemnamespaces). */
const systemNamespaces: readonly string[] = ['default', 'kube-node-lease', 'kube-public', 'kube-system'];

/**
 * @param referred namespaces that other objects lie in; they exist even where nothing declares them
 */
export function buildCluster(
  workloads: readonly Workload[],
  declarations: readonly Namespace[],
  referred: Iterable<string>,
  defaultNamespace: string,
  completeness: Completeness,
): Cluster {
  const declared = new Map<string, Namespace[]>();
  for (const declaration of declarations) {
    const others = declared.get(declaration.name);
    if (others === undefined) declared.set(declaration.name, [declaration]);
    else others.push(declaration);
  }
  const names = new Set([...declared.keys(), ...referred, ...systemNamespaces]);
  for (const workload of workloads) names.add(workload.namespace ?? defaultNamespace);
  const namespaces = new Map<string, KnownNamespace>();
  const members = new Map<string, KnownPods[]>();
  // sorted, so that the order of listings does not tell how the cluster came about
  for (const name of [...names].sort()) {
    const pods: KnownPods[] = [];
    const written = declared.get(name) ?? [];
    const declaration = written.at(-1);
    const labels = namespaceLabels(name, written, completeness);
    members.set(name, pods);
    namespaces.set(name, { name, labels: { kind: 'labels', labels }, declaration, pods });
  }
  const podsOf = new Map<Workload, KnownPods>();
  for (const workload of workloads) {
    const namespace = namespaces.get(workload.namespace ?? defaultNamespace);
    if (namespace === undefined) continue;
    const pods = podsOfWorkload(workload, namespace, podsOf.size);
    members.get(namespace.name)?.push(pods);
    podsOf.set(workload.writtenAs ?? workload, pods);
  }
  const indexes = new Map<string, LabelIndex<KnownPods>>();
  return {
    namespaces,
    namespaceIndex: new LabelIndex([...namespaces.values()], (namespace) => namespace.labels.labels),
    pods: [...podsOf.values()],
    podsOf,
    podIndexOf: (namespace) => {
      const known = indexes.get(namespace.name);
      if (known !== undefined) return known;
      const index = new LabelIndex(namespace.pods, (pods) => pods.labels.labels);
      indexes.set(namespace.name, index);
      return index;
    },
  };
}

/**
 * What is declared, and the name. A namespace that is declared several times has one of the values that they give a
 * label. Where the files don't hold the labels of namespaces, a namespace about which they
 * say nothing beyond its name may have any others.
 */
function namespaceLabels(
  name: string,
  declarations: readonly Namespace[],
  completeness: Completeness,
): Labels {
  const values = new Map(declarations.flatMap(({ labels }) => [...labels.values]));
  values.delete(namespaceNameLabel);
  const silent = values.size === 0 && !completeness.namespaces;
  const varying = declarations.length < 2 ? undefined : contradictions([...values.keys()], declarations);
  values.set(namespaceNameLabel, name);
  const open = silent || declarations.some(({ labels }) => labels.open);
  return varying === undefined ? { values, open } : { values, varying, open };
}

/** The labels in which several declarations of one namespace differ. */
function contradictions(
  keys: readonly string[],
  declarations: readonly Namespace[],
): ReadonlyMap<string, VaryingLabel> {
  const varying = new Map<string, VaryingLabel>();
  for (const key of keys) {
    const given = declarations.map(({ labels }) => labels.values.get(key));
    const values = [...new Set(given.filter((value) => value !== undefined))];
    const mayBeAbsent = given.includes(undefined);
    if (values.length > 1 || mayBeAbsent) varying.set(key, { kind: 'oneOf', values, mayBeAbsent });
  }
  return varying;
}

function podsOfWorkload(workload: Workload, namespace: KnownNamespace, number: number): KnownPods {
  return {
    kind: 'pods',
    namespace,
    labels: { kind: 'labels', labels: workload.labels },
    ports: workload.ports,
    hostNetwork: workload.hostNetwork,
    workload,
    number,
    listedAs: listing(workload, namespace.name),
  };
}

function listing(workload: Workload, namespace: string): ListedWorkload {
  const { kind, name } = workload.owner ?? { kind: workload.workloadKind, name: workload.name };
  return { namespace, kind, name, id: `${namespace}/${name}[${kind}]` };
}
