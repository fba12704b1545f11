import type { Origin } from '../../base/origin.ts';
import type { RawValue } from '../rawProfile.ts';

/** A rule that an engine leaves out. */
export interface DroppedRule {
  readonly names: readonly { readonly name: string; readonly origin: Origin }[];
  readonly origin: Origin;
  readonly reason: string;
}

/** What an engine hands to the runtime as `linux.seccomp`. */
export type Loaded =
  | { readonly kind: 'config'; readonly config: RawValue; readonly dropped: readonly DroppedRule[] }
  /** No profile at all. */
  | { readonly kind: 'unconfined' }
  | { readonly kind: 'refused'; readonly error: string };

export function refused(error: string): Loaded {
  return { kind: 'refused', error };
}
