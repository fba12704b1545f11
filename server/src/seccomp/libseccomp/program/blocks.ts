import type { Outcome } from '../tree/chain.ts';
import { type Branch, startOfLevel, type Test, type TreeNode } from '../tree/node.ts';
import type { Steps } from '../tree/steps.ts';

/** What the accumulator of the filter's machine holds: which word of the call's data, under which mask. */
export interface Accumulator {
  /** Twice the argument, and one more for its upper half; -1 for anything else. */
  readonly word: number;
  readonly mask: number;
}

const wholeMask = 0xffff_ffff;
export const unknownWord: Accumulator = { word: -1, mask: wholeMask };

/** Where a block's jump leads: to another block, or out of the tree with an outcome or to the default action. */
export type Target = Block | Outcome | 'default';

/** The instructions of one node: perhaps load a word, perhaps mask it, compare, jump. */
export interface Block {
  readonly node: TreeNode;
  readonly loads: boolean;
  readonly masks: boolean;
  readonly yes: Target;
  readonly no: Target;
  readonly shared: SharedBlock;
  /** Where several blocks compare the same word with one value after the other, on the first of them. */
  readonly choice: Choice | undefined;
}

/** What a row of comparisons comes to: where it leads for each of its values, and for all others. */
export interface Choice {
  readonly ways: ReadonlyMap<number, Target>;
  readonly otherwise: Target;
}

/** The library writes equal blocks once, whichever call they belong to. */
export interface SharedBlock {
  /** Counted from 0 in its store. */
  readonly number: number;
  /** What the accumulator must hold where the block is entered. */
  readonly start: Accumulator;
  readonly end: Accumulator;
  /** How many it has, when nothing is loaded anew in front of it. */
  readonly instructions: number;
  /** The blocks jumped to, in the order of the jumps. */
  readonly jumps: readonly SharedBlock[];
}

/** What a block is made of, as numbers; of all blocks as many. */
export type BlockWords = readonly number[];

/** Gives the one block for all equal ones, which are made of the same and are alone in that. */
export type ShareBlock = (words: BlockWords, make: (number: number) => SharedBlock) => SharedBlock;

export function isBlock(target: Target): target is Block {
  return typeof target === 'object' && 'node' in target;
}

/** The blocks of one tree. */
export class BlockWriter {
  /** Those that are entered with a word in the accumulator. */
  readonly entered = new Set<SharedBlock>();
  private readonly shareBlock: ShareBlock;
  private readonly written = new Map<TreeNode, Map<Target, Map<string, Written>>>();
  private readonly steps: Steps;

  constructor(share: ShareBlock, steps: Steps) {
    this.shareBlock = share;
    this.steps = steps;
  }

  /**
   * The blocks of a level and of all beneath (src/gen_bpf.c, _gen_bpf_chain).
   * @param otherwise where the level leads when none of its nodes decides
   * @param before what the accumulator holds; the library assumes it, whichever way led here
   * @returns the first block
   */
  level(any: TreeNode, otherwise: Target, before: Accumulator): Block {
    const first = startOfLevel(any, this.steps);
    const carried = loadsAfter(first, before) ? 'anew' : String(before.mask);
    const known = this.writtenFor(first, otherwise).get(carried);
    if (known !== undefined) {
      this.steps.spend(known.cost);
      return known.block;
    }
    const { spent } = this.steps;
    const block = this.write(first, otherwise, before);
    this.writtenFor(first, otherwise).set(carried, { block, cost: this.steps.spent - spent });
    return block;
  }

  private write(first: TreeNode, otherwise: Target, before: Accumulator): Block {
    const drafts: Draft[] = [];
    let accumulator = before;
    for (let node: TreeNode | undefined = first; node !== undefined; node = node.following) {
      this.steps.take();
      const draft = draftOf(node, accumulator);
      accumulator = draft.end;
      drafts.push(draft);
    }
    let next = otherwise;
    let row: [number, Target][] = [];
    let afterRow = otherwise;
    for (const [index, draft] of drafts.reverse().entries()) {
      const yes = this.target(draft.node.yes, next, draft.end);
      const no = this.target(draft.node.no, next, draft.end);
      if (row.length === 0) afterRow = no;
      row.push([draft.node.datum, yes]);
      const goesOn = continues(drafts[index + 1], draft);
      // Of the same value twice the first one counts, which is the last here.
      const choice = goesOn || row.length < longRow ? undefined : { ways: new Map(row), otherwise: afterRow };
      if (!goesOn) row = [];
      const { node, loads, masks } = draft;
      next = { node, loads, masks, yes, no, shared: this.share(draft, yes, no), choice };
    }
    return next as Block;
  }

  /** Several ways lead into one level; the library writes it for each, we remember it. */
  private writtenFor(first: TreeNode, otherwise: Target): Map<string, Written> {
    const byOtherwise = this.written.get(first) ?? new Map<Target, Map<string, Written>>();
    this.written.set(first, byOtherwise);
    const byCarried = byOtherwise.get(otherwise) ?? new Map<string, Written>();
    byOtherwise.set(otherwise, byCarried);
    return byCarried;
  }

  private target(branch: Branch, otherwise: Target, before: Accumulator): Target {
    if (branch.next !== undefined) return this.level(branch.next, otherwise, before);
    return branch.decided ? { action: branch.action, rule: branch.rule } : otherwise;
  }

  private share({ node, start, end, loads, masks }: Draft, yes: Target, no: Target): SharedBlock {
    const words = [
      (loads ? 1 : 0) + (masks ? 2 : 0) + 4 * comparison[node.test],
      start.word,
      start.mask,
      end.word,
      end.mask,
      node.datum,
      jumpWord(yes),
      jumpWord(no),
    ];
    const shared = this.shareBlock(words, (number) => ({
      number,
      start,
      end,
      instructions: 1 + (loads ? 1 : 0) + (masks ? 1 : 0),
      jumps: [yes, no].filter(isBlock).map((to) => to.shared),
    }));
    if (start !== unknownWord) this.entered.add(shared);
    return shared;
  }
}

/** Comparisons of fewer values are made sooner one by one. */
const longRow = 8;

/** Whether a block is the next comparison of the word that the one before it compares with one value, too. */
function continues(before: Draft | undefined, { node, loads, masks }: Draft): boolean {
  if (before === undefined || loads || masks || !asksForOneValue(node) || !asksForOneValue(before.node))
    return false;
  const { no } = before.node;
  return no.next === undefined && !no.decided;
}

function asksForOneValue({ test }: TreeNode): boolean {
  return comparison[test] === comparison.equal;
}

interface Written {
  readonly block: Block;
  readonly cost: number;
}

type Draft = Omit<Block, 'yes' | 'no' | 'shared' | 'choice'> & Pick<SharedBlock, 'start' | 'end'>;

/** The instruction that compares: jeq, jgt, jge. */
const comparison: Readonly<Record<Test, number>> = {
  equal: 0,
  maskedEqual: 0,
  greater: 1,
  greaterOrEqual: 2,
};

/** Which of its instructions a node needs after the one before it on its level (src/gen_bpf.c, _gen_bpf_node). */
function draftOf(node: TreeNode, before: Accumulator): Draft {
  const loads = loadsAfter(node, before);
  const loaded = loads ? wholeMask : before.mask;
  return {
    node,
    loads,
    masks: node.mask !== loaded,
    start: loads ? unknownWord : before,
    end: { word: wordOf(node), mask: node.mask },
  };
}

function loadsAfter(node: TreeNode, before: Accumulator): boolean {
  return wordOf(node) !== before.word || (node.mask & before.mask) >>> 0 !== node.mask;
}

function wordOf(node: TreeNode): number {
  return node.argument * 2 + (node.high ? 1 : 0);
}

/** The number of a block; below 0 the action, or what leads to the default one. */
function jumpWord(target: Target): number {
  if (target === 'default') return -1;
  return isBlock(target) ? target.shared.number : -2 - target.action;
}
