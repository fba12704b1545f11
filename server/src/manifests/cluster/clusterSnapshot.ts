import type { KubernetesObject } from '../../kubernetes/objects.ts';

/** What a file with a cluster's objects, as `kubectl get -A -o yaml` lists them, says of the cluster. */
export interface ClusterSnapshot {
  /** Each object once; pods and what runs them are one workload. */
  readonly objects: readonly KubernetesObject[];
  /** The kinds of which at least one object is listed. Of a kind that nothing is listed of it is not known who asked. */
  readonly kinds: ReadonlySet<string>;
  /** The namespaces that were asked: kubectl lists one, or all of them. */
  readonly namespaces: ReadonlySet<string> | 'all';
  /** The newest time that the API server has written into it, as RFC 3339: it was taken no earlier. */
  readonly takenSince: string | undefined;
}
