import { isSame } from '../base/equality.ts';
import { groupBy } from '../base/groupBy.ts';
import type { NetworkPolicy } from '../kubernetes/networkPolicy.ts';

/**
 * The policies that share their name with another one of the same namespace and do not mean the same: the cluster holds
 * but one of them, and which one can't be told from the files.
 * @param policies by namespace
 */
export function rivalsAmong(
  policies: ReadonlyMap<string, readonly NetworkPolicy[]>,
): ReadonlySet<NetworkPolicy> {
  const rivals = new Set<NetworkPolicy>();
  for (const list of policies.values()) for (const policy of rivalsIn(list)) rivals.add(policy);
  return rivals;
}

const cache = new WeakMap<readonly NetworkPolicy[], readonly NetworkPolicy[]>();

/** The rivals among the policies of one namespace. */
function rivalsIn(list: readonly NetworkPolicy[]): readonly NetworkPolicy[] {
  const known = cache.get(list) ?? findRivals(list);
  cache.set(list, known);
  return known;
}

function findRivals(list: readonly NetworkPolicy[]): readonly NetworkPolicy[] {
  const byName = groupBy(list, ({ name }) => name);
  if (byName.size === list.length) return [];
  return [...byName].flatMap(([name, group]) => {
    // without a name the API server makes one up for each
    if (name === '' || group.length < 2) return [];
    const [first, ...others] = group;
    return others.every((other) => isSame(first, other, 'origin')) ? [] : group;
  });
}
