import type { Operator } from '../condition.ts';
import type { TreeNode } from './node.ts';

/** The order of the nodes on one level (src/db.c, _db_chain_lt): it, and not the profile's, decides which rule is tried first. */
export function standsBehind(left: TreeNode, right: TreeNode): boolean {
  const word = wordRank(left) - wordRank(right);
  if (word !== 0) return word < 0;
  const operator = operatorRank(left.operator) - operatorRank(right.operator);
  if (operator !== 0) return operator < 0;
  const descending = left.operator === 'LE' || left.operator === 'LT';
  return descending ? left.datum > right.datum : left.datum < right.datum;
}

/** Whether two nodes ask the same question. */
export function asksTheSame(left: TreeNode, right: TreeNode): boolean {
  return (
    left.argument === right.argument &&
    left.high === right.high &&
    left.test === right.test &&
    left.datum === right.datum &&
    left.mask === right.mask
  );
}

/** Later arguments are asked first, and the upper half before the lower. */
function wordRank(node: TreeNode): number {
  return node.argument * 2 + (node.high ? 1 : 0);
}

function operatorRank(operator: Operator): number {
  switch (operator) {
    case 'LE':
    case 'LT':
      return 2;
    case 'GE':
    case 'GT':
      return 1;
    default:
      return 3;
  }
}
