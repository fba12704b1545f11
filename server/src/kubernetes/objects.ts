import type { Origin } from '../base/origin.ts';
import type { LabelSelector, Labels } from './labels.ts';
import type { NetworkPolicy, Protocol } from './networkPolicy.ts';

export interface ContainerPort {
  readonly name: string | undefined;
  readonly number: number;
  readonly protocol: Protocol;
  /** False in an init container that ends before the pod is ready: no Service leads there. */
  readonly isLasting: boolean;
  readonly origin: Origin;
}

/** A pod, or what makes pods from a template; its replicas are one workload. */
export interface Workload {
  readonly kind: 'Workload';
  /** As written: Pod, Deployment, CronJob ... */
  readonly workloadKind: string;
  /** Undefined where the file leaves it out: the environment's own. */
  readonly namespace: string | undefined;
  readonly name: string;
  /** There where the name is a `metadata.generateName`: each object that is made of it has another one. */
  readonly nameIsPrefix?: true;
  /** The pod's labels, from the template, not those of the object around it. */
  readonly labels: Labels;
  /** Where the labels are written, from the object on: `spec.template.metadata.labels`. */
  readonly labelsPath: string;
  /** Of all containers; those of init containers and sidecars come last. */
  readonly ports: readonly ContainerPort[];
  readonly hostNetwork: boolean;
  /** `spec.replicas` where it is written; undefined: not said, or the kind has none. */
  readonly replicas: number | undefined;
  /** The controlling owner of a Pod (`metadata.ownerReferences`), where there is one. */
  readonly owner: { readonly kind: string; readonly name: string } | undefined;
  readonly origin: Origin;
}

export interface Namespace {
  readonly kind: 'Namespace';
  readonly name: string;
  /** As written, without `kubernetes.io/metadata.name`, which the control plane adds. */
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

/** A way in from outside: an Ingress of networking.k8s.io, a Route of route.openshift.io, or a route of the Gateway API. */
export interface Entrance {
  readonly kind: 'Entrance';
  readonly entranceKind: 'Ingress' | 'Route' | 'GatewayRoute';
  readonly namespace: string | undefined;
  readonly name: string;
  readonly backends: readonly EntranceBackend[];
  readonly origin: Origin;
}

export interface EntranceBackend {
  readonly service: string;
  /** Undefined: that of the entrance. */
  readonly namespace?: string | undefined;
  /** The Service's port by number or name; undefined: every port of the Service. */
  readonly port: number | string | undefined;
  readonly origin: Origin;
}

export type KubernetesObject = NetworkPolicy | Workload | Namespace | Service | Entrance;
