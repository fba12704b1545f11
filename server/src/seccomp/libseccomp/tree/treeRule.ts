import { argumentCount, type Condition } from '../condition.ts';

/** A rule as far as the tree of its call depends on it; one object for all that say the same. */
export class TreeRule {
  readonly conditions: readonly Condition[];
  readonly action: number;
  /** Whether the library takes the conditions: at most one for each argument. */
  readonly isValid: boolean;
  readonly #through = new Map<number, TreeRule>();

  private constructor(conditions: readonly Condition[], action: number) {
    this.conditions = conditions;
    this.action = action;
    const indexes = new Set(conditions.map(({ index }) => index));
    this.isValid =
      indexes.size === conditions.length && conditions.every(({ index }) => index < argumentCount);
  }

  static of(conditions: readonly Condition[], action: number): TreeRule {
    // A rule has many names.
    if (latest?.conditions === conditions && latest.rule.action === action) return latest.rule;
    const rule = TreeRule.#remembered(conditions, action);
    latest = { conditions, rule };
    return rule;
  }

  static #remembered(conditions: readonly Condition[], action: number): TreeRule {
    const own = byConditions.get(conditions) ?? new Map<number, TreeRule>();
    byConditions.set(conditions, own);
    const rule = own.get(action) ?? TreeRule.#interned(conditions, action);
    own.set(action, rule);
    return rule;
  }

  /**
   * The rule for a call through which others are reached.
   * @param sub what stands in the first argument, in place of the rule's own condition on it
   */
  through(sub: number): TreeRule {
    const known = this.#through.get(sub);
    if (known !== undefined) return known;
    const forced: Condition = { index: 0, operator: 'EQ', value: BigInt(sub), valueTwo: 0n };
    const rule = TreeRule.of([forced, ...this.conditions.filter(({ index }) => index !== 0)], this.action);
    this.#through.set(sub, rule);
    return rule;
  }

  static #interned(conditions: readonly Condition[], action: number): TreeRule {
    const words = conditions.map(({ index, operator, value, valueTwo }) =>
      [index, operator, value, valueTwo].join(' '),
    );
    const key = [action, ...words].join('; ');
    const rule = byWords.get(key) ?? new TreeRule(conditions, action);
    if (byWords.size > mostRules) byWords.clear();
    byWords.set(key, rule);
    return rule;
  }
}

let latest: { readonly conditions: readonly Condition[]; readonly rule: TreeRule } | undefined;
const byConditions = new WeakMap<readonly Condition[], Map<number, TreeRule>>();
const byWords = new Map<string, TreeRule>();

/** More than the profiles of a workspace have together. */
const mostRules = 20_000;
