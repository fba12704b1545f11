import { finish } from '../../../base/steps.ts';
import type { Outcome } from './chain.ts';
import { GrowingTree, type TreeKind } from './growingTree.ts';
import type { TreeNode } from './node.ts';
import { NeverEnds, Steps } from './steps.ts';
import type { TreeRule } from './treeRule.ts';

/** Why a rule can't be joined to a tree: it contradicts another one (EEXIST), or the library would never come back. */
export type TreeRefusal = 'EEXIST' | 'endless';

/** Far more than any rule needs that the library finishes with. */
const stepLimit = 1_000_000;

/** So many nodes are walked over in no time. A rule that is joined to a tree may walk over all of its nodes. */
export const nodesAtOnce = 200_000;

/** More than there are ways in which the profiles of a workspace begin to treat a call. */
const mostBeginnings = 1_000;
/** Of more versions of a rule that stands behind others nothing is remembered. */
const mostFollowing = 8;

/** The trees from which all others are reached. */
const empty = new Map<string, CallTree>();

/**
 * What the rules of one call amount to, in the order in which they were added. That depends on nothing but the rules and
 * is never changed, so it is worked out once for all calls, architectures and profiles that have the same ones: an edit
 * of a long profile costs no more than the calls that it touches. In a tree the rules have numbers of its own, from 0.
 */
export class CallTree {
  /** The library's count of the tree's nodes: calls with fewer come first in the program. */
  readonly nodes: number;
  /** Of the rule without conditions, which decides alone; undefined where there is a tree of nodes. */
  readonly outcome: Outcome | undefined;
  /** How many rules it has, without those that made no difference. */
  readonly length: number;
  readonly #kind: TreeKind;
  readonly #before: CallTree | undefined;
  readonly #rule: TreeRule | undefined;
  /** What was asked for last: version after version of a profile mostly asks for the same. */
  #latestRule: TreeRule | undefined;
  #latestTree: CallTree | TreeRefusal | undefined;
  /** The others that were asked for, the newest last. */
  #following: Map<TreeRule, CallTree | TreeRefusal> | undefined;
  /** The nodes themselves, until they are read. Another rule is joined to them, and they go over to the tree with that rule. */
  #growing: GrowingTree | undefined;

  private constructor(kind: TreeKind, growing: GrowingTree, before?: CallTree, rule?: TreeRule) {
    this.#kind = kind;
    this.#growing = growing;
    this.#before = before;
    this.#rule = rule;
    this.nodes = growing.nodes;
    this.outcome = growing.next === undefined ? growing.outcome : undefined;
    this.length = before === undefined ? 0 : before.length + 1;
  }

  /** The tree without rules. */
  static empty(kind: TreeKind): CallTree {
    const key = `${kind.bits} ${kind.behaviour.lowerBoundsMisplaced}`;
    const tree = empty.get(key) ?? new CallTree(kind, new GrowingTree(kind));
    empty.set(key, tree);
    return tree;
  }

  /** The tree with one more rule; itself where the rule makes no difference. */
  with(rule: TreeRule): CallTree | TreeRefusal {
    const [latestRule, latestTree] = [this.#latestRule, this.#latestTree];
    if (latestRule === rule && latestTree !== undefined) return latestTree;
    if (latestRule !== undefined && latestTree !== undefined) this.#remember(latestRule, latestTree);
    const tree = this.#following?.get(rule) ?? this.#joined(rule);
    this.#following?.delete(rule);
    this.#latestRule = rule;
    this.#latestTree = tree;
    return tree;
  }

  #remember(rule: TreeRule, tree: CallTree | TreeRefusal): void {
    this.#following ??= new Map();
    this.#following.set(rule, tree);
    const [oldest] = this.#following.keys();
    const most = this.#before === undefined ? mostBeginnings : mostFollowing;
    if (this.#following.size > most && oldest !== undefined) this.#following.delete(oldest);
  }

  /**
   * Makes something of the decision tree; it is undefined where a rule without conditions decides. The nodes are let go
   * then, for they are many, and nobody but another rule would need them.
   */
  read<Value>(make: (root: TreeNode | undefined) => Value): Value {
    const { next } = this.#growing ?? this.#anew();
    this.#growing = undefined;
    return make(next);
  }

  /**
   * Makes the nodes in steps where they are gone, as after an edit among thousands of rules, and `with` would need them
   * for a rule.
   */
  *ready(rule: TreeRule): Generator<undefined, void> {
    const isKnown = this.#latestRule === rule || this.#following?.has(rule) === true;
    if (!isKnown && this.#growing === undefined) this.#growing = yield* this.#anewInSteps();
  }

  #joined(rule: TreeRule): CallTree | TreeRefusal {
    const growing = this.#growing ?? this.#anew();
    this.#growing = undefined;
    try {
      switch (
        growing.add(rule.conditions, { action: rule.action, rule: this.length }, new Steps(stepLimit))
      ) {
        case 'contradicts':
          return 'EEXIST';
        case 'unchanged':
          this.#growing = growing;
          return this;
        case 'changed':
          return new CallTree(this.#kind, growing, this, rule);
      }
    } catch (error) {
      if (error instanceof NeverEnds) return 'endless';
      throw error;
    }
  }

  #anew(): GrowingTree {
    return finish(this.#anewInSteps());
  }

  *#anewInSteps(): Generator<undefined, GrowingTree> {
    const rules: TreeRule[] = [];
    for (let tree: CallTree = this; tree.#before !== undefined; tree = tree.#before) {
      if (tree.#rule !== undefined) rules.push(tree.#rule);
    }
    const growing = new GrowingTree(this.#kind);
    let walked = 0;
    for (const [rule, { conditions, action }] of rules.reverse().entries()) {
      growing.add(conditions, { action, rule }, new Steps(stepLimit));
      walked += growing.nodes;
      if (walked < nodesAtOnce) continue;
      walked = 0;
      yield undefined;
    }
    return growing;
  }
}
