import type { Condition } from './condition.ts';
import { chainOf, type Outcome } from './tree/chain.ts';
import { type Graft, graft, type TreeBehaviour } from './tree/graft.ts';
import type { TreeNode } from './tree/node.ts';
import { prune } from './tree/prune.ts';
import { releaseLevel } from './tree/references.ts';
import type { Steps } from './tree/steps.ts';

/** What the filter of one architecture holds for one call. */
export interface CallRules {
  /** As the kernel sees it, unsigned; undefined for a call that the architecture lacks, whose rules can't match. */
  readonly number: number | undefined;
  /** The decision tree; undefined where a rule without conditions decides. */
  next: TreeNode | undefined;
  /** The rule without conditions. */
  outcome: Outcome;
  /** The library's count of the tree's nodes: calls with fewer come first in the program. */
  nodes: number;
}

/** Which call of an architecture a rule is for: its number, or its name where the architecture lacks it. */
export type CallKey = number | string;

/** The rules for one architecture (src/db.c, struct db_filter). */
export class RuleSet {
  readonly calls = new Map<CallKey, CallRules>();
  private readonly bits: 32 | 64;
  private readonly behaviour: TreeBehaviour;

  constructor(bits: 32 | 64, behaviour: TreeBehaviour) {
    this.bits = bits;
    this.behaviour = behaviour;
  }

  /**
   * Adds one rule (src/db.c, db_rule_add). An unconditional rule beats all conditional ones whatever their order, and of
   * two unconditional ones the first stays.
   * @returns false where the rule contradicts another one (EEXIST)
   */
  add(key: CallKey, conditions: readonly Condition[], outcome: Outcome, steps: Steps): boolean {
    const chain = chainOf(conditions, this.bits, outcome);
    const call = this.calls.get(key);
    if (call === undefined) {
      this.calls.set(key, {
        number: typeof key === 'number' ? key : undefined,
        next: chain.root,
        outcome,
        nodes: chain.nodes,
      });
      return true;
    }
    if (call.next === undefined) return true;
    if (chain.root === undefined) {
      releaseLevel(call, steps);
      call.next = undefined;
      call.outcome = outcome;
      call.nodes = 0;
      return true;
    }
    return this.join(call, chain.root, chain.nodes, outcome, steps);
  }

  private join(call: CallRules, root: TreeNode, nodes: number, outcome: Outcome, steps: Steps): boolean {
    const { removed, redundant } = prune(call, root, outcome.action, steps);
    call.nodes -= removed;
    if (removed > 0 && call.next === undefined) {
      call.next = root;
      call.outcome = outcome;
      call.nodes = nodes;
      return true;
    }
    if (removed === 0 && redundant) return true;
    const state: Graft = { behaviour: this.behaviour, steps, removed: 0 };
    const joined = graft(call, root, state);
    call.nodes -= state.removed;
    if (!joined) return false;
    call.nodes += nodes - releaseLevel({ next: root }, steps);
    return true;
  }
}
