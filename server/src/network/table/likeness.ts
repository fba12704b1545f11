import type { NetworkPolicy } from '../../kubernetes/networkPolicy.ts';
import type { ClassLimit } from '../classes/limit.ts';

interface Limited {
  readonly egress: readonly ClassLimit[];
  readonly ingress: readonly ClassLimit[];
}

/** Of more kinds not every one is compared with every other. */
const maximumCompared = 300;

/**
 * Puts next to each other what the same policies limit, so that in a table cells that are alike form areas: each is
 * followed by the one of the rest that has most policies in common with it. The first stays the first. Very many stand
 * in the order of their policies, as words do of their letters: first of all of the policy that limits most of them.
 */
export function inLikeness<T extends Limited>(kinds: readonly T[]): readonly T[] {
  if (kinds.length < 3) return kinds;
  return kinds.length > maximumCompared ? byPolicies(kinds) : byCommonPolicies(kinds);
}

function byPolicies<T extends Limited>(kinds: readonly T[]): readonly T[] {
  const named = kinds.map((kind) => ({ kind, policies: policiesOf(kind) }));
  const shares = new Map<NetworkPolicy, number>();
  for (const { policies } of named)
    for (const policy of policies) shares.set(policy, (shares.get(policy) ?? 0) + 1);
  // what limits most stands first, so that it parts the kinds before what limits few of them
  const rankOf = new Map(
    [...shares]
      .sort(([left, most], [right, many]) => many - most || (left.name < right.name ? -1 : 1))
      .map(([policy], rank) => [policy, rank]),
  );
  const keyOf = (policies: ReadonlySet<NetworkPolicy>): readonly number[] =>
    [...policies].map((policy) => rankOf.get(policy) ?? 0).sort((left, right) => left - right);
  return named
    .map(({ kind, policies }) => ({ kind, key: keyOf(policies) }))
    .sort((left, right) => inOrder(left.key, right.key))
    .map(({ kind }) => kind);
}

/** As words are in a dictionary. */
function inOrder(left: readonly number[], right: readonly number[]): number {
  const place = left.findIndex((rank, index) => rank !== right[index]);
  if (place === -1) return left.length - right.length;
  return (left[place] ?? 0) - (right[place] ?? -1);
}

function byCommonPolicies<T extends Limited>(kinds: readonly T[]): readonly T[] {
  const rest = kinds.map((kind) => ({ kind, policies: policiesOf(kind) }));
  const ordered: T[] = [];
  let last: ReadonlySet<NetworkPolicy> | undefined;
  while (rest.length > 0) {
    const at = last === undefined ? 0 : nearest(last, rest);
    const [next] = rest.splice(at, 1);
    if (next === undefined) break;
    ordered.push(next.kind);
    last = next.policies;
  }
  return ordered;
}

function policiesOf({ egress, ingress }: Limited): ReadonlySet<NetworkPolicy> {
  return new Set([...egress, ...ingress].flatMap(({ policies }) => policies.map(({ policy }) => policy)));
}

function nearest(
  policies: ReadonlySet<NetworkPolicy>,
  rest: readonly { readonly policies: ReadonlySet<NetworkPolicy> }[],
): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (const [index, other] of rest.entries()) {
    let common = 0;
    for (const policy of other.policies) if (policies.has(policy)) common++;
    const apart = policies.size + other.policies.size - 2 * common;
    if (apart < least) [best, least] = [index, apart];
  }
  return best;
}
