import type { Filter, Refusal } from '../libseccomp/filter.ts';
import { type Attempt, type Host, Pace } from './attempt.ts';
import type { SplitConditions } from './conditions.ts';
import { isError, type OciRule, type Result } from './config.ts';

/** What a runtime gives libseccomp for each name of a rule. */
export interface ForNames {
  readonly action: number;
  /** Whether it is the default action, so that the runtime leaves the rule out. */
  readonly isDefault: boolean;
  /** Looked at where a name comes so far. */
  readonly conditions: Result<SplitConditions>;
}

/** How crun and youki go about it. */
export interface Filling {
  readonly filter: Filter;
  readonly host: Host;
  /** Is given what became of each name. */
  readonly attempts: Attempt[];
  /** @returns the error with which the runtime stops at a rule before it looks at its names */
  readonly read: (rule: OciRule, position: number) => Result<ForNames>;
  /** @returns the error with which it stops where libseccomp refuses a rule */
  readonly refusalText: (refusal: Refusal, attempt: Attempt | undefined) => string;
}

/**
 * Gives a filter the rules of a profile, name by name; in steps.
 * @returns the error with which the runtime stops
 */
export function* addNames(
  rules: readonly OciRule[],
  filling: Filling,
): Generator<undefined, string | undefined> {
  const { filter, attempts, refusalText } = filling;
  const wrong = yield* addAll(rules, filling);
  // Whether a rule contradicts an earlier one is known now, and the runtime stops at the first of all.
  const refused = yield* filter.firstRefused();
  return refused === undefined ? wrong : refusalText(refused.refusal, attempts[refused.rule]);
}

function* addAll(rules: readonly OciRule[], filling: Filling): Generator<undefined, string | undefined> {
  const pace = new Pace();
  for (const [position, rule] of rules.entries()) {
    const asked = filling.read(rule, position);
    if (isError(asked)) return asked.error;
    for (const name of rule.names) {
      if (pace.isDue()) yield;
      const wrong = yield* addName(name, rule, asked.value, filling, pace);
      if (wrong !== undefined) return wrong;
    }
  }
  return undefined;
}

function* addName(
  { name, origin }: OciRule['names'][number],
  { origin: ruleOrigin }: OciRule,
  { action, isDefault, conditions }: ForNames,
  { filter, host, attempts, refusalText }: Filling,
  pace: Pace,
): Generator<undefined, string | undefined> {
  const written = isError(conditions) ? [] : conditions.value.written;
  const attempt = { name, action, origin, ruleOrigin, conditions: written, split: false };
  if (isDefault || !host.library.table.knows(name)) {
    attempts.push({ ...attempt, fate: isDefault ? 'is-default' : 'unknown-name' });
    return undefined;
  }
  if (isError(conditions)) return conditions.error;
  const { rules, split } = conditions.value;
  for (const each of rules) {
    const added: Attempt = { ...attempt, conditions: each, fate: 'added', split };
    const refusal = filter.addRule(added, attempts.length);
    attempts.push(added);
    if (refusal !== undefined) return refusalText(refusal, added);
    if (pace.isDue()) yield;
  }
  return undefined;
}
