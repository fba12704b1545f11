import type { Origin } from '../base/origin.ts';
import type { LabelSelector } from './labels.ts';

export type Protocol = 'TCP' | 'UDP' | 'SCTP';
export type Direction = 'ingress' | 'egress';

/** A NetworkPolicy with the API server's defaults applied (pkg/apis/networking/v1/defaults.go). */
export interface NetworkPolicy {
  readonly kind: 'NetworkPolicy';
  /** Undefined where the file leaves it out: the environment's own. */
  readonly namespace: string | undefined;
  readonly name: string;
  readonly podSelector: LabelSelector;
  readonly isolates: { readonly ingress: boolean; readonly egress: boolean };
  /** True where policyTypes can't be read whole: it may name the directions that `isolates` does not. */
  readonly mayIsolateMore: boolean;
  /** There where policyTypes is left out or empty: the directions follow from the rules. */
  readonly typesAreImplied?: true;
  readonly ingress: readonly PolicyRule[];
  readonly egress: readonly PolicyRule[];
  /** Fields that are written without content, which the API server takes for left out. Left out: there are none. */
  readonly emptyFields?: readonly EmptyField[];
  /** There where its document can't be read whole: a line is being written, and what the policy lacks may stand in it. */
  readonly isHalfRead?: true;
  readonly origin: Origin;
}

/** A field that stands there and says nothing. */
export interface EmptyField {
  readonly field:
    | 'rules'
    | 'rule'
    | 'peers'
    | 'ports'
    | 'types'
    /** The selector of the policy itself. */
    | 'subject'
    | 'podSelector'
    | 'namespaceSelector';
  /** Undefined for `types` and `subject`. */
  readonly direction: Direction | undefined;
  /** `null` and not an empty list. */
  readonly isNull: boolean;
  readonly origin: Origin;
}

export interface PolicyRule {
  /** Empty: every source or destination, addresses outside the cluster included. */
  readonly peers: readonly PolicyPeer[];
  /** Empty: every port of every protocol. */
  readonly ports: readonly PolicyPort[];
  /** There where a key that the API does not know stands in the rule or in one of its ports: it means more than it says. */
  readonly hasUnknownKey?: true;
  readonly origin: Origin;
}

export type PolicyPeer = PodPeer | AddressPeer | UnreadablePeer;

export interface PodPeer {
  readonly kind: 'pods';
  /** Undefined: every pod of the namespaces. */
  readonly podSelector: LabelSelector | undefined;
  /** Undefined: the policy's own namespace. */
  readonly namespaceSelector: LabelSelector | undefined;
  /** There where a key that the API does not know stands beside the selectors: it may be one of them, misspelled. */
  readonly hasUnknownKey?: true;
  readonly origin: Origin;
}

export interface AddressPeer {
  readonly kind: 'ipBlock';
  /** As written; what can't be parsed as a CIDR matches nothing surely. */
  readonly cidr: string;
  readonly except: readonly string[];
  readonly origin: Origin;
}

/** What the API server would refuse or what stands in a hole: matches nothing surely, possibly anything. */
export interface UnreadablePeer {
  readonly kind: 'unreadable';
  readonly origin: Origin;
}

/** The numbers that an item of `ports` names. */
export type PortNumbers =
  | { readonly kind: 'all' }
  /** Inclusive; one number has both ends equal. */
  | { readonly kind: 'range'; readonly first: number; readonly last: number }
  /** Resolved on each destination pod by its containerPorts of the same protocol. */
  | { readonly kind: 'named'; readonly name: string }
  /** Out of range, a wrong type or a hole: nothing surely, possibly any port of the protocol. */
  | { readonly kind: 'unreadable' };

export interface PolicyPort {
  /** Undefined where it can't be read: nothing surely. */
  readonly protocol: Protocol | undefined;
  readonly numbers: PortNumbers;
  readonly origin: Origin;
}
