import { finish } from '../../../base/steps.ts';
import { GrowingTree } from './growingTree.ts';
import type { Outcome, TreeNode } from './node.ts';
import { NeverEnds, Steps } from './steps.ts';
import type { TreeKind } from './treeKind.ts';
import type { TreeRule } from './treeRule.ts';

/** Why a rule can't be joined to a tree: it contradicts another one (EEXIST), or the library would never come back. */
export type TreeRefusal = 'EEXIST' | 'endless';

/** The first rule that the library does not join to the others. */
export interface RefusedRule {
  /** Its place in the list of the rules. */
  readonly place: number;
  readonly refusal: TreeRefusal;
}

/** Far more than any rule needs that the library finishes with. */
const stepLimit = 1_000_000;

/** So many nodes are walked over in no time. A rule that is joined to a tree may walk over all of its nodes. */
const nodesAtOnce = 200_000;

/** What is to be known of a list of rules. */
interface Rules {
  readonly inOrder: () => readonly TreeRule[];
}

/**
 * What the rules of one call amount to, in the order in which they were added; of no use behind one that is refused. In
 * a tree the rules have their places in the list as numbers, from 0.
 */
export class CallTree {
  /** The library's count of the tree's nodes: calls with fewer come first in the program. */
  readonly nodes: number;
  /** Of the rule without conditions, which decides alone; undefined where there is a tree of nodes. */
  readonly outcome: Outcome | undefined;
  readonly refused: RefusedRule | undefined;
  readonly #kind: TreeKind;
  readonly #rules: Rules;
  /** The nodes themselves, until they are read. */
  #grown: GrowingTree | undefined;

  private constructor(kind: TreeKind, rules: Rules, { tree, refused }: Grown) {
    this.#kind = kind;
    this.#rules = rules;
    this.#grown = tree;
    this.nodes = tree.nodes;
    this.outcome = tree.next === undefined ? tree.outcome : undefined;
    this.refused = refused;
  }

  /** Joins rules to a tree; in steps, for there may be thousands. */
  static *of(kind: TreeKind, rules: Rules): Generator<undefined, CallTree> {
    return new CallTree(kind, rules, yield* grow(kind, rules.inOrder()));
  }

  /**
   * Makes something of the decision tree; it is undefined where a rule without conditions decides. The nodes are let go
   * then, for they are many, and mostly nobody needs them again.
   */
  read<Value>(make: (root: TreeNode | undefined) => Value): Value {
    const { next } = this.#grown ?? finish(grow(this.#kind, this.#rules.inOrder())).tree;
    this.#grown = undefined;
    return make(next);
  }
}

interface Grown {
  readonly tree: GrowingTree;
  readonly refused: RefusedRule | undefined;
}

function* grow(kind: TreeKind, rules: readonly TreeRule[]): Generator<undefined, Grown> {
  const tree = new GrowingTree(kind);
  for (let joined = 0; ; ) {
    const { place, refusal } = joinSome(tree, rules, joined);
    if (refusal !== undefined) return { tree, refused: { place, refusal } };
    if (place === rules.length) return { tree, refused: undefined };
    joined = place;
    yield undefined;
  }
}

/**
 * Joins as many rules to a tree as take no time.
 * @returns the place of the first that is refused, or else of the next one
 */
function joinSome(
  tree: GrowingTree,
  rules: readonly TreeRule[],
  first: number,
): { readonly place: number; readonly refusal: TreeRefusal | undefined } {
  const steps = new Steps(stepLimit);
  let walked = 0;
  let place = first;
  for (const rule of first === 0 ? rules : rules.slice(first)) {
    steps.restart();
    const refusal = join(tree, rule, place, steps);
    if (refusal !== undefined) return { place, refusal };
    place += 1;
    walked += tree.nodes;
    if (walked >= nodesAtOnce) break;
  }
  return { place, refusal: undefined };
}

function join(
  tree: GrowingTree,
  { conditions, action }: TreeRule,
  rule: number,
  steps: Steps,
): TreeRefusal | undefined {
  try {
    return tree.add(conditions, { action, rule }, steps) === 'contradicts' ? 'EEXIST' : undefined;
  } catch (error) {
    if (error instanceof NeverEnds) return 'endless';
    throw error;
  }
}
