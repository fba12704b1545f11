import type { Steps } from './steps.ts';

/** What a node asks of one 32-bit word of an argument; all else is expressed by which way leads on. */
export type Test = 'equal' | 'maskedEqual' | 'greater' | 'greaterOrEqual';

/** Where one answer of a node leads: to another level of nodes, to an action, to neither or, in odd trees, to both. */
export interface Branch {
  next: TreeNode | undefined;
  /** Whether there is an action. */
  decided: boolean;
  /** The action; in odd trees there is one that does not count. */
  outcome: Outcome;
}

/** What a rule does when its conditions hold. */
export interface Outcome {
  /** libseccomp's number. */
  readonly action: number;
  /** The rule's number in the order in which the runtime adds them. */
  readonly rule: number;
}

const noOutcome: Outcome = { action: 0, rule: -1 };

/** A node's question; one object for all calls of the rule that it comes from. */
export interface Question {
  /** Which word of the call's arguments: twice the argument, and one more for its upper half. */
  readonly word: number;
  readonly test: Test;
  /** The place of the rule's operator among those on one word: what ranks higher is asked first. */
  readonly rank: number;
  readonly mask: number;
  /** Without the bits outside the mask. */
  readonly datum: number;
  /** All 64 bits of what the rule compares with. */
  readonly wholeDatum: bigint;
}

/**
 * A node of a call's decision tree (src/db.h, struct db_arg_chain_tree). Nodes of one level form a list, which is tried
 * in order; several branches may lead into the same level.
 */
export interface TreeNode {
  readonly question: Question;
  readonly yes: Branch;
  readonly no: Branch;
  previous: TreeNode | undefined;
  following: TreeNode | undefined;
  /** How many pointers the library would count; a level that none points at is dropped. */
  references: number;
}

function emptyBranch(): Branch {
  return { next: undefined, decided: false, outcome: noOutcome };
}

/** A node that leads nowhere yet. */
export function newNode(question: Question): TreeNode {
  return {
    question,
    yes: emptyBranch(),
    no: emptyBranch(),
    previous: undefined,
    following: undefined,
    references: 0,
  };
}

/** Whether a node looks at the upper half of a 64-bit argument. */
export function isHigh({ word }: Question): boolean {
  return (word & 1) === 1;
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
