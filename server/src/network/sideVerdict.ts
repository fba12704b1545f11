import type { Direction, NetworkPolicy, PolicyPeer, PolicyRule } from '../kubernetes/networkPolicy.ts';
import type { Pods } from './endpoints.ts';
import type { AppliedPolicy } from './isolation.ts';
import type { PortGrant } from './policyPorts.ts';
import type { PortSet } from './ports.ts';
import type { Match } from './selectors.ts';

/**
 * What one side says about a connection. `surely` is a part of `possibly`: between them lies what depends on what can't
 * be read, on what Kubernetes leaves undefined, or on policies that are not in the files.
 *
 * Let A be the policies that surely select the pods and limit the direction, and B those that possibly do.
 * - A and B empty: every port, surely. (Every port, possibly, where the namespace's policies are not all here.)
 * - A not empty: surely what a policy of A surely allows; possibly what any of A and B may allow. Policies that are not
 *   here can only add to it: where some are missing, every port is possible, and what is sure stays sure.
 * - only B: the pods may be unlimited, so every port is possible; sure is what each policy of B allows, for at least
 *   one of them applies if any does. (Nothing, where policies are missing.)
 */
export interface SideVerdict {
  readonly direction: Direction;
  /** The pods, or others of their namespace that the same policies limit, or did before an edit. */
  readonly pods: Pods;
  readonly surely: PortSet;
  readonly possibly: PortSet;
  /** Whether policies limit these pods in this direction. */
  readonly isolated: Match;
  /** The policies that limit them. */
  readonly policies: readonly AppliedPolicy[];
  /** The rules that let something through, in the order of the files. Empty for pods that nothing limits. */
  readonly grants: readonly Grant[];
  readonly notes: readonly SideNote[];
}

/** A rule, and the item of its peers, that lets something through. */
export interface Grant {
  readonly policy: NetworkPolicy;
  /** Whether the policy selects the pods. */
  readonly applies: Exclude<Match, 'no'>;
  readonly rule: PolicyRule;
  /** Undefined where the rule has no list of peers: everyone. */
  readonly peer: PolicyPeer | undefined;
  /** Whether the peer names the other side. */
  readonly match: Exclude<Match, 'no'>;
  /** The items of `ports` that have a port on the destination. */
  readonly ports: readonly PortGrant[];
  /** What is let through, if the policy applies. */
  readonly surely: PortSet;
  readonly possibly: PortSet;
}

export type SideNote =
  /** Policies of the namespace may be missing from the files. */
  | 'policies-incomplete'
  /** The pods share their node's network: policies may not apply to them. */
  | 'host-network'
  /** The other side shares its node's network: selectors may not name it, and its own node's traffic is always let in. */
  | 'peer-host-network'
  /** An ipBlock limits or allows addresses; whether it also names pods by their address differs between plugins. */
  | 'ip-block-and-pods'
  /** The other side is the pods' own node: it always gets in. */
  | 'own-node'
  /** The other side is the pods' own node, and whether policies hold for what goes there is not settled. */
  | 'to-own-node';
