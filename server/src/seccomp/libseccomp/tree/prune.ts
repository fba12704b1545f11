import { allLeadTo } from './agreement.ts';
import { isLeaf, startOfLevel, type TreeNode } from './node.ts';
import { asksTheSame, standsBehind } from './order.ts';
import { type Holder, release, retain } from './references.ts';
import { removeNode } from './remove.ts';
import type { Steps } from './steps.ts';

/** What the comparison of a call's tree with a new chain has shown so far. */
export interface Comparison {
  readonly matched: boolean;
  /** Whether anything matched on the way, even if the match broke later. */
  readonly matchedOnce: boolean;
  readonly existingEnds: boolean;
  readonly addedEnds: boolean;
  /** The existing tree asks something first that the new chain does not ask. */
  readonly existingAsksMore: boolean;
  readonly addedAsksMore: boolean;
}

const nothingSeen: Comparison = {
  matched: false,
  matchedOnce: false,
  existingEnds: false,
  addedEnds: false,
  existingAsksMore: false,
  addedAsksMore: false,
};

export interface Pruned {
  readonly removed: number;
  /** The existing tree decides all that the new chain asks, with fewer questions: the new rule is not needed. */
  readonly redundant: boolean;
}

/**
 * Takes out of a call's tree what a new, shorter chain of the same action makes needless (src/db.c, _db_tree_prune).
 * @param tree what holds the root of the call's tree
 */
export function prune(tree: Holder, added: TreeNode | undefined, action: number, steps: Steps): Pruned {
  const pruning = new Pruning(tree, action, steps);
  const seen = pruning.level(tree, added, nothingSeen);
  return {
    removed: pruning.removed,
    redundant: seen.matched && seen.existingEnds && seen.addedAsksMore,
  };
}

class Pruning {
  removed = 0;
  private readonly tree: Holder;
  private readonly action: number;
  private readonly steps: Steps;
  private readonly memory = new Map<string, { readonly seen: Comparison; readonly cost: number }>();
  private readonly numbers = new Map<TreeNode, number>();

  constructor(tree: Holder, action: number, steps: Steps) {
    this.tree = tree;
    this.action = action;
    this.steps = steps;
  }

  /** Compares a level with the chain from one of its nodes on, and tells what has been seen. */
  level(existing: Holder, added: TreeNode | undefined, before: Comparison): Comparison {
    let seen = before;
    if (added !== undefined && existing.next !== undefined && (before.matched || !before.matchedOnce)) {
      seen = this.remembered(startOfLevel(existing.next, this.steps), added, before);
    }
    return seen.matched ? unite(before, seen) : { ...before, matched: false };
  }

  /** The same comparison has the same result as long as nothing has been taken out. */
  private remembered(first: TreeNode, added: TreeNode, before: Comparison): Comparison {
    const key = `${this.numberOf(first)} ${this.numberOf(added)} ${Object.values(before).map(Number).join('')}`;
    const known = this.memory.get(key);
    if (known !== undefined) {
      this.steps.spend(known.cost);
      return known.seen;
    }
    const { removed } = this;
    const { spent } = this.steps;
    const seen = this.nodes(first, added, before);
    if (this.removed === removed) this.memory.set(key, { seen, cost: this.steps.spent - spent });
    else this.memory.clear();
    return seen;
  }

  private numberOf(node: TreeNode): number {
    const number = this.numbers.get(node) ?? this.numbers.size;
    this.numbers.set(node, number);
    return number;
  }

  private nodes(first: TreeNode, added: TreeNode, before: Comparison): Comparison {
    let seen = before;
    let node: TreeNode | undefined = first;
    while (node !== undefined) {
      this.steps.take();
      const following: TreeNode | undefined = node.following;
      const step = this.node(node, added, before, seen);
      seen = step.seen;
      if (step.done) return seen;
      node = following;
    }
    return { ...seen, matched: false };
  }

  private node(node: TreeNode, added: TreeNode, before: Comparison, seen: Comparison): Step {
    if (asksTheSame(node, added)) return this.same(node, added, before, seen);
    if (standsBehind(node, added)) {
      if (before.addedAsksMore) return { seen, done: true };
      return this.deeper(node, added, before, seen);
    }
    if (before.existingAsksMore) return { seen, done: true };
    return this.ahead(node, added, before, seen);
  }

  /** The existing node asks something else first: the chain may begin beneath it. */
  private deeper(node: TreeNode, added: TreeNode, before: Comparison, seen: Comparison): Step {
    const next: Comparison = { ...before, matched: false, existingAsksMore: true };
    return this.eitherSide(
      node,
      seen,
      (current, side) => current[side].next !== undefined,
      (current, side) => this.level(current[side], added, next),
    );
  }

  /** The chain asks something else first: its rest may match here. */
  private ahead(node: TreeNode, added: TreeNode, before: Comparison, seen: Comparison): Step {
    const next: Comparison = { ...before, matched: false, addedAsksMore: true };
    return this.eitherSide(
      node,
      seen,
      (_, side) => added[side].next !== undefined,
      (current, side) => this.level({ next: current }, added[side].next, next),
    );
  }

  /** Looks at both answers until one matches. A node may go meanwhile; a neighbour then takes its place. */
  private eitherSide(
    node: TreeNode,
    seen: Comparison,
    applies: (current: TreeNode, side: Side) => boolean,
    compare: (current: TreeNode, side: Side) => Comparison,
  ): Step {
    let current: TreeNode | undefined = node;
    for (const side of sides) {
      if (current === undefined) break;
      if (!applies(current, side)) continue;
      const { found, kept }: Look = this.holding(current, (held) => compare(held, side));
      if (found.matched) return { seen: unite(seen, found), done: true };
      current = kept;
    }
    return { seen, done: false };
  }

  /** Compares while a pointer keeps the node alive, as the library does. */
  private holding(node: TreeNode, compare: (held: TreeNode) => Comparison): Look {
    const pin: Holder = { next: retain(node) };
    const found = compare(node);
    this.removed += release(pin, this.steps);
    return { found, kept: pin.next };
  }

  private same(node: TreeNode, added: TreeNode, before: Comparison, seenBefore: Comparison): Step {
    let seen: Comparison = {
      ...seenBefore,
      matched: true,
      matchedOnce: true,
      addedEnds: seenBefore.addedEnds || isLeaf(added),
      existingEnds: seenBefore.existingEnds || isLeaf(node),
    };
    if (leadsFurther(node.yes, added.yes) || leadsFurther(node.no, added.no)) return { seen, done: true };
    if (seen.addedEnds && seen.existingEnds && actionsDiffer(node, added)) return { seen, done: true };

    let current: TreeNode = node;
    for (const side of sides) {
      const next = added[side].next;
      if (next === undefined) continue;
      const { found, kept } = this.holding(current, (held) =>
        this.level(held[side], next, { ...before, matched: true, matchedOnce: true }),
      );
      if (found.matched) seen = unite(seen, found);
      if (kept === undefined) return { seen, done: false };
      current = kept;
    }

    if (!seen.matched || !allLeadTo(current, this.action, this.steps)) return { seen, done: false };
    if (seen.addedEnds && seen.existingAsksMore) {
      this.removed += removeNode(this.tree, current, this.steps);
      return { seen, done: this.tree.next === undefined };
    }
    return { seen, done: seen.existingEnds && seen.addedAsksMore };
  }
}

type Side = 'yes' | 'no';

const sides = ['yes', 'no'] as const;

interface Look {
  readonly found: Comparison;
  readonly kept: TreeNode | undefined;
}

interface Step {
  readonly seen: Comparison;
  /** Whether the comparison of this level is over. */
  readonly done: boolean;
}

function leadsFurther(existing: TreeNode['yes'], added: TreeNode['yes']): boolean {
  return (existing.decided || existing.next !== undefined) && !(added.decided || added.next !== undefined);
}

function actionsDiffer(left: TreeNode, right: TreeNode): boolean {
  return sides.some(
    (side) => left[side].decided !== right[side].decided || left[side].action !== right[side].action,
  );
}

function unite(left: Comparison, right: Comparison): Comparison {
  return {
    matched: left.matched || right.matched,
    matchedOnce: left.matchedOnce || right.matchedOnce,
    existingEnds: left.existingEnds || right.existingEnds,
    addedEnds: left.addedEnds || right.addedEnds,
    existingAsksMore: left.existingAsksMore || right.existingAsksMore,
    addedAsksMore: left.addedAsksMore || right.addedAsksMore,
  };
}
