import { CallTree, type TreeRefusal } from './tree/callTree.ts';
import type { TreeKind } from './tree/growingTree.ts';
import type { TreeRule } from './tree/treeRule.ts';

/** What the filter of one architecture holds for one call. */
export interface CallRules {
  /** As the kernel sees it, unsigned; undefined for a call that the architecture lacks, whose rules can't match. */
  readonly number: number | undefined;
  tree: CallTree;
  /** The numbers of the rules in the filter, by those that they have in the tree. */
  readonly rules: number[];
}

/** Which call of an architecture a rule is for: its number, or its name where the architecture lacks it. */
export type CallKey = number | string;

/** The rules for one architecture (src/db.c, struct db_filter). */
export class RuleSet {
  readonly calls = new Map<CallKey, CallRules>();
  readonly #empty: CallTree;

  constructor(kind: TreeKind) {
    this.#empty = CallTree.empty(kind);
  }

  /** What the tree of a call would be with one more rule. */
  treeWith(key: CallKey, rule: TreeRule): CallTree | TreeRefusal {
    return (this.calls.get(key)?.tree ?? this.#empty).with(rule);
  }

  /**
   * Adds a rule.
   * @param tree as `treeWith` has given it
   * @param rule its number in the filter
   */
  add(key: CallKey, tree: CallTree, rule: number): void {
    const call = this.calls.get(key);
    if (call === undefined) {
      this.calls.set(key, { number: typeof key === 'number' ? key : undefined, tree, rules: [rule] });
    } else if (call.tree !== tree) {
      call.tree = tree;
      call.rules.push(rule);
    }
  }
}
