import { type Condition, datumOf, highWord, lowWord, maskOf } from '../condition.ts';
import { type Branch, newNode, type Test, type TreeNode } from './node.ts';
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
}

const unconditional: Chain = { root: undefined, nodes: 0 };

/** The nodes of one condition, and the answers that mean that it holds. */
interface Link {
  readonly first: TreeNode;
  readonly nodes: number;
  readonly holding: readonly Branch[];
}

/**
 * The chain of a rule's conditions in the order of their arguments (src/db.c, _db_rule_gen_64 and _db_rule_gen_32). A
 * condition that can't fail (MASKED_EQ with no bit in its mask) is left out.
 * @param conditions at most one for each argument
 */
export function chainOf(conditions: readonly Condition[], bits: 32 | 64, outcome: Outcome): Chain {
  if (conditions.length === 0) return unconditional;
  const links = [...conditions]
    .sort((left, right) => left.index - right.index)
    .filter((condition) => !alwaysHolds(condition, bits))
    .map((condition) => (bits === 64 ? wideLink(condition) : narrowLink(condition)));
  links.forEach((link, position) => {
    const next = links[position + 1];
    for (const branch of link.holding) {
      if (next === undefined) decide(branch, outcome);
      else branch.next = retain(next.first);
    }
  });
  return {
    root: retain(links[0]?.first),
    nodes: links.reduce((sum, link) => sum + link.nodes, 0),
  };
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

/** A 64-bit argument compared by halves: an order takes three nodes, equality two. */
function wideLink(condition: Condition): Link {
  const node = (high: boolean, test: Test): TreeNode => {
    const word = high ? highWord : lowWord;
    const wholeDatum = datumOf(condition);
    return newNode({
      argument: condition.index,
      high,
      test,
      operator: condition.operator,
      mask: word(maskOf(condition)),
      datum: word(wholeDatum),
      wholeDatum,
    });
  };
  if (condition.operator === 'EQ' || condition.operator === 'NE' || condition.operator === 'MASKED_EQ') {
    const test = condition.operator === 'MASKED_EQ' ? 'maskedEqual' : 'equal';
    const high = node(true, test);
    const low = node(false, test);
    high.yes.next = retain(low);
    const holding = condition.operator === 'NE' ? [high.no, low.no] : [low.yes];
    return { first: high, nodes: 2, holding };
  }
  const above = node(true, 'greater');
  const same = node(true, 'equal');
  const low = node(false, lowTest(condition));
  above.no.next = retain(same);
  same.yes.next = retain(low);
  const upwards = condition.operator === 'GT' || condition.operator === 'GE';
  return { first: above, nodes: 3, holding: upwards ? [above.yes, low.yes] : [same.no, low.no] };
}

function lowTest(condition: Condition): Test {
  return condition.operator === 'GT' || condition.operator === 'LE' ? 'greater' : 'greaterOrEqual';
}

/** A 32-bit argument: one node. The upper halves of mask and value are dropped without a word. */
function narrowLink(condition: Condition): Link {
  const wholeDatum = datumOf(condition);
  const node = newNode({
    argument: condition.index,
    high: false,
    test: narrowTest(condition),
    operator: condition.operator,
    mask: lowWord(maskOf(condition)),
    datum: lowWord(wholeDatum),
    wholeDatum,
  });
  const turned = condition.operator === 'NE' || condition.operator === 'LT' || condition.operator === 'LE';
  return { first: node, nodes: 1, holding: [turned ? node.no : node.yes] };
}

function narrowTest(condition: Condition): Test {
  switch (condition.operator) {
    case 'MASKED_EQ':
      return 'maskedEqual';
    case 'EQ':
    case 'NE':
      return 'equal';
    default:
      return lowTest(condition);
  }
}
