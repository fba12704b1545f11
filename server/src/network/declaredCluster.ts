/** What the user says of a cluster, where it is not as the files show or as is usual. What is undefined is not said. */
export interface DeclaredCluster {
  readonly dns: DeclaredDns | undefined;
  /** Where ingress controllers run, and Prometheus. */
  readonly ingressNamespaces: readonly string[] | undefined;
  readonly monitoringNamespaces: readonly string[] | undefined;
  /** CIDRs of the addresses of pods and of Services. */
  readonly podRanges: readonly string[] | undefined;
  readonly serviceRanges: readonly string[] | undefined;
}

export interface DeclaredDns {
  readonly namespace: string | undefined;
  readonly label: { readonly key: string; readonly value: string } | undefined;
  /** On which the pods listen. */
  readonly port: number | undefined;
}

export const nothingDeclared: DeclaredCluster = {
  dns: undefined,
  ingressNamespaces: undefined,
  monitoringNamespaces: undefined,
  podRanges: undefined,
  serviceRanges: undefined,
};

/** What is said of a cluster at one place, and what it leaves out as it is said at another. */
export function clusterFrom(first: DeclaredCluster | undefined, other: DeclaredCluster): DeclaredCluster {
  return {
    dns: first?.dns ?? other.dns,
    ingressNamespaces: first?.ingressNamespaces ?? other.ingressNamespaces,
    monitoringNamespaces: first?.monitoringNamespaces ?? other.monitoringNamespaces,
    podRanges: first?.podRanges ?? other.podRanges,
    serviceRanges: first?.serviceRanges ?? other.serviceRanges,
  };
}
