import type { LabelSelector } from '../kubernetes/labels.ts';
import type { NetworkPolicy } from '../kubernetes/networkPolicy.ts';

type Index = ReadonlyMap<string, readonly number[]>;

const indexes = new WeakMap<readonly NetworkPolicy[], Index>();

/**
 * Those of a namespace's policies that may apply to all pods to which a policy applies, in their order: a selector that asks
 * for one value of a label covers another one only where that asks for it too. So thousands of policies, each for pods of
 * its own, need not be compared each with each.
 */
export function mayBeWider(
  policies: readonly NetworkPolicy[],
  policy: NetworkPolicy,
): readonly NetworkPolicy[] {
  const index = indexes.get(policies) ?? indexOf(policies);
  indexes.set(policies, index);
  const keys = new Set([anyLabel, ...valuesAskedFor(policy.podSelector)]);
  const found = [...keys].flatMap((key) => index.get(key) ?? []);
  return found.sort((left, right) => left - right).flatMap((position) => policies[position] ?? []);
}

/** Of selectors that ask for no single value. */
const anyLabel = '';

function indexOf(policies: readonly NetworkPolicy[]): Index {
  const index = new Map<string, number[]>();
  for (const [position, { podSelector }] of policies.entries()) {
    const [key = anyLabel] = valuesAskedFor(podSelector);
    const positions = index.get(key);
    if (positions === undefined) index.set(key, [position]);
    else positions.push(position);
  }
  return index;
}

function valuesAskedFor({ requirements }: LabelSelector): readonly string[] {
  return requirements.flatMap(({ key, operator, values }) =>
    operator === 'In' && values.length === 1 ? [`${key}=${values[0]}`] : [],
  );
}
