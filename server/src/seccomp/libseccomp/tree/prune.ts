import { allLeadTo } from './agreement.ts';
import { type Branch, isLeaf, startOfLevel, type TreeNode } from './node.ts';
import { asksTheSame, standsBehind } from './order.ts';
import { type Holder, release, retain } from './references.ts';
import { removeNode } from './remove.ts';
import type { Steps } from './steps.ts';

/**
 * What the comparison of a call's tree with a new chain has shown so far, as bits: a filter is put together at each
 * keystroke, and an object for each pair of nodes is most of what that costs.
 */
type Seen = number;

const matched = 1;
/** Something matched on the way, even if the match broke later. */
const matchedOnce = 2;
const existingEnds = 4;
const addedEnds = 8;
/** The existing tree asks something first that the new chain does not ask. */
const existingAsksMore = 16;
const addedAsksMore = 32;
/** The comparison of the level is over. */
const over = 64;

/** More than the number of the bits of `Seen`, for keys. */
const allSeen = 128;
/** More nodes than the steps on one rule can meet. */
const allNodes = 2 ** 21;

/** Comparisons of fewer steps are made again sooner than remembered. */
const worthRemembering = 128;

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
  const seen = pruning.level(tree, added, 0);
  return {
    removed: pruning.removed,
    redundant: has(seen, matched) && has(seen, existingEnds) && has(seen, addedAsksMore),
  };
}

class Pruning {
  removed = 0;
  private readonly tree: Holder;
  private readonly action: number;
  private readonly steps: Steps;
  /** Made where something is worth remembering, which is rare. */
  private memory: Map<number, { readonly seen: Seen; readonly cost: number }> | undefined;
  private numbers: Map<TreeNode, number> | undefined;

  constructor(tree: Holder, action: number, steps: Steps) {
    this.tree = tree;
    this.action = action;
    this.steps = steps;
  }

  /** Compares a level with the chain from one of its nodes on, and tells what has been seen. */
  level(existing: Holder, added: TreeNode | undefined, before: Seen): Seen {
    let seen = before;
    if (
      added !== undefined &&
      existing.next !== undefined &&
      (has(before, matched) || !has(before, matchedOnce))
    ) {
      seen = this.remembered(startOfLevel(existing.next, this.steps), added, before);
    }
    return has(seen, matched) ? before | seen : without(before, matched);
  }

  /** The same comparison has the same result as long as nothing has been taken out. */
  private remembered(first: TreeNode, added: TreeNode, before: Seen): Seen {
    const known = this.memory?.get(this.keyOf(first, added, before));
    if (known !== undefined) {
      this.steps.spend(known.cost);
      return known.seen;
    }
    const { removed } = this;
    const { spent } = this.steps;
    const seen = this.nodes(first, added, before);
    const cost = this.steps.spent - spent;
    if (this.removed !== removed) this.memory = undefined;
    else if (cost >= worthRemembering) {
      this.memory ??= new Map();
      this.memory.set(this.keyOf(first, added, before), { seen, cost });
    }
    return seen;
  }

  private keyOf(first: TreeNode, added: TreeNode, before: Seen): number {
    return (this.numberOf(first) * allNodes + this.numberOf(added)) * allSeen + before;
  }

  private numberOf(node: TreeNode): number {
    this.numbers ??= new Map();
    const number = this.numbers.get(node) ?? this.numbers.size;
    this.numbers.set(node, number);
    return number;
  }

  private nodes(first: TreeNode, added: TreeNode, before: Seen): Seen {
    let seen = before;
    let node: TreeNode | undefined = first;
    while (node !== undefined) {
      this.steps.take();
      const following: TreeNode | undefined = node.following;
      seen = this.node(node, added, before, seen);
      if (has(seen, over)) return without(seen, over);
      node = following;
    }
    return without(seen, matched);
  }

  private node(node: TreeNode, added: TreeNode, before: Seen, seen: Seen): Seen {
    if (asksTheSame(node, added)) return this.same(node, added, before, seen);
    const isDeeper = standsBehind(node, added);
    if (has(before, isDeeper ? addedAsksMore : existingAsksMore)) return seen | over;
    return this.eitherSide(node, added, before, seen, isDeeper);
  }

  /**
   * Looks at both answers until one matches. A node may go meanwhile; a neighbour then takes its place.
   * @param isDeeper the existing node asks something else first, and the chain may begin beneath it; else the chain does,
   * and its rest may match here
   */
  private eitherSide(node: TreeNode, added: TreeNode, before: Seen, seen: Seen, isDeeper: boolean): Seen {
    // Most nodes lead nowhere.
    if (isLeaf(isDeeper ? node : added)) return seen;
    const next = without(before, matched) | (isDeeper ? existingAsksMore : addedAsksMore);
    let current: TreeNode | undefined = node;
    for (const side of sides) {
      if (current === undefined) break;
      const { next: rest } = added[side];
      if ((isDeeper ? current[side].next : rest) === undefined) continue;
      const pin = hold(current);
      const found = isDeeper
        ? this.level(current[side], added, next)
        : this.level({ next: current }, rest, next);
      this.removed += release(pin, this.steps);
      if (has(found, matched)) return seen | found | over;
      current = pin.next;
    }
    return seen;
  }

  private same(node: TreeNode, added: TreeNode, before: Seen, seenBefore: Seen): Seen {
    let seen = seenBefore | matched | matchedOnce;
    if (isLeaf(added)) seen |= addedEnds;
    if (isLeaf(node)) seen |= existingEnds;
    if (leadsFurther(node.yes, added.yes) || leadsFurther(node.no, added.no)) return seen | over;
    if (has(seen, addedEnds) && has(seen, existingEnds) && actionsDiffer(node, added)) return seen | over;

    let current: TreeNode = node;
    for (const side of sides) {
      const { next } = added[side];
      if (next === undefined) continue;
      const pin = hold(current);
      const found = this.level(current[side], next, before | matched | matchedOnce);
      this.removed += release(pin, this.steps);
      if (has(found, matched)) seen |= found;
      if (pin.next === undefined) return seen;
      current = pin.next;
    }

    if (!has(seen, matched) || !allLeadTo(current, this.action, this.steps)) return seen;
    if (has(seen, addedEnds) && has(seen, existingAsksMore)) {
      this.removed += removeNode(this.tree, current, this.steps);
      return this.tree.next === undefined ? seen | over : seen;
    }
    return has(seen, existingEnds) && has(seen, addedAsksMore) ? seen | over : seen;
  }
}

const sides = ['yes', 'no'] as const;

function has(seen: Seen, bit: number): boolean {
  return (seen & bit) !== 0;
}

function without(seen: Seen, bit: number): Seen {
  return seen & ~bit;
}

/** A pointer keeps the node alive while it is compared, as in the library. */
function hold(node: TreeNode): Holder {
  return { next: retain(node) };
}

function leadsFurther(existing: Branch, added: Branch): boolean {
  return (existing.decided || existing.next !== undefined) && !(added.decided || added.next !== undefined);
}

function actionsDiffer({ yes, no }: TreeNode, { yes: otherYes, no: otherNo }: TreeNode): boolean {
  return differ(yes, otherYes) || differ(no, otherNo);
}

function differ(left: Branch, right: Branch): boolean {
  return left.decided !== right.decided || left.outcome.action !== right.outcome.action;
}
