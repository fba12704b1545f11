import { type Branch, startOfLevel, type TreeNode } from './node.ts';
import type { Steps } from './steps.ts';

/** Whether every action of a level and of all beneath is this one (src/db.c, _db_tree_act_check). */
export function allLeadTo(level: TreeNode | undefined, action: number, steps: Steps): boolean {
  if (level === undefined) return true;
  for (
    let node: TreeNode | undefined = startOfLevel(level, steps);
    node !== undefined;
    node = node.following
  ) {
    steps.take();
    const { yes, no } = node;
    if (!mayLeadTo(yes, action) || !mayLeadTo(no, action)) return false;
    if (!allLeadTo(yes.next, action, steps) || !allLeadTo(no.next, action, steps)) return false;
  }
  return true;
}

function mayLeadTo(branch: Branch, action: number): boolean {
  return !branch.decided || branch.outcome.action === action;
}
