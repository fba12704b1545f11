import type { DeclaredCluster } from './declaredCluster.ts';
import type { KnownPods, NamespaceFacts, Pods } from './endpoints.ts';
import type { World } from './world.ts';

/** Where a cluster's DNS runs, and how policies name it. */
export interface ClusterDns {
  readonly namespace: string;
  readonly label: { readonly key: string; readonly value: string };
  /** On which its pods listen, over UDP and TCP: a Service in front of them may listen on another. */
  readonly port: number;
  /** That port, and where it is not known which cluster this is, those on which the DNS of others listens. */
  readonly possiblePorts: readonly number[];
  /** Its pods, as far as anything is known of them. */
  readonly pods: readonly Pods[];
  /** Whether its pods stand in the files. */
  readonly isKnown: boolean;
}

interface Convention {
  readonly namespace: string;
  readonly key: string;
  readonly value: string;
  readonly port: number;
}

/** kubernetes:cluster/addons/dns (CoreDNS keeps the old name), openshift/cluster-dns-operator:assets/dns/daemonset.yaml */
const usual: Convention = { namespace: 'kube-system', key: 'k8s-app', value: 'kube-dns', port: 53 };

const openShift: Convention = {
  namespace: 'openshift-dns',
  key: 'dns.operator.openshift.io/daemonset-dns',
  value: 'default',
  port: 5353,
};

const conventions: readonly Convention[] = [usual, openShift];

/**
 * The DNS of a cluster: the one that the user describes, else that whose pods or namespace the files hold, else
 * OpenShift's where all ways in are its Routes, else the one of a cluster as Kubernetes comes. Of pods that are not here
 * nothing is known beyond one label.
 */
export function clusterDns(world: World): ClusterDns {
  const said = declaredConvention(world.declared);
  if (said !== undefined) {
    const pods = podsOf(world, said);
    const isKnown = pods.length > 0;
    const found = described(said, isKnown ? pods : [unknownPods(world, said)], isKnown);
    const port = world.declared.dns?.port ?? found.port;
    return { ...found, port, possiblePorts: [port] };
  }
  for (const convention of conventions) {
    const pods = podsOf(world, convention);
    if (pods.length > 0) return described(convention, pods, true);
  }
  if (world.cluster.namespaces.has(openShift.namespace) || isByRoutesAlone(world))
    return described(openShift, [unknownPods(world, openShift)], false);
  const possiblePorts = conventions.map(({ port }) => port);
  return { ...described(usual, [unknownPods(world, usual)], false), possiblePorts };
}

/** Routes are OpenShift's; files for any cluster have an Ingress beside them. */
function isByRoutesAlone({ entrances }: World): boolean {
  return entrances.length > 0 && entrances.every(({ entranceKind }) => entranceKind === 'Route');
}

/** What the answer rests on beside what the user says: the namespaces where it may be, their pods, and Routes. By identity. */
export function dnsEvidence(world: World): readonly unknown[] {
  const { cluster, declared } = world;
  const names = [declaredConvention(declared), ...conventions].map((one) => one?.namespace ?? '');
  const found = names.flatMap((name) => {
    const namespace = cluster.namespaces.get(name);
    return [namespace, namespace && cluster.podsIn(namespace)];
  });
  return [...found, isByRoutesAlone(world)];
}

/** As the user says, and what he leaves out as is usual. */
function declaredConvention({ dns }: DeclaredCluster): Convention | undefined {
  if (dns === undefined) return undefined;
  return {
    namespace: dns.namespace ?? usual.namespace,
    key: dns.label?.key ?? usual.key,
    value: dns.label?.value ?? usual.value,
    port: dns.port ?? usual.port,
  };
}

function podsOf(world: World, { namespace, key, value }: Convention): readonly KnownPods[] {
  const found = world.cluster.namespaces.get(namespace);
  if (found === undefined) return [];
  return world.cluster.podsIn(found).filter(({ labels }) => labels.labels.values.get(key) === value);
}

function described(
  { namespace, key, value, port }: Convention,
  pods: readonly Pods[],
  isKnown: boolean,
): ClusterDns {
  const declared = pods.flatMap(({ ports }) => ports ?? []).filter(({ protocol }) => protocol === 'UDP');
  const listens = declared.find(({ name }) => name === 'dns')?.number ?? declared[0]?.number ?? port;
  return { namespace, label: { key, value }, port: listens, possiblePorts: [listens], pods, isKnown };
}

function unknownPods(world: World, { namespace, key, value }: Convention): Pods {
  const facts: NamespaceFacts = world.cluster.namespaces.get(namespace) ?? {
    name: namespace,
    labels: { kind: 'labels', labels: { values: new Map(), open: true } },
  };
  return {
    kind: 'pods',
    namespace: facts,
    labels: { kind: 'labels', labels: { values: new Map([[key, value]]), open: true } },
    ports: undefined,
    hostNetwork: false,
    workload: undefined,
  };
}
