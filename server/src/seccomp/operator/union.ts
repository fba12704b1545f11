import type { RawObject } from '../rawProfile.ts';
import { type Clause, clausesOf, ruleOfClause } from './clause.ts';
import { areDisjoint, compare, conditionsKey, contains, oppositeOf } from './conditions.ts';

/** From the most to the least restrictive; what is none of them is more restrictive than all. */
const levels: readonly string[] = [
  'KILL_PROCESS',
  'KILL_THREAD',
  'TRAP',
  'ERRNO',
  'NOTIFY',
  'TRACE',
  'LOG',
  'ALLOW',
].map((action) => `SCMP_ACT_${action}`);

function levelOf({ action }: Clause): number {
  return levels.indexOf(action === 'SCMP_ACT_KILL' ? 'SCMP_ACT_KILL_THREAD' : action);
}

/** The less restrictive of two clauses; the first where both are alike. */
function looser(left: Clause, right: Clause): Clause {
  return levelOf(right) > levelOf(left) ? right : left;
}

/** Whether two clauses do the same to a call that both hold for. */
function doTheSame(left: Clause, right: Clause): boolean {
  if (levelOf(left) !== levelOf(right)) return false;
  const hasErrno = /_(?:ERRNO|TRACE)$/.test(left.action);
  return !hasErrno || left.errno === right.errno;
}

/** What one list of rules says of one call. */
interface CallRules {
  /** The first clause without conditions, which beats all with some. */
  readonly always: Clause | undefined;
  readonly conditional: readonly Clause[];
}

const nothing: CallRules = { always: undefined, conditional: [] };

/**
 * Two lists of rules made into one that lets a call run where either does, as the Security Profiles Operator makes it of
 * the rules of a base profile and those upon it: one rule for each call and its conditions, sorted by the names of the
 * calls (saschagrunert/security-profiles-merger, seccomp/rules.go, UnionSyscalls, as SPO has it since 2026).
 */
export function unionOfRules(left: readonly RawObject[], right: readonly RawObject[]): readonly RawObject[] {
  const [own, others] = [byName(left), byName(right)];
  const names = [...new Set([...own.keys(), ...others.keys()])].sort(compare);
  return names.flatMap((name) =>
    unionOfCall(own.get(name) ?? nothing, others.get(name) ?? nothing).map(ruleOfClause),
  );
}

function byName(rules: readonly RawObject[]): ReadonlyMap<string, CallRules> {
  const clauses = new Map<string, Clause[]>();
  for (const clause of rules.flatMap(clausesOf)) {
    const group = clauses.get(clause.name.value);
    if (group === undefined) clauses.set(clause.name.value, [clause]);
    else group.push(clause);
  }
  return new Map(
    [...clauses].map(([name, group]) => {
      const always = group.find(({ conditions }) => conditions.length === 0);
      return [name, { always, conditional: always === undefined ? group : [] }];
    }),
  );
}

function unionOfCall(left: CallRules, right: CallRules): readonly Clause[] {
  const { always: first, conditional: own } = left;
  const { always: second, conditional: others } = right;
  const always = first === undefined || second === undefined ? (first ?? second) : looser(first, second);
  const conditional = collapsed([...raised(own, others, second), ...raised(others, own, first)], always);
  return alwaysWith(always, conditional);
}

/** Clauses with what the other list says of the same calls without conditions, unless its own conditions go before that. */
function raised(
  clauses: readonly Clause[],
  others: readonly Clause[],
  always: Clause | undefined,
): readonly Clause[] {
  return clauses.map((clause) => {
    const isCovered = others.some(
      ({ conditions }) =>
        !areDisjoint(clause.conditions, conditions) && contains(clause.conditions, conditions),
    );
    if (always === undefined || isCovered) return clause;
    return { ...looser(clause, always), conditions: clause.conditions };
  });
}

/** One clause for the same conditions, and none that does what is done without it. */
function collapsed(clauses: readonly Clause[], always: Clause | undefined): readonly Clause[] {
  const kept = byConditions(clauses);
  const isRedundant = (clause: Clause): boolean => always !== undefined && doTheSame(clause, always);
  raiseOverlapping(kept, isRedundant);
  return sortedByConditions([...kept.values()].filter((clause) => !isRedundant(clause)));
}

function byConditions(clauses: readonly Clause[]): Map<string, Clause> {
  const kept = new Map<string, Clause>();
  for (const clause of clauses) {
    const key = conditionsKey(clause.conditions);
    const known = kept.get(key);
    kept.set(key, known === undefined ? clause : looser(known, clause));
  }
  return kept;
}

/** A clause that is left out keeps no call from a stricter one that holds for it too, which is loosened in its place. */
function raiseOverlapping(clauses: Map<string, Clause>, isLeftOut: (clause: Clause) => boolean): void {
  for (let hasChanged = true; hasChanged; ) {
    hasChanged = false;
    for (const [key, clause] of clauses) {
      if (!isLeftOut(clause)) continue;
      for (const [otherKey, other] of clauses) {
        if (otherKey === key || levelOf(other) >= levelOf(clause)) continue;
        if (areDisjoint(clause.conditions, other.conditions)) continue;
        clauses.set(otherKey, { ...clause, conditions: other.conditions });
        hasChanged = true;
      }
    }
  }
}

function sortedByConditions(clauses: readonly Clause[]): readonly Clause[] {
  return clauses.toSorted((left, right) =>
    compare(conditionsKey(left.conditions), conditionsKey(right.conditions)),
  );
}

/** A rule without conditions beats those with some, so that both can't stand side by side. */
function alwaysWith(always: Clause | undefined, conditional: readonly Clause[]): readonly Clause[] {
  if (always === undefined) return conditional;
  const kept = byConditions(conditional);
  const isAlike = (clause: Clause): boolean => levelOf(clause) === levelOf(always);
  raiseOverlapping(kept, isAlike);
  const rest = [...kept.values()].filter((clause) => !isAlike(clause));
  const [only] = rest;
  if (only === undefined) return [always];
  const [condition] = only.conditions;
  const opposite =
    rest.length === 1 && only.conditions.length === 1 && condition !== undefined
      ? oppositeOf(condition)
      : undefined;
  if (opposite !== undefined) return sortedByConditions([only, { ...always, conditions: [opposite] }]);
  return [{ ...rest.reduce(looser, always), conditions: [] }];
}
