import type { Origin } from '../base/origin.ts';
import type { LabelSelector } from './labels.ts';

export type Protocol = 'TCP' | 'UDP' | 'SCTP';

/** A NetworkPolicy with the API server's defaults applied (pkg/apis/networking/v1/defaults.go). */
export interface NetworkPolicy {
  readonly kind: 'NetworkPolicy';
  /** Undefined where the file leaves it out: the environment's own. */
  readonly namespace: string | undefined;
  readonly name: string;
  readonly podSelector: LabelSelector;
  readonly isolates: { readonly ingress: boolean; readonly egress: boolean };
  readonly ingress: readonly PolicyRule[];
  readonly egress: readonly PolicyRule[];
  readonly origin: Origin;
}

export interface PolicyRule {
  /** Empty: every source or destination, addresses outside the cluster included. */
  readonly peers: readonly PolicyPeer[];
  /** Empty: every port of every protocol. */
  readonly ports: readonly PolicyPort[];
  readonly origin: Origin;
}

export type PolicyPeer = PodPeer | AddressPeer | UnreadablePeer;

export interface PodPeer {
  readonly kind: 'pods';
  /** Undefined: every pod of the namespaces. */
  readonly podSelector: LabelSelector | undefined;
  /** Undefined: the policy's own namespace. */
  readonly namespaceSelector: LabelSelector | undefined;
  readonly origin: Origin;
}

export interface AddressPeer {
  readonly kind: 'ipBlock';
  readonly cidr: string;
  readonly except: readonly string[];
  readonly origin: Origin;
}

/** What the API server would refuse or what stands in a hole: matches nothing surely. */
export interface UnreadablePeer {
  readonly kind: 'unreadable';
  readonly origin: Origin;
}

export interface PolicyPort {
  readonly protocol: Protocol;
  /** Undefined: every port of the protocol. A string is a named port; `unreadable` matches nothing surely. */
  readonly port: number | string | undefined | { readonly unreadable: true };
  readonly endPort: number | undefined;
  readonly origin: Origin;
}
