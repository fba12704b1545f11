import type { Condition } from '../condition.ts';
import { askedBy, chainOf } from './chain.ts';
import { type Graft, graft } from './graft.ts';
import type { Outcome, TreeNode } from './node.ts';
import { type Pruned, prune } from './prune.ts';
import { releaseLevel } from './references.ts';
import type { Steps } from './steps.ts';
import type { TreeKind } from './treeKind.ts';

/** The tree of one call while rules are joined to it (src/db.c, struct db_sys_list). */
export class GrowingTree {
  /** The decision tree; undefined where a rule without conditions decides. */
  next: TreeNode | undefined;
  /** The rule without conditions. */
  outcome: Outcome | undefined;
  /** The library's count of the tree's nodes. */
  nodes = 0;
  readonly #kind: TreeKind;
  /** Whether each of its rules is about one argument alone. */
  #areSingle = true;

  constructor(kind: TreeKind) {
    this.#kind = kind;
  }

  /**
   * Adds one rule (src/db.c, db_rule_add). An unconditional rule beats all conditional ones whatever their order, and of
   * two unconditional ones the first stays.
   * @returns what became of the tree; where the rule contradicts another one the tree is of no use any more
   */
  add(
    conditions: readonly Condition[],
    outcome: Outcome,
    steps: Steps,
  ): 'changed' | 'unchanged' | 'contradicts' {
    if (this.outcome !== undefined) return 'unchanged';
    const asked = askedBy(conditions, this.#kind.bits);
    const { nodes, isSingle } = asked;
    const root = chainOf(asked, outcome);
    if (root === undefined) {
      releaseLevel(this, steps);
      this.next = undefined;
      this.outcome = outcome;
      this.nodes = 0;
      return 'changed';
    }
    this.#areSingle &&= isSingle;
    return this.next === undefined ? this.#replace(root, nodes) : this.#join(root, nodes, outcome, steps);
  }

  #replace(root: TreeNode, nodes: number): 'changed' {
    this.next = root;
    this.nodes = nodes;
    return 'changed';
  }

  #join(
    root: TreeNode,
    nodes: number,
    { action }: Outcome,
    steps: Steps,
  ): 'changed' | 'unchanged' | 'contradicts' {
    // A rule is made needless by one that asks for less of its arguments.
    const { removed, redundant } = this.#areSingle ? unpruned : prune(this, root, action, steps);
    this.nodes -= removed;
    if (removed > 0 && this.next === undefined) return this.#replace(root, nodes);
    if (removed === 0 && redundant) return 'unchanged';
    const state: Graft = { behaviour: this.#kind.behaviour, steps, removed: 0 };
    const joined = graft(this, root, state);
    this.nodes -= state.removed;
    if (!joined) return 'contradicts';
    this.nodes += nodes - releaseLevel({ next: root }, steps);
    return 'changed';
  }
}

const unpruned: Pruned = { removed: 0, redundant: false };
