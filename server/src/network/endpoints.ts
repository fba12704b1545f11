import type { Labels } from '../kubernetes/labels.ts';
import type { ContainerPort, Namespace, Workload } from '../kubernetes/objects.ts';
import type { AddressSet } from './addresses.ts';
import type { LabelFacts } from './selectors.ts';

/** One end of a connection. */
export type Endpoint = Pods | Addresses | Anyone | OwnNode;

/** Addresses outside the cluster. */
export interface Addresses {
  readonly kind: 'addresses';
  readonly set: AddressSet;
}

/** Someone whom no rule singles out, in the cluster or outside, and of whose own side nothing is asked. */
export interface Anyone {
  readonly kind: 'anyone';
}

/** The node that the pods at the other end run on. Which address it has, no file says. */
export interface OwnNode {
  readonly kind: 'node';
}

/** The pods of one workload of the files, or pods that may exist beside them and of which only a selector is known. */
export interface Pods {
  readonly kind: 'pods';
  readonly namespace: NamespaceFacts;
  readonly labels: LabelFacts;
  /** Undefined: not known. */
  readonly ports: readonly ContainerPort[] | undefined;
  readonly hostNetwork: boolean;
  /** Undefined: the pods are not in the files. */
  readonly workload: Workload | undefined;
}

/** Pods that stand in the files. */
export interface KnownPods extends Pods {
  readonly namespace: KnownNamespace;
  readonly labels: { readonly kind: 'labels'; readonly labels: Labels };
  readonly ports: readonly ContainerPort[];
  readonly workload: Workload;
  /** How listings name it; pods with a controlling owner stand under their owner. */
  readonly listedAs: ListedWorkload;
}

/** Whether pods stand in the files: only those carry a workload. */
export function isKnown(endpoint: Endpoint): endpoint is KnownPods {
  return endpoint.kind === 'pods' && endpoint.workload !== undefined;
}

export interface ListedWorkload {
  readonly namespace: string;
  readonly kind: string;
  readonly name: string;
  /** `shop/web[Deployment]` */
  readonly id: string;
}

export interface NamespaceFacts {
  /** Undefined: some namespace that is not in the files. */
  readonly name: string | undefined;
  readonly labels: LabelFacts;
}

/** A namespace that is declared, that an object lies in, or that every cluster has. */
export interface KnownNamespace extends NamespaceFacts {
  readonly name: string;
  readonly labels: { readonly kind: 'labels'; readonly labels: Labels };
  readonly declaration: Namespace | undefined;
}
