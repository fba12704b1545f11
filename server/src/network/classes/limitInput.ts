import { isComplete } from '../../base/completeness.ts';
import { isSameList } from '../../base/equality.ts';
import type { NetworkPolicy } from '../../kubernetes/networkPolicy.ts';
import type { World } from '../world.ts';

/** What the limits of the classes of one namespace follow from. */
export interface LimitInput {
  readonly policies: readonly NetworkPolicy[];
  /** Those of the policies of which a cluster holds but one of several. */
  readonly rivals: readonly NetworkPolicy[];
  readonly isComplete: boolean;
}

export function inputOf({ policies: all, rivals, completeness }: World, namespace: string): LimitInput {
  const policies = all.get(namespace) ?? [];
  return {
    policies,
    rivals: rivals.size === 0 ? [] : policies.filter((policy) => rivals.has(policy)),
    isComplete: isComplete(completeness.policies, namespace),
  };
}

export function isSameInput<T extends LimitInput>(known: T | undefined, input: LimitInput): known is T {
  return (
    known !== undefined &&
    known.isComplete === input.isComplete &&
    isSameList(known.policies, input.policies) &&
    isSameList(known.rivals, input.rivals)
  );
}

/**
 * The policies that one input has and the other has not.
 * @returns undefined where more than that differs
 */
export function editedPolicies(before: LimitInput, after: LimitInput): readonly NetworkPolicy[] | undefined {
  if (before.isComplete !== after.isComplete || !isSameList(before.rivals, after.rivals)) return undefined;
  const [old, fresh] = [new Set(before.policies), new Set(after.policies)];
  const [gone, kept] = parted(before.policies, fresh);
  const [come, still] = parted(after.policies, old);
  return isSameList(kept, still) ? [...gone, ...come] : undefined;
}

/** The policies that are not in a set, and those that are. */
function parted(
  policies: readonly NetworkPolicy[],
  set: ReadonlySet<NetworkPolicy>,
): readonly [outside: readonly NetworkPolicy[], inside: readonly NetworkPolicy[]] {
  return [policies.filter((policy) => !set.has(policy)), policies.filter((policy) => set.has(policy))];
}
