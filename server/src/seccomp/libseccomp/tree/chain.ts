import { remembering } from '../../../base/remembering.ts';
import { type Condition, datumOf, highWord, lowWord, maskOf, type Operator } from '../condition.ts';
import { type Branch, newNode, type Question, type Test, type TreeNode } from './node.ts';
import { rankOf } from './order.ts';
import { retain } from './references.ts';

/** What a rule does when its conditions hold. */
export interface Outcome {
  readonly action: number;
  /** The rule's number in the order in which the runtime adds them. */
  readonly rule: number;
}

/** One rule as a tree of its own, before it is joined to the others of the call. */
export interface Chain {
  /** Undefined where no condition is left: the rule is unconditional. */
  readonly root: TreeNode | undefined;
  readonly nodes: number;
  /** Whether it is about one argument alone. */
  readonly isSingle: boolean;
}

const unconditional: Chain = { root: undefined, nodes: 0, isSingle: false };

/** The nodes of one condition, and the answers that mean that it holds. */
interface Link {
  readonly first: TreeNode;
  readonly nodes: number;
  readonly holding: readonly Branch[];
}

/**
 * The chain of a rule's conditions in the order of their arguments (src/db.c, _db_rule_gen_64 and _db_rule_gen_32).
 * @param conditions at most one for each argument
 */
export function chainOf(conditions: readonly Condition[], bits: 32 | 64, outcome: Outcome): Chain {
  if (conditions.length === 0) return unconditional;
  let root: TreeNode | undefined;
  let nodes = 0;
  let holding: readonly Branch[] = [];
  const all = bits === 64 ? askedOfHalves(conditions) : askedOfWords(conditions);
  for (const asked of all) {
    const link = linkOf(asked);
    for (const branch of holding) branch.next = retain(link.first);
    root ??= retain(link.first);
    nodes += link.nodes;
    holding = link.holding;
  }
  for (const branch of holding) decide(branch, outcome);
  return { root, nodes, isSingle: all.length === 1 };
}

/** A comparison under a mask without bits, which no argument can fail. */
export function alwaysHolds(condition: Condition, bits: 32 | 64): boolean {
  if (condition.operator !== 'MASKED_EQ') return false;
  const mask = maskOf(condition);
  return lowWord(mask) === 0 && (bits === 32 || highWord(mask) === 0);
}

function decide(branch: Branch, outcome: Outcome): void {
  branch.decided = true;
  branch.action = outcome.action;
  branch.rule = outcome.rule;
}

/** What is asked for one condition. */
interface Asked {
  readonly operator: Operator;
  /** Whether the upper half is greater, where the condition is one of order. */
  readonly above: Question | undefined;
  /** Whether the upper half is the same; undefined where arguments have 32 bits. */
  readonly high: Question | undefined;
  readonly low: Question;
}

/** A 64-bit argument is compared by halves: an order takes three nodes, equality two. */
function linkOf({ operator, above, high, low }: Asked): Link {
  const last = newNode(low);
  if (high === undefined)
    return { first: last, nodes: 1, holding: [isTurned(operator) ? last.no : last.yes] };
  const same = newNode(high);
  same.yes.next = retain(last);
  if (above === undefined) {
    return { first: same, nodes: 2, holding: operator === 'NE' ? [same.no, last.no] : [last.yes] };
  }
  const first = newNode(above);
  first.no.next = retain(same);
  return { first, nodes: 3, holding: isTurned(operator) ? [same.no, last.no] : [first.yes, last.yes] };
}

/** Whether a condition holds where what is asked of the word does not. */
function isTurned(operator: Operator): boolean {
  return operator === 'NE' || operator === 'LT' || operator === 'LE';
}

/** What the conditions of a rule ask in the order of their arguments; found once for all calls of the rule. */
const askedOfHalves = remembering((conditions: readonly Condition[]) =>
  inOrder(conditions, 64).map((condition): Asked => {
    const { operator } = condition;
    const isOrder = operator !== 'EQ' && operator !== 'NE' && operator !== 'MASKED_EQ';
    const high = question(condition, true, operator === 'MASKED_EQ' ? 'maskedEqual' : 'equal');
    const above = isOrder ? question(condition, true, 'greater') : undefined;
    return { operator, above, high, low: question(condition, false, lowTest(operator)) };
  }),
);

/** The same where arguments have 32 bits: the upper halves of mask and value are dropped without a word. */
const askedOfWords = remembering((conditions: readonly Condition[]) =>
  inOrder(conditions, 32).map((condition): Asked => {
    const { operator } = condition;
    const low = question(condition, false, lowTest(operator));
    return { operator, above: undefined, high: undefined, low };
  }),
);

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
