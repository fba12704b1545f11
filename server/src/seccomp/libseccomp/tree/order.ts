import type { Operator } from '../condition.ts';
import type { TreeNode } from './node.ts';

/** The order of the nodes on one level (src/db.c, _db_chain_lt): it, and not the profile's, decides which rule is tried first. */
export function standsBehind({ question: left }: TreeNode, { question: right }: TreeNode): boolean {
  // Later arguments are asked first, and the upper half before the lower.
  if (left.word !== right.word) return left.word < right.word;
  if (left.rank !== right.rank) return left.rank < right.rank;
  return left.rank === descendingRank ? left.datum > right.datum : left.datum < right.datum;
}

/** Whether two nodes ask the same question. */
export function asksTheSame({ question: left }: TreeNode, { question: right }: TreeNode): boolean {
  return (
    left.datum === right.datum &&
    left.word === right.word &&
    left.test === right.test &&
    left.mask === right.mask
  );
}

/** Of these larger values come first. */
const descendingRank = 2;

export function rankOf(operator: Operator): number {
  switch (operator) {
    case 'LE':
    case 'LT':
      return descendingRank;
    case 'GE':
    case 'GT':
      return 1;
    default:
      return 3;
  }
}
