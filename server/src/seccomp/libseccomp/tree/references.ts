import { startOfLevel, type TreeNode } from './node.ts';
import type { Steps } from './steps.ts';

/** Whatever holds a pointer to a level: a branch, a call's entry, a variable. */
export interface Holder {
  next: TreeNode | undefined;
}

export function retain(node: TreeNode | undefined): TreeNode | undefined {
  if (node !== undefined) node.references += 1;
  return node;
}

/**
 * Gives up one pointer to a node (src/db.c, _db_node_put). A node without pointers leaves its level, and the levels
 * beneath lose one; the holder then points at a neighbour, if there is one.
 * @returns how many nodes went
 */
export function release(holder: Holder, steps: Steps): number {
  const node = holder.next;
  if (node === undefined) return 0;
  steps.take();
  node.references -= 1;
  if (node.references !== 0) return 0;

  const before: Holder = { next: node.previous };
  const after: Holder = { next: node.following };
  if (before.next !== undefined) before.next.following = undefined;
  if (after.next !== undefined) after.next.previous = undefined;
  let gone = release(before, steps) + release(after, steps);
  if (before.next !== undefined) before.next.following = retain(after.next);
  if (after.next !== undefined) after.next.previous = retain(before.next);
  holder.next = before.next ?? after.next;

  gone += releaseLevel({ next: node.yes.next }, steps);
  gone += releaseLevel({ next: node.no.next }, steps);
  return gone + 1;
}

/** As `release`, and the whole level goes when nothing but its own list points at it (_db_tree_put, _db_level_clean). */
export function releaseLevel(holder: Holder, steps: Steps): number {
  const gone = release(holder, steps);
  return holder.next === undefined ? gone : gone + cleanLevel(holder.next, steps);
}

function cleanLevel(node: TreeNode, steps: Steps): number {
  const first = startOfLevel(node, steps);
  for (let each: TreeNode | undefined = first; each !== undefined; each = each.following) {
    steps.take();
    const links = (each.previous === undefined ? 0 : 1) + (each.following === undefined ? 0 : 1);
    if (each.references > links) return 0;
  }
  const holder: Holder = { next: first };
  let gone = 0;
  while (holder.next !== undefined) gone += release(holder, steps);
  return gone;
}
