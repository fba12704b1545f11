import type { Condition } from '../condition.ts';

/** A rule as far as the tree of its call depends on it. */
export interface TreeRule {
  readonly conditions: readonly Condition[];
  readonly action: number;
}

const byConditions = new WeakMap<readonly Condition[], Map<number, TreeRule>>();
const byWords = new Map<string, TreeRule>();

/** More than the profiles of a workspace have together. */
const mostRules = 20_000;

/** The same object for all rules that say the same. */
export function treeRule(conditions: readonly Condition[], action: number): TreeRule {
  const own = byConditions.get(conditions) ?? new Map<number, TreeRule>();
  byConditions.set(conditions, own);
  const rule = own.get(action) ?? interned(conditions, action);
  own.set(action, rule);
  return rule;
}

function interned(conditions: readonly Condition[], action: number): TreeRule {
  const words = conditions.map(({ index, operator, value, valueTwo }) =>
    [index, operator, value, valueTwo].join(' '),
  );
  const key = [action, ...words].join('; ');
  const rule = byWords.get(key) ?? { conditions, action };
  if (byWords.size > mostRules) byWords.clear();
  byWords.set(key, rule);
  return rule;
}
