import { type Branch, type Question, startOfLevel, type Test, type TreeNode } from '../tree/node.ts';
import type { Steps } from '../tree/steps.ts';
import type { BlockIndex } from './blockIndex.ts';
import {
  type Accumulator,
  type Block,
  codeOf,
  isBlock,
  Row,
  type SharedBlock,
  type SharedTarget,
  type Target,
  unknownWord,
  wholeMask,
} from './blocks.ts';

/** The blocks of one tree. */
export class BlockWriter {
  /** Those that are entered with a word in the accumulator, some more than once. */
  readonly entered: SharedBlock[] = [];
  private readonly index: BlockIndex;
  private readonly written = new Map<TreeNode, Map<Target, Map<string, Written>>>();
  private readonly steps: Steps;

  constructor(index: BlockIndex, steps: Steps) {
    this.index = index;
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
    const carried = loadsAfter(first.question, before) ? 'anew' : String(before.mask);
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
    const nodes: TreeNode[] = [];
    for (let node: TreeNode | undefined = first; node !== undefined; node = node.following) {
      this.steps.take();
      nodes.push(node);
    }
    let next = otherwise;
    let inRow = 0;
    // Each leads on to the one behind it.
    for (let index = nodes.length - 1; index >= 0; index--) {
      const node = nodes[index] ?? first;
      const { question } = node;
      const previous = nodes[index - 1];
      const held = previous?.question ?? before;
      const loads = loadsAfter(question, held);
      const masks = question.mask !== (loads ? wholeMask : held.mask);
      const start = loads ? unknownWord : held;
      inRow += 1;
      const goesOn = previous !== undefined && !loads && !masks && continuesRow(previous, question);
      const code = codeOf(loads, masks, comparison[question.test]);
      const yes = this.target(node.yes, next, question);
      const no = this.target(node.no, next, question);
      const shared = this.index.find({ code, start, question, yes: sharedTarget(yes), no: sharedTarget(no) });
      if (start !== unknownWord) this.entered.push(shared);
      next = { shared, yes, no, row: goesOn || inRow < longRow ? undefined : new Row(inRow) };
      if (!goesOn) inRow = 0;
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
    return branch.decided ? branch.outcome : otherwise;
  }
}

/** Comparisons of fewer values are made sooner one by one. */
const longRow = 8;

/** Whether what is asked next is the next comparison of the word that a node compares with one value, too. */
function continuesRow({ question, no }: TreeNode, next: Question): boolean {
  return asksForOneValue(question) && asksForOneValue(next) && no.next === undefined && !no.decided;
}

function asksForOneValue({ test }: Question): boolean {
  return comparison[test] === comparison.equal;
}

interface Written {
  readonly block: Block;
  readonly cost: number;
}

/** The instruction that compares: jeq, jgt, jge. */
const comparison: Readonly<Record<Test, number>> = {
  equal: 0,
  maskedEqual: 0,
  greater: 1,
  greaterOrEqual: 2,
};

/** Whether a node needs its word loaded after the one before it on its level (src/gen_bpf.c, _gen_bpf_node). */
function loadsAfter({ word, mask }: Question, before: Accumulator): boolean {
  return word !== before.word || (mask & before.mask) >>> 0 !== mask;
}

function sharedTarget(target: Target): SharedTarget {
  if (target === 'default') return -1;
  return isBlock(target) ? target.shared : target.action;
}
