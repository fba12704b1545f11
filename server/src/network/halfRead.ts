import type { NetworkPolicy } from '../kubernetes/networkPolicy.ts';
import type { World } from './world.ts';

/**
 * Whether a policy that may lie in a namespace is being written. What is missing in the policies of the namespace may then
 * stand in the line that can't be read, and nothing follows from its absence.
 */
export function isBeingWritten({ policies, defaultNamespace }: World, namespace: string): boolean {
  // One whose namespace is not there may have it in that line.
  const isLost = (policy: NetworkPolicy): boolean => isHalfRead(policy) && policy.namespace === undefined;
  return (
    policies.get(namespace)?.some(isHalfRead) === true ||
    policies.get(defaultNamespace)?.some(isLost) === true
  );
}

function isHalfRead(policy: NetworkPolicy): boolean {
  return policy.isHalfRead === true;
}
