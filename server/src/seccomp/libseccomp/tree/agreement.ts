import { startOfLevel, type TreeNode } from './node.ts';
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
    for (const branch of [node.yes, node.no]) {
      if (branch.decided && branch.action !== action) return false;
    }
    if (!allLeadTo(node.yes.next, action, steps) || !allLeadTo(node.no.next, action, steps)) return false;
  }
  return true;
}
