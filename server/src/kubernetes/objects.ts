import type { Origin } from '../base/origin.ts';
import type { LabelSelector, Labels } from './labels.ts';
import type { NetworkPolicy, Protocol } from './networkPolicy.ts';

export interface ContainerPort {
  readonly name: string | undefined;
  readonly number: number;
  readonly protocol: Protocol;
  readonly origin: Origin;
}

/** A pod, or what makes pods from a template; its replicas are one workload. */
export interface Workload {
  readonly kind: 'Workload';
  /** As written: Pod, Deployment, CronJob ... */
  readonly workloadKind: string;
  readonly namespace: string | undefined;
  readonly name: string;
  /** The pod's labels, from the template, not those of the object around it. */
  readonly labels: Labels;
  readonly ports: readonly ContainerPort[];
  readonly hostNetwork: boolean;
  /** The controlling owner of a Pod (`metadata.ownerReferences`), where there is one. */
  readonly owner: { readonly kind: string; readonly name: string } | undefined;
  readonly origin: Origin;
}

export interface Namespace {
  readonly kind: 'Namespace';
  readonly name: string;
  readonly labels: Labels;
  readonly origin: Origin;
}

export interface ServicePort {
  readonly name: string | undefined;
  readonly number: number;
  readonly protocol: Protocol;
  /** Undefined: the same as `number`. */
  readonly targetPort: number | string | undefined;
  readonly origin: Origin;
}

export interface Service {
  readonly kind: 'Service';
  readonly namespace: string | undefined;
  readonly name: string;
  /** Undefined: a Service without a selector. */
  readonly selector: LabelSelector | undefined;
  readonly ports: readonly ServicePort[];
  readonly origin: Origin;
}

export type KubernetesObject = NetworkPolicy | Workload | Namespace | Service;
