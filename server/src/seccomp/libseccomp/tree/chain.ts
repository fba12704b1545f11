import { remembering } from '../../../base/remembering.ts';
import { type Condition, datumOf, highWord, lowWord, maskOf, type Operator } from '../condition.ts';
import { type Branch, newNode, type Outcome, type Question, type Test, type TreeNode } from './node.ts';
import { rankOf } from './order.ts';
import { retain } from './references.ts';

/**
 * The chain of a rule's conditions in the order of their arguments, as a tree of its own (src/db.c, _db_rule_gen_64 and
 * _db_rule_gen_32).
 * @returns undefined where nothing is asked
 */
export function chainOf({ all }: AskedByRule, outcome: Outcome): TreeNode | undefined {
  let next: TreeNode | undefined;
  for (let index = all.length - 1; index >= 0; index--) {
    const asked = all[index];
    if (asked !== undefined) next = linkOf(asked, next ?? outcome);
  }
  return retain(next);
}

/** A comparison under a mask without bits, which no argument can fail. */
export function alwaysHolds(condition: Condition, bits: 32 | 64): boolean {
  if (condition.operator !== 'MASKED_EQ') return false;
  const mask = maskOf(condition);
  return lowWord(mask) === 0 && (bits === 32 || highWord(mask) === 0);
}

/** What a rule asks. */
export interface AskedByRule {
  /** For each condition; empty where none is left: the rule is unconditional. */
  readonly all: readonly Asked[];
  /** How many nodes that takes. */
  readonly nodes: number;
  /** Whether it is about one argument alone. */
  readonly isSingle: boolean;
}

/** What is asked for one condition: of a 64-bit argument by halves, an order in three nodes, equality in two. */
interface Asked {
  readonly operator: Operator;
  /** Whether the upper half is greater, where the condition is one of order. */
  readonly above: Question | undefined;
  /** Whether the upper half is the same; undefined where arguments have 32 bits. */
  readonly high: Question | undefined;
  readonly low: Question;
}

/**
 * The nodes of one condition.
 * @param held where it leads when it holds: to what is asked next, or to the outcome
 * @returns the first of them
 */
function linkOf({ operator, above, high, low }: Asked, held: TreeNode | Outcome): TreeNode {
  const last = newNode(low);
  if (high === undefined) {
    lead(isTurned(operator) ? last.no : last.yes, held);
    return last;
  }
  const same = newNode(high);
  same.yes.next = retain(last);
  if (above === undefined) {
    if (operator === 'NE') lead(same.no, held);
    lead(operator === 'NE' ? last.no : last.yes, held);
    return same;
  }
  const first = newNode(above);
  first.no.next = retain(same);
  lead(isTurned(operator) ? same.no : first.yes, held);
  lead(isTurned(operator) ? last.no : last.yes, held);
  return first;
}

function lead(branch: Branch, held: TreeNode | Outcome): void {
  if ('question' in held) {
    branch.next = retain(held);
  } else {
    branch.decided = true;
    branch.outcome = held;
  }
}

/** Whether a condition holds where what is asked of the word does not. */
function isTurned(operator: Operator): boolean {
  return operator === 'NE' || operator === 'LT' || operator === 'LE';
}

/**
 * What the conditions of a rule ask in the order of their arguments; found once for all calls of the rule.
 * @param conditions at most one for each argument
 */
export function askedBy(conditions: readonly Condition[], bits: 32 | 64): AskedByRule {
  return bits === 64 ? askedOfHalves(conditions) : askedOfWords(conditions);
}

const askedOfHalves = remembering((conditions: readonly Condition[]) =>
  byRule(
    inOrder(conditions, 64).map((condition): Asked => {
      const { operator } = condition;
      const isOrder = operator !== 'EQ' && operator !== 'NE' && operator !== 'MASKED_EQ';
      const high = question(condition, true, operator === 'MASKED_EQ' ? 'maskedEqual' : 'equal');
      const above = isOrder ? question(condition, true, 'greater') : undefined;
      return { operator, above, high, low: question(condition, false, lowTest(operator)) };
    }),
  ),
);

/** Where arguments have 32 bits the upper halves of mask and value are dropped without a word. */
const askedOfWords = remembering((conditions: readonly Condition[]) =>
  byRule(
    inOrder(conditions, 32).map((condition): Asked => {
      const { operator } = condition;
      const low = question(condition, false, lowTest(operator));
      return { operator, above: undefined, high: undefined, low };
    }),
  ),
);

function byRule(all: readonly Asked[]): AskedByRule {
  const nodesOf = ({ above, high }: Asked): number =>
    1 + (high === undefined ? 0 : 1) + (above === undefined ? 0 : 1);
  return { all, nodes: all.reduce((sum, each) => sum + nodesOf(each), 0), isSingle: all.length === 1 };
}

/** A condition that can't fail (MASKED_EQ with no bit in its mask) is left out. */
function inOrder(conditions: readonly Condition[], bits: 32 | 64): readonly Condition[] {
  return conditions
    .filter((condition) => !alwaysHolds(condition, bits))
    .sort((left, right) => left.index - right.index);
}

function question(condition: Condition, high: boolean, test: Test): Question {
  const half = high ? highWord : lowWord;
  const wholeDatum = datumOf(condition);
  const mask = half(maskOf(condition));
  return {
    word: condition.index * 2 + (high ? 1 : 0),
    test,
    rank: rankOf(condition.operator),
    mask,
    datum: (half(wholeDatum) & mask) >>> 0,
    wholeDatum,
  };
}

function lowTest(operator: Operator): Test {
  switch (operator) {
    case 'MASKED_EQ':
      return 'maskedEqual';
    case 'EQ':
    case 'NE':
      return 'equal';
    case 'GT':
    case 'LE':
      return 'greater';
    default:
      return 'greaterOrEqual';
  }
}
