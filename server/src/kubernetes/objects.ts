import type { Origin } from '../base/origin.ts';
import type { LabelSelector, Labels } from './labels.ts';
import type { NetworkPolicy, Protocol } from './networkPolicy.ts';
import type { PodSeccomp } from './podSeccomp.ts';

export interface ContainerPort {
  readonly name: string | undefined;
  readonly number: number;
  readonly protocol: Protocol;
  /** False in an init container that ends before the pod is ready: no Service leads there. */
  readonly isLasting: boolean;
  readonly origin: Origin;
}

/** What Prometheus is to ask for metrics, by its annotations. */
export interface Scraped {
  /** `prometheus.io/port`; undefined: every port that is declared. */
  readonly port: number | undefined;
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
  /** Labels that the object has itself and its pod template has not, which no selector of pods sees. Left out: none. */
  readonly ownLabels?: ReadonlyMap<string, string>;
  /** Where the labels are written, from the object on: `spec.template.metadata.labels`. */
  readonly labelsPath: string;
  /** Of all containers; those of init containers and sidecars come last. */
  readonly ports: readonly ContainerPort[];
  readonly hostNetwork: boolean;
  /** What it asks of the labels of pods. Left out: nothing. */
  readonly selectors?: readonly WorkloadSelector[];
  /** Where probes and hooks of its containers name one of their ports. Left out: nowhere. */
  readonly portUses?: readonly PortUse[];
  /** There where the template is annotated with `prometheus.io/scrape: "true"`. */
  readonly scraped?: Scraped;
  readonly seccomp: PodSeccomp;
  /** `spec.replicas` where it is written; undefined: not said, or the kind has none. */
  readonly replicas: number | undefined;
  /** There where the pod template is that of another object of the namespace: `spec.workloadRef` of a Rollout. */
  readonly templateFrom?: { readonly kind: string; readonly name: string };
  /** There where such a template has been filled in: the workload as its file has it. */
  readonly writtenAs?: Workload;
  /** The controlling owner of a Pod (`metadata.ownerReferences`), where there is one. */
  readonly owner: { readonly kind: string; readonly name: string } | undefined;
  readonly origin: Origin;
}

/** A selector in a workload's own object. */
export interface WorkloadSelector {
  /** `own`: `spec.selector`, by which it knows its pods; `scheduling`: what affinity and spreading look at. */
  readonly use: 'own' | 'scheduling';
  readonly selector: LabelSelector;
  /** There where it looks at pods of other namespaces too. */
  readonly isAboutOthers?: true;
}

/** The name of a container's port, where something else of the pod says it. */
export interface PortUse {
  readonly name: string;
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
  /** Its own. Left out: it has none. */
  readonly labels?: Labels;
  /** The addresses that are written for it. Left out: there are none. */
  readonly addresses?: readonly string[];
  readonly ports: readonly ServicePort[];
  readonly reach: ServiceReach;
  readonly origin: Origin;
}

/** Who gets to a Service, and by which way. */
export interface ServiceReach {
  /** `Headless`: its name leads to the pods themselves. As the API server defaults and reads `type` and `clusterIP`. */
  readonly type: 'ClusterIP' | 'Headless' | 'NodePort' | 'LoadBalancer' | 'ExternalName';
  /** `externalTrafficPolicy: Local`: pods see the client's address, and not that of a node. */
  readonly keepsSource: boolean;
  /** `loadBalancerSourceRanges`, as written; empty: everyone. */
  readonly sourceRanges: readonly string[];
  /** There are addresses of `externalIPs` that lead to it, too. */
  readonly hasExternalAddresses: boolean;
}

/** What stands behind a Service without a selector: an EndpointSlice of discovery.k8s.io, or Endpoints. */
export interface ServiceEndpoints {
  readonly kind: 'ServiceEndpoints';
  readonly writtenKind: 'EndpointSlice' | 'Endpoints';
  readonly namespace: string | undefined;
  readonly name: string;
  /** The name of the Service; empty: of none. */
  readonly service: string;
  readonly parts: readonly EndpointsPart[];
  readonly origin: Origin;
}

/** Each of the addresses has each of the ports. */
export interface EndpointsPart {
  /** As written, ready ones alone. Whether one of them is a pod's can't be told. */
  readonly addresses: readonly string[];
  readonly ports: readonly EndpointsPort[];
}

export interface EndpointsPort {
  /** Empty where the Service has one port without a name. */
  readonly name: string;
  /** Undefined: every port. */
  readonly number: number | undefined;
  readonly protocol: Protocol;
}

/** A way in from outside: an Ingress of networking.k8s.io, a Route of route.openshift.io, or a route of the Gateway API. */
export interface Entrance {
  readonly kind: 'Entrance';
  readonly entranceKind: 'Ingress' | 'Route' | 'GatewayRoute';
  /** As written: HTTPRoute ... */
  readonly writtenKind: string;
  readonly namespace: string | undefined;
  readonly name: string;
  readonly backends: readonly EntranceBackend[];
  /** The Gateways that a route of the Gateway API is to be attached to; undefined: it needs none. */
  readonly parents: readonly RouteParent[] | undefined;
  /** The hosts that it is about, in lower case; empty: all. */
  readonly hostnames: readonly string[];
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

/** An item of `parentRefs` that is not about a mesh. */
export interface RouteParent {
  /** `Gateway`, or another kind, of which nothing is known. */
  readonly kind: string;
  /** Undefined: that of the route. */
  readonly namespace: string | undefined;
  readonly name: string;
  /** The one listener that is meant, by name and by port; undefined: any. */
  readonly sectionName: string | undefined;
  readonly port: number | undefined;
}

/** A Gateway of gateway.networking.k8s.io. */
export interface Gateway {
  readonly kind: 'Gateway';
  readonly namespace: string | undefined;
  readonly name: string;
  readonly listeners: readonly GatewayListener[];
  readonly origin: Origin;
}

export interface GatewayListener {
  readonly name: string;
  readonly port: number | undefined;
  readonly protocol: string;
  /** In lower case, with `*.` in front for all below; undefined: all. */
  readonly hostname: string | undefined;
  /** The namespaces from which routes may be attached; undefined: it can't be read. */
  readonly from: 'Same' | 'All' | 'None' | LabelSelector | undefined;
  /** The kinds of routes; undefined: those that fit the protocol. */
  readonly kinds: readonly string[] | undefined;
  readonly origin: Origin;
}

/** A ReferenceGrant of gateway.networking.k8s.io: who may refer to what lies in its namespace. */
export interface ReferenceGrant {
  readonly kind: 'ReferenceGrant';
  readonly namespace: string | undefined;
  readonly name: string;
  readonly from: readonly { readonly kind: string; readonly namespace: string }[];
  /** The Services; `name` undefined: all of them. */
  readonly services: readonly { readonly name: string | undefined }[];
  readonly origin: Origin;
}

/** An object of another kind, as far as it has to do with pods: it selects some, or has an operator make some. */
export interface PodRelated {
  readonly kind: 'PodRelated';
  /** As written: PodDisruptionBudget ... */
  readonly writtenKind: string;
  readonly namespace: string | undefined;
  readonly name: string;
  /** Of pods of its namespace. Left out: it selects none. */
  readonly selector?: LabelSelector;
  /** The namespace in which its operator makes pods that no file shows; undefined: none. */
  readonly makesPodsIn?: { readonly namespace: string | undefined };
  readonly origin: Origin;
}

/** A ServiceMonitor or PodMonitor of monitoring.coreos.com: whom Prometheus is to ask for metrics. */
export interface Monitor {
  readonly kind: 'Monitor';
  readonly writtenKind: 'ServiceMonitor' | 'PodMonitor';
  readonly namespace: string | undefined;
  readonly name: string;
  /** Of Services or of pods. */
  readonly selector: LabelSelector;
  /** `any` of `namespaceSelector`, or `matchNames`; undefined: its own. */
  readonly namespaces: 'all' | readonly string[] | undefined;
  readonly endpoints: readonly MonitorEndpoint[];
  readonly origin: Origin;
}

export interface MonitorEndpoint {
  /** The name of a port: of the Service, or of the pod. */
  readonly port: string | undefined;
  /** A port of the pod by number or name; `port` goes before it. */
  readonly targetPort: number | string | undefined;
  readonly origin: Origin;
}

/** An object by which the API server calls Services: for admission, for conversion, or for a whole API. */
export interface Webhook {
  readonly kind: 'Webhook';
  /** As written: ValidatingWebhookConfiguration ... */
  readonly writtenKind: string;
  readonly name: string;
  readonly calls: readonly WebhookCall[];
  readonly origin: Origin;
}

export interface WebhookCall {
  readonly namespace: string;
  readonly service: string;
  /** Of the Service. */
  readonly port: number;
  /** `failurePolicy: Ignore`: what can't be asked goes through. */
  readonly isOptional: boolean;
}

/** Where the cluster's own addresses lie, as far as an object says: Node, ServiceCIDR, IPPool, or what kubeadm or kind are given. */
export interface AddressRanges {
  readonly kind: 'AddressRanges';
  readonly writtenKind: string;
  readonly name: string;
  /** CIDRs as written. */
  readonly pods: readonly string[];
  readonly services: readonly string[];
  readonly origin: Origin;
}

export type KubernetesObject =
  | NetworkPolicy
  | Workload
  | Namespace
  | Service
  | ServiceEndpoints
  | Entrance
  | Gateway
  | ReferenceGrant
  | Monitor
  | PodRelated
  | Webhook
  | AddressRanges;
