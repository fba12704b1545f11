import type { Origin } from '../../base/origin.ts';
import type { SelectorRequirement } from '../../kubernetes/labels.ts';
import type {
  Direction,
  NetworkPolicy,
  PodPeer,
  PolicyPeer,
  PolicyRule,
} from '../../kubernetes/networkPolicy.ts';
import type { Namespace, Service, Workload } from '../../kubernetes/objects.ts';

/** An object that a picture is of. */
export type ObjectTarget =
  | { readonly kind: 'workload'; readonly workload: Workload }
  | { readonly kind: 'policy'; readonly policy: NetworkPolicy }
  | { readonly kind: 'namespace'; readonly namespace: Namespace }
  | { readonly kind: 'service'; readonly service: Service };

/** A rule of a policy, or one of its peers. */
export interface PartTarget {
  readonly kind: 'part';
  readonly policy: NetworkPolicy;
  readonly direction: Direction;
  readonly rule: PolicyRule;
  readonly peer: PolicyPeer | undefined;
}

/** A label as an object wears it or as a selector asks for it, and the pods that have it. */
export interface LabelTarget {
  readonly kind: 'label';
  readonly origin: Origin;
  readonly requirement: SelectorRequirement;
  readonly holders: LabelHolders;
}

/** Whose label it is. */
export type LabelHolders =
  /** That of pods in one namespace. */
  | { readonly kind: 'pods'; readonly namespace: string }
  /** That of pods in the namespaces that a policy's peer is about. */
  | { readonly kind: 'peer'; readonly policy: NetworkPolicy; readonly peer: PodPeer }
  /** That of namespaces, and by that of all pods in them. */
  | { readonly kind: 'namespaces' };

/** What the panel is about. */
export type PreviewTarget = ObjectTarget | PartTarget | LabelTarget;

/** Where what the panel is about is written. */
export function originOf(target: PreviewTarget): Origin {
  switch (target.kind) {
    case 'workload':
      return target.workload.origin;
    case 'policy':
      return target.policy.origin;
    case 'namespace':
      return target.namespace.origin;
    case 'service':
      return target.service.origin;
    case 'part':
      return (target.peer ?? target.rule).origin;
    case 'label':
      return target.origin;
  }
}

/** The policy that a picture is of, whole or in part. */
export function policyOf(target: PreviewTarget): NetworkPolicy | undefined {
  return target.kind === 'policy' || target.kind === 'part' ? target.policy : undefined;
}
