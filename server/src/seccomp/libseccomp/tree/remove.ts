import { isLeaf, startOfLevel, type TreeNode } from './node.ts';
import { type Holder, release } from './references.ts';
import type { Steps } from './steps.ts';

/**
 * Takes a node, and what stands beneath it, out of a tree (src/db.c, _db_tree_remove). A node that leads nowhere any
 * more, and is met on the way, goes instead; the search ends with the first that went.
 * @returns how many nodes went
 */
export function removeNode(tree: Holder, wanted: TreeNode, steps: Steps): number {
  if (tree.next === undefined) return 0;
  let gone = 0;
  let node: TreeNode | undefined = startOfLevel(tree.next, steps);
  while (node !== undefined && gone === 0) {
    steps.take();
    if (node === wanted) return takeOut(tree, node, steps);
    gone += removeNode(node.yes, wanted, steps);
    gone += removeNode(node.no, wanted, steps);
    if (leadsNowhere(node)) return gone + takeOut(tree, node, steps);
    node = node.following;
  }
  return gone;
}

function leadsNowhere(node: TreeNode): boolean {
  return isLeaf(node) && !node.yes.decided && !node.no.decided;
}

function takeOut(tree: Holder, node: TreeNode, steps: Steps): number {
  if (tree.next === node) tree.next = node.previous ?? node.following;
  if (node.previous !== undefined) node.previous.following = node.following;
  if (node.following !== undefined) node.following.previous = node.previous;
  node.previous = undefined;
  node.following = undefined;
  return release({ next: node }, steps);
}
