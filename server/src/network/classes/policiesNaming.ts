import type { Direction, NetworkPolicy } from '../../kubernetes/networkPolicy.ts';
import type { World } from '../world.ts';
import type { Basis } from './basis.ts';
import { type ClassSet, classSet, hasClass, meets } from './classSets.ts';
import { namesPorts } from './rulePorts.ts';
import type { Named, Term } from './terms.ts';

/**
 * The policies that may say something else about any of some classes than about strangers, by their rules of one
 * direction.
 */
export function policiesNaming(
  world: World,
  basis: Basis,
  direction: Direction,
  classes: ClassSet,
): ReadonlySet<NetworkPolicy> {
  const isOnNode = meets(basis.onNode, classes);
  const names = once(({ surely, possibly }: Named) => meets(surely, classes) || meets(possibly, classes));
  const naming = new Set<NetworkPolicy>();
  for (const [policy, terms] of policyTerms(world, basis, direction)) {
    const isNaming = terms.some(
      ({ rule, everyone, named }) =>
        named.some(names) || (direction === 'egress' && everyone !== 'no' && namesPorts(rule)),
    );
    if (isOnNode || isNaming) naming.add(policy);
  }
  return naming;
}

/** Pods that were of one class and are of another one. */
export interface Move {
  readonly before: number;
  readonly after: number;
}

/** The policies of which a rule of one direction names the class before a move and not the one after, or other way round. */
export function policiesTelling<T extends Move>(
  world: World,
  basis: Basis,
  direction: Direction,
  moves: readonly T[],
): ReadonlyMap<NetworkPolicy, readonly T[]> {
  const all = classSet(moves.flatMap(({ before, after }) => [before, after]));
  const toldBy = once(({ surely, possibly }: Named): readonly T[] =>
    meets(surely, all) || meets(possibly, all)
      ? moves.filter((move) => tells(surely, move) || tells(possibly, move))
      : [],
  );
  const telling = new Map<NetworkPolicy, readonly T[]>();
  for (const [policy, terms] of policyTerms(world, basis, direction)) {
    const told = new Set(terms.flatMap(({ named }) => named.flatMap(toldBy)));
    if (told.size > 0) telling.set(policy, [...told]);
  }
  return telling;
}

function tells(set: ClassSet, { before, after }: Move): boolean {
  return hasClass(set, before) !== hasClass(set, after);
}

function* policyTerms(
  { policies: all }: World,
  { terms }: Basis,
  direction: Direction,
): Generator<readonly [NetworkPolicy, readonly Term[]]> {
  for (const [namespace, policies] of all) {
    for (const policy of policies) yield [policy, terms.of(policy, namespace, direction)];
  }
}

/** Policies share peers: each is asked once. */
function once<T>(ask: (named: Named) => T): (named: Named) => T {
  const known = new Map<Named, T>();
  return (named) => {
    const found = known.get(named);
    if (found !== undefined) return found;
    const answer = ask(named);
    known.set(named, answer);
    return answer;
  };
}
