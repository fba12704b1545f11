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
 * followed by the one of the rest that has most policies in common with it. The first stays the first.
 */
export function inLikeness<T extends Limited>(kinds: readonly T[]): readonly T[] {
  if (kinds.length < 3 || kinds.length > maximumCompared) return kinds;
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
