import type { Origin } from '../../base/origin.ts';
import type { NetworkPolicy } from '../../kubernetes/networkPolicy.ts';
import type { Place } from '../finding.ts';

/** The key of an element. */
export function keyAt(origin: Origin): Place {
  return { kind: 'origin', origin, part: 'key' };
}

/** The value of an element. */
export function valueAt(origin: Origin): Place {
  return { kind: 'origin', origin, part: 'value' };
}

/** An element of a policy by its path, for instance `spec.egress`. */
export function originIn(policy: NetworkPolicy, path: string): Origin {
  return { object: policy.origin.object, path };
}
