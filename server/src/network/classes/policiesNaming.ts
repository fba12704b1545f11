import type { Direction, NetworkPolicy } from '../../kubernetes/networkPolicy.ts';
import type { World } from '../world.ts';
import type { Basis } from './basis.ts';
import { type ClassSet, classSet, hasClass, meets } from './classSets.ts';
import type { ClassLimit } from './limit.ts';
import { namesPorts } from './rulePorts.ts';
import type { Named, Term } from './terms.ts';

/** Which limits of a direction may say something else about any of some classes than about strangers. */
export function limitsNaming(
  world: World,
  basis: Basis,
  direction: Direction,
  classes: ClassSet,
): (limit: ClassLimit) => boolean {
  if (meets(basis.onNode, classes)) return ({ policies }) => policies.length > 0;
  const names = once(({ surely, possibly }: Named) => meets(surely, classes) || meets(possibly, classes));
  const key = `${direction} ${classes.join(' ')}`;
  const found = new Map<string, ReadonlySet<NetworkPolicy>>();
  const namingIn = (namespace: string): ReadonlySet<NetworkPolicy> => {
    const policies = world.policies.get(namespace) ?? none;
    const answers = answersOf(basis, policies);
    const known = answers.get(key) ?? naming(basis, namespace, policies, direction, names);
    if (answers.size >= maximumAnswers) answers.clear();
    answers.set(key, known);
    found.set(namespace, known);
    return known;
  };
  return ({ namespace, policies }) => {
    if (policies.length === 0) return false;
    const known = found.get(namespace) ?? namingIn(namespace);
    if (known.size === 0) return false;
    for (const { policy } of policies) if (known.has(policy)) return true;
    return false;
  };
}

const none: readonly NetworkPolicy[] = [];

type Answers = Map<string, ReadonlySet<NetworkPolicy>>;

/** By the policies of a namespace: while one of them is edited, what was found among those of the others is kept. */
const kept = new WeakMap<Basis, WeakMap<readonly NetworkPolicy[], Answers>>();

/** So many are kept for each namespace. */
const maximumAnswers = 8;

function answersOf(basis: Basis, policies: readonly NetworkPolicy[]): Answers {
  const byPolicies = kept.get(basis) ?? new WeakMap<readonly NetworkPolicy[], Answers>();
  kept.set(basis, byPolicies);
  const answers = byPolicies.get(policies) ?? new Map<string, ReadonlySet<NetworkPolicy>>();
  byPolicies.set(policies, answers);
  return answers;
}

function naming(
  { terms }: Basis,
  namespace: string,
  policies: readonly NetworkPolicy[],
  direction: Direction,
  names: (named: Named) => boolean,
): ReadonlySet<NetworkPolicy> {
  const isNaming = ({ rule, everyone, named }: Term): boolean =>
    named.some(names) || (direction === 'egress' && everyone !== 'no' && namesPorts(rule));
  return new Set(policies.filter((policy) => terms.of(policy, namespace, direction).some(isNaming)));
}

/** Pods that were of one class and are of another one. */
export interface Move {
  readonly before: number;
  readonly after: number;
}

/** The policies of which a rule of one direction names the class before a move and not the one after, or other way round. */
export function policiesTelling<T extends Move>(
  { policies: all }: World,
  { terms }: Basis,
  direction: Direction,
  moves: readonly T[],
): ReadonlyMap<NetworkPolicy, readonly T[]> {
  const classes = classSet(moves.flatMap(({ before, after }) => [before, after]));
  const toldBy = once(({ surely, possibly }: Named): readonly T[] =>
    meets(surely, classes) || meets(possibly, classes)
      ? moves.filter((move) => tells(surely, move) || tells(possibly, move))
      : [],
  );
  const telling = new Map<NetworkPolicy, readonly T[]>();
  for (const [namespace, policies] of all) {
    for (const policy of policies) {
      const told = new Set<T>();
      for (const { named } of terms.of(policy, namespace, direction)) {
        for (const one of named) for (const move of toldBy(one)) told.add(move);
      }
      if (told.size > 0) telling.set(policy, [...told]);
    }
  }
  return telling;
}

function tells(set: ClassSet, { before, after }: Move): boolean {
  return hasClass(set, before) !== hasClass(set, after);
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
