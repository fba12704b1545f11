import type { Operator } from '../condition.ts';
import type { Steps } from './steps.ts';

/** What a node asks of one 32-bit word of an argument; all else is expressed by which way leads on. */
export type Test = 'equal' | 'maskedEqual' | 'greater' | 'greaterOrEqual';

/** Where one answer of a node leads: to another level of nodes, to an action, to neither or, in odd trees, to both. */
export interface Branch {
  next: TreeNode | undefined;
  /** Whether there is an action. */
  decided: boolean;
  /** The action as libseccomp's number; 0 where there is none. */
  action: number;
  /** The rule that gave the action. */
  rule: number;
}

/**
 * A node of a call's decision tree (src/db.h, struct db_arg_chain_tree). Nodes of one level form a list, which is tried
 * in order; several branches may lead into the same level.
 */
export interface TreeNode {
  readonly argument: number;
  /** Whether it looks at the upper half of a 64-bit argument. */
  readonly high: boolean;
  readonly test: Test;
  /** As the rule had it; it counts when nodes are put in order. */
  readonly operator: Operator;
  readonly mask: number;
  readonly datum: number;
  /** All 64 bits of what the rule compares with. */
  readonly wholeDatum: bigint;
  readonly yes: Branch;
  readonly no: Branch;
  previous: TreeNode | undefined;
  following: TreeNode | undefined;
  /** How many pointers the library would count; a level that none points at is dropped. */
  references: number;
}

export type NodeContent = Pick<
  TreeNode,
  'argument' | 'high' | 'test' | 'operator' | 'mask' | 'datum' | 'wholeDatum'
>;

function emptyBranch(): Branch {
  return { next: undefined, decided: false, action: 0, rule: -1 };
}

/** A node that leads nowhere yet. The datum loses the bits outside the mask. */
export function newNode(content: NodeContent): TreeNode {
  const { argument, high, test, operator, mask, datum, wholeDatum } = content;
  return {
    argument,
    high,
    test,
    operator,
    mask: mask >>> 0,
    datum: (datum & mask) >>> 0,
    wholeDatum,
    yes: emptyBranch(),
    no: emptyBranch(),
    previous: undefined,
    following: undefined,
    references: 0,
  };
}

/**
 * The first node of the level that a node stands on. A new node can get into a level twice where several branches lead
 * there, and the level then goes round in a circle: the library walks it for ever.
 */
export function startOfLevel(node: TreeNode, steps: Steps): TreeNode {
  let first = node;
  while (first.previous !== undefined) {
    steps.take();
    first = first.previous;
  }
  return first;
}

/** Whether nothing stands beneath. */
export function isLeaf(node: TreeNode): boolean {
  return node.yes.next === undefined && node.no.next === undefined;
}
