import { remembering } from '../base/remembering.ts';
import type { NetworkPolicy } from '../kubernetes/networkPolicy.ts';
import type { World } from './world.ts';

/**
 * Whether a policy that may lie in a namespace is being written. What is missing in the policies of the namespace may then
 * stand in the line that can't be read, and nothing follows from its absence.
 */
export function isBeingWritten({ policies, defaultNamespace }: World, namespace: string): boolean {
  const [own, ofDefault] = [policies.get(namespace), policies.get(defaultNamespace)];
  return (
    (own !== undefined && halfRead(own).length > 0) ||
    // One whose namespace is not there may have it in that line.
    (ofDefault !== undefined && halfRead(ofDefault).some((policy) => policy.namespace === undefined))
  );
}

const halfRead = remembering((policies: readonly NetworkPolicy[]) =>
  policies.filter((policy) => policy.isHalfRead === true),
);
