import type { Completeness } from '../base/completeness.ts';
import { keepIdentity } from '../base/equality.ts';
import type { Namespace, Workload } from '../kubernetes/objects.ts';
import type { KnownNamespace, KnownPods, ListedWorkload } from './endpoints.ts';
import { knownNamespaces } from './knownNamespaces.ts';
import { LabelIndex } from './labelIndex.ts';

/**
 * The side of a world that policies speak about: namespaces and pods, found by their labels. What an edit leaves alone
 * is the same, by identity, in the cluster before and after.
 */
export interface Cluster {
  /** By name, in the order of their names. */
  readonly namespaces: ReadonlyMap<string, KnownNamespace>;
  readonly namespaceIndex: LabelIndex<KnownNamespace>;
  /** In the order of the files. */
  readonly pods: readonly KnownPods[];
  /** By the workload as it is written. */
  readonly podsOf: ReadonlyMap<Workload, KnownPods>;
  /** The pods of a namespace; one list as long as they are the same ones. */
  readonly podsIn: (namespace: KnownNamespace) => readonly KnownPods[];
  /** Their workloads; the same list also where the namespace has other labels than before. */
  readonly workloadsIn: (namespace: KnownNamespace) => readonly Workload[];
  readonly podIndexOf: (namespace: KnownNamespace) => LabelIndex<KnownPods>;
  /** Clusters that came about by edits of one another have one. */
  readonly lineage: object;
  /** Another one in each: what was found out in this cluster can be told by it without keeping the cluster. */
  readonly state: object;
}

/** What a cluster is built from. */
export interface ClusterInput {
  readonly workloads: readonly Workload[];
  readonly declarations: readonly Namespace[];
  /** Namespaces that other objects lie in; they exist even where nothing declares them. */
  readonly referred: ReadonlySet<string>;
}

/**
 * @param defaultNamespace where workloads lie that name no namespace
 * @param previous an earlier state of the cluster
 */
export function buildCluster(
  input: ClusterInput,
  defaultNamespace: string,
  completeness: Completeness,
  previous?: Cluster,
): Cluster {
  const { workloads, declarations } = input;
  const referred = new Set(input.referred);
  for (const workload of workloads) referred.add(workload.namespace ?? defaultNamespace);
  const namespaces = knownNamespaces(declarations, referred, completeness, previous?.namespaces);
  const podsOf = new Map<Workload, KnownPods>();
  const members = new Map<string, KnownPods[]>();
  for (const workload of workloads) {
    const namespace = namespaces.get(workload.namespace ?? defaultNamespace);
    const written = workload.writtenAs ?? workload;
    if (namespace === undefined || podsOf.has(written)) continue;
    const before = previous?.podsOf.get(written);
    const isKept = before?.namespace === namespace && before.workload === workload;
    const pods = isKept ? before : podsOfWorkload(workload, namespace);
    podsOf.set(written, pods);
    const others = members.get(namespace.name);
    if (others === undefined) members.set(namespace.name, [pods]);
    else others.push(pods);
  }
  const lists = new Map<KnownNamespace, readonly KnownPods[]>();
  const workloadLists = new Map<KnownNamespace, readonly Workload[]>();
  for (const [name, namespace] of namespaces) {
    const before = previous?.podsIn(namespace);
    const pods = keepIdentity(before, members.get(name) ?? none);
    lists.set(namespace, pods);
    const earlier = previous?.namespaces.get(name);
    const workloadsBefore = earlier && previous?.workloadsIn(earlier);
    const isKept = pods === before && workloadsBefore !== undefined;
    const own = isKept ? workloadsBefore : pods.map(({ workload }) => workload);
    workloadLists.set(namespace, keepIdentity(workloadsBefore, own));
  }
  const areKept = [...namespaces].every(([name, namespace]) => previous?.namespaces.get(name) === namespace);
  const pods = [...podsOf.values()];
  const podsIn = (namespace: KnownNamespace): readonly KnownPods[] => lists.get(namespace) ?? none;
  return {
    namespaces,
    namespaceIndex:
      areKept && previous?.namespaces.size === namespaces.size
        ? previous.namespaceIndex
        : new LabelIndex([...namespaces.values()], (namespace) => namespace.labels.labels),
    pods,
    podsOf,
    podsIn,
    workloadsIn: (namespace) => workloadLists.get(namespace) ?? noWorkloads,
    podIndexOf: (namespace) => indexOf(podsIn(namespace)),
    lineage: previous?.lineage ?? {},
    state: {},
  };
}

const none: readonly KnownPods[] = [];
const noWorkloads: readonly Workload[] = [];

const indexes = new WeakMap<readonly KnownPods[], LabelIndex<KnownPods>>();

function indexOf(list: readonly KnownPods[]): LabelIndex<KnownPods> {
  const known = indexes.get(list) ?? new LabelIndex(list, (pods) => pods.labels.labels);
  indexes.set(list, known);
  return known;
}

function podsOfWorkload(workload: Workload, namespace: KnownNamespace): KnownPods {
  return {
    kind: 'pods',
    namespace,
    labels: { kind: 'labels', labels: workload.labels },
    ports: workload.ports,
    hostNetwork: workload.hostNetwork,
    workload,
    listedAs: listing(workload, namespace.name),
  };
}

function listing(workload: Workload, namespace: string): ListedWorkload {
  const { kind, name } = workload.owner ?? { kind: workload.workloadKind, name: workload.name };
  return { namespace, kind, name, id: `${namespace}/${name}[${kind}]` };
}
