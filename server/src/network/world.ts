import type { Completeness } from '../base/completeness.ts';
import { isSame, isSameList, keepIdentity } from '../base/equality.ts';
import type { NetworkPolicy } from '../kubernetes/networkPolicy.ts';
import type {
  AddressRanges,
  Entrance,
  Gateway,
  KubernetesObject,
  Monitor,
  Namespace,
  ReferenceGrant,
  Service,
  ServiceEndpoints,
  Webhook,
  Workload,
} from '../kubernetes/objects.ts';
import { buildCluster, type Cluster, type ClusterInput } from './cluster.ts';
import { type DeclaredCluster, nothingDeclared } from './declaredCluster.ts';
import { conforming, type PluginId } from './plugins/known.ts';
import { rivalsAmong } from './rivals.ts';
import { withTemplates } from './templates.ts';

export interface WorldOptions {
  /** Where objects lie that name no namespace. */
  readonly defaultNamespace: string;
  readonly completeness: Completeness;
  /**
   * Kubernetes leaves undefined what policies do to pods in their node's network: `undefined`, the default, then answers
   * with what is possible; `as-pods` counts them like others, as netpol-analyzer does.
   */
  readonly hostNetwork?: 'undefined' | 'as-pods';
  /** What carries the policies out; a conforming plugin where nothing is said. */
  readonly plugin?: PluginId;
  /** Left out: nothing is said. */
  readonly declared?: DeclaredCluster;
}

/** Everything an environment says about its network. Immutable. */
export interface World {
  readonly cluster: Cluster;
  /** By namespace, in the order of the files. A list that is the same as in the world before keeps its identity. */
  readonly policies: ReadonlyMap<string, readonly NetworkPolicy[]>;
  /** Policies of which there are several of one name with different meanings: a cluster holds but one of them. */
  readonly rivals: ReadonlySet<NetworkPolicy>;
  readonly services: ReadonlyMap<string, readonly Service[]>;
  /** By namespace. */
  readonly endpoints: ReadonlyMap<string, readonly ServiceEndpoints[]>;
  readonly entrances: readonly Entrance[];
  /** Gateways, and what they may lead to in other namespaces, by namespace. */
  readonly gateways: ReadonlyMap<string, readonly Gateway[]>;
  readonly grants: ReadonlyMap<string, readonly ReferenceGrant[]>;
  /** Whom Prometheus asks, and what the API server calls. */
  readonly monitors: readonly Monitor[];
  readonly webhooks: readonly Webhook[];
  /** What the files say of the cluster's own addresses. */
  readonly ranges: readonly AddressRanges[];
  /** What the user has said of the cluster. */
  readonly declared: DeclaredCluster;
  readonly defaultNamespace: string;
  readonly completeness: Completeness;
  readonly hostNetwork: 'undefined' | 'as-pods';
  /** What carries the policies out. Verdicts do not depend on it. */
  readonly plugin: PluginId;
  /** What the cluster was built from, to tell whether it can be kept. */
  readonly clusterInput: ClusterInput;
}

/** All is here: the files are the whole cluster. */
export const closed: Completeness = { workloads: 'all', policies: 'all', namespaces: true };

/**
 * @param previous an earlier world: what it has of the same workloads, namespaces and policies (by identity) is kept, with
 * all that was found out about it
 */
export function buildWorld(
  objects: Iterable<KubernetesObject>,
  options: WorldOptions,
  previous?: World,
): World {
  const { defaultNamespace, completeness, hostNetwork = 'undefined', plugin = conforming } = options;
  const { declared = nothingDeclared } = options;
  // What is known of an object that names no namespace holds where the namespace is the same.
  const earlier = previous?.defaultNamespace === defaultNamespace ? previous : undefined;
  const found: Workload[] = [];
  const declarations: Namespace[] = [];
  const entrances: Entrance[] = [];
  const monitors: Monitor[] = [];
  const webhooks: Webhook[] = [];
  const ranges: AddressRanges[] = [];
  const written = new Map<string, NetworkPolicy[]>();
  const services = new Map<string, Service[]>();
  const endpoints = new Map<string, ServiceEndpoints[]>();
  const gateways = new Map<string, Gateway[]>();
  const grants = new Map<string, ReferenceGrant[]>();
  for (const object of objects) {
    if (object.kind === 'Workload') found.push(object);
    else if (object.kind === 'Namespace') declarations.push(object);
    else if (object.kind === 'Entrance') entrances.push(object);
    else if (object.kind === 'Monitor') monitors.push(object);
    else if (object.kind === 'PodRelated') continue;
    else if (object.kind === 'Webhook') webhooks.push(object);
    else if (object.kind === 'AddressRanges') ranges.push(object);
    else if (object.kind === 'Service') append(services, object.namespace ?? defaultNamespace, object);
    else if (object.kind === 'ServiceEndpoints')
      append(endpoints, object.namespace ?? defaultNamespace, object);
    else if (object.kind === 'Gateway') append(gateways, object.namespace ?? defaultNamespace, object);
    else if (object.kind === 'ReferenceGrant') append(grants, object.namespace ?? defaultNamespace, object);
    else append(written, object.namespace ?? defaultNamespace, object);
  }
  const policies = keptLists(earlier?.policies, written);
  const workloads = withTemplates(found, defaultNamespace);
  const referred = new Set([...policies.keys(), ...services.keys()]);
  const clusterInput: ClusterInput = { workloads, declarations, referred };
  const kept =
    earlier?.completeness.namespaces === completeness.namespaces &&
    isSameInput(earlier.clusterInput, clusterInput);
  const cluster = kept
    ? earlier.cluster
    : buildCluster(clusterInput, defaultNamespace, completeness, earlier?.cluster);
  return {
    cluster,
    policies,
    rivals: rivalsAmong(policies),
    services: keptLists(earlier?.services, services),
    endpoints,
    entrances: keepIdentity(earlier?.entrances, entrances),
    gateways: keptLists(earlier?.gateways, gateways),
    grants: keptLists(earlier?.grants, grants),
    monitors: keepIdentity(earlier?.monitors, monitors),
    webhooks: keepIdentity(earlier?.webhooks, webhooks),
    ranges: keepIdentity(earlier?.ranges, ranges),
    declared,
    defaultNamespace,
    completeness,
    hostNetwork,
    plugin,
    clusterInput: kept ? earlier.clusterInput : clusterInput,
  };
}

/** Lists that are the same as in the world before keep their identity. */
function keptLists<T>(
  previous: ReadonlyMap<string, readonly T[]> | undefined,
  next: ReadonlyMap<string, readonly T[]>,
): ReadonlyMap<string, readonly T[]> {
  const lists = new Map<string, readonly T[]>();
  for (const [namespace, list] of next) lists.set(namespace, keepIdentity(previous?.get(namespace), list));
  return lists;
}

function append<T>(map: Map<string, T[]>, namespace: string, item: T): void {
  const list = map.get(namespace);
  if (list === undefined) map.set(namespace, [item]);
  else list.push(item);
}

function isSameInput(left: ClusterInput, right: ClusterInput): boolean {
  return (
    isSameList(left.workloads, right.workloads) &&
    isSameList(left.declarations, right.declarations) &&
    isSame([...left.referred].sort(), [...right.referred].sort())
  );
}

/** The name of the namespace that a policy, Service or workload lies in. */
export function namespaceNameOf(world: World, object: { readonly namespace: string | undefined }): string {
  return object.namespace ?? world.defaultNamespace;
}
