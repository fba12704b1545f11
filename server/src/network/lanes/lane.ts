import type { Direction, NetworkPolicy, PodPeer, PolicyPeer } from '../../kubernetes/networkPolicy.ts';
import type { AddressSet } from '../addresses.ts';
import type { KnownPods, Pods } from '../endpoints.ts';
import type { IpExcept } from '../ipBlocks.ts';
import type { Fate } from './fate.ts';

/** All that can reach a subject, or that it can reach, in groups that fare alike. Every endpoint is in one of them. */
export interface Lane {
  readonly direction: Direction;
  /** One workload, or the workloads that a policy selects; pods that are not in the files where it selects none. */
  readonly subject: readonly Pods[];
  readonly pods: readonly PodGroup[];
  readonly addresses: readonly AddressGroup[];
  readonly elsewhere: readonly ElsewhereGroup[];
  readonly rest: RestGroup;
}

/** Pods of one namespace. */
export interface PodGroup {
  readonly kind: 'pods';
  readonly namespace: string;
  readonly members: readonly KnownPods[];
  readonly fate: Fate;
}

/** Addresses that an ipBlock lets through or takes out. */
export interface AddressGroup {
  readonly kind: 'addresses';
  readonly set: AddressSet;
  /** The parts of blocks that take these addresses out. */
  readonly excepts: readonly ExceptedBy[];
  readonly fate: Fate;
}

export interface ExceptedBy {
  readonly policy: NetworkPolicy;
  readonly peer: PolicyPeer;
  readonly except: IpExcept;
}

/** Pods that a rule names and that are not in the files: they may exist, or may come. */
export interface ElsewhereGroup {
  readonly kind: 'elsewhere';
  readonly policy: NetworkPolicy;
  readonly peer: PodPeer;
  /** The pods as far as they are known: in a known namespace, or somewhere. */
  readonly pods: Pods;
  /** Whether the files hold all pods that are there today, of which none is such a one. */
  readonly isFuture: boolean;
  /** Whether the rule also names pods that are in the files. */
  readonly others: boolean;
  readonly fate: Fate;
}

/** Everyone else: what no rule singles out. */
export interface RestGroup {
  readonly kind: 'rest';
  readonly members: readonly KnownPods[];
  /** The fate of any of them, and of addresses that no group holds. */
  readonly fate: Fate;
  /** Whether pods that are not in the files belong to it too; of those that side is not known. */
  readonly unseen: boolean;
}
