import { allLeadTo } from './agreement.ts';
import { type Branch, isHigh, isLeaf, type TreeNode } from './node.ts';
import { asksTheSame, standsBehind } from './order.ts';
import { type Holder, release, retain } from './references.ts';
import type { Steps } from './steps.ts';

/** What the version of the library does differently. */
export interface TreeBehaviour {
  /**
   * Before 2.6.1 the action of a rule with LT or LE was put on the wrong branch when its upper half met that of another
   * (GHSA-4q85-33p6-j5g6).
   */
  readonly lowerBoundsMisplaced: boolean;
}

export interface Graft {
  readonly behaviour: TreeBehaviour;
  readonly steps: Steps;
  /** Taken off the count of the call's nodes. */
  removed: number;
}

/**
 * Joins the chain of a rule to a level of the call's tree (src/db.c, _db_tree_add).
 * @returns whether it could be joined; false is the library's EEXIST
 */
export function graft(existing: Holder, added: TreeNode, state: Graft): boolean {
  let node = existing.next;
  while (node !== undefined) {
    state.steps.take();
    if (asksTheSame(node, added)) return merge(node, added, state);
    if (standsBehind(node, added)) {
      insertBefore(existing, node, added, state.steps);
      return true;
    }
    if (node.following === undefined) {
      added.previous = retain(node);
      node.following = retain(added);
      return true;
    }
    node = node.following;
  }
  return true;
}

function insertBefore(existing: Holder, node: TreeNode, added: TreeNode, steps: Steps): void {
  if (node.previous === undefined) {
    node.previous = retain(added);
    added.following = retain(node);
  } else {
    // The pointers that the neighbours give up and take are not counted here, as they are not in the library.
    node.previous.following = retain(added);
    added.previous = node.previous;
    node.previous = retain(added);
    added.following = node;
  }
  if (existing.next === node) {
    existing.next = retain(added);
    release({ next: node }, steps);
  }
}

/** Two nodes that ask the same become one, answer by answer. */
function merge(node: TreeNode, added: TreeNode, state: Graft): boolean {
  return (
    mergeAction('yes', node, added, state) &&
    mergeAction('no', node, added, state) &&
    (mergeNext(node.yes, added.yes, state) ?? mergeNext(node.no, added.no, state) ?? true)
  );
}

function mergeAction(side: 'yes' | 'no', node: TreeNode, added: TreeNode, state: Graft): boolean {
  const old = node[side];
  const fresh = added[side];
  if (!fresh.decided) return true;
  if (!old.decided) {
    if (!allLeadTo(old.next, fresh.outcome.action, state.steps)) return false;
    state.removed += release(old, state.steps);
    old.next = undefined;
    old.decided = true;
    old.outcome = fresh.outcome;
    return true;
  }
  if (old.outcome.action === fresh.outcome.action) return true;
  const [before, after] = [node.question.wholeDatum, added.question.wholeDatum];
  const wider = side === 'yes' ? after > before : after < before;
  if (isHigh(added.question) && wider) {
    if (side === 'no' && state.behaviour.lowerBoundsMisplaced) node.yes.outcome = added.yes.outcome;
    else old.outcome = fresh.outcome;
  }
  return !isLeaf(node) && !isLeaf(added);
}

/** @returns undefined where the other answer is still to be looked at */
function mergeNext(old: Branch, fresh: Branch, state: Graft): boolean | undefined {
  if (fresh.next === undefined) return undefined;
  if (old.next !== undefined) return graft(old, fresh.next, state) ? undefined : false;
  // The existing rule is the shorter one: it has decided already, and the new one is dropped without a word.
  if (old.decided) return true;
  old.next = retain(fresh.next);
  return undefined;
}
