import type { Outcome, Question } from '../tree/node.ts';

/** What the accumulator of the filter's machine holds: which word of the call's data, under which mask. */
export interface Accumulator {
  /** Twice the argument, and one more for its upper half; -1 for anything else. */
  readonly word: number;
  readonly mask: number;
}

export const wholeMask = 0xffff_ffff;
export const unknownWord: Accumulator = { word: -1, mask: wholeMask };

/** Where a block's jump leads: to another block, or out of the tree with an outcome or to the default action. */
export type Target = Block | Outcome | 'default';

/** The instructions of one node: perhaps load a word, perhaps mask it, compare, jump. */
export interface Block {
  readonly shared: SharedBlock;
  readonly yes: Target;
  readonly no: Target;
  /** On the first of several blocks that compare the same word with one value after the other. */
  readonly row: Row | undefined;
}

/** What a block is made of. */
export interface BlockContent {
  /** Which instructions it has: bits for load and mask, and the comparison. */
  readonly code: number;
  /** What the accumulator must hold where the block is entered. */
  readonly start: Accumulator;
  /** What is compared; its word is what the accumulator holds then. */
  readonly question: Question;
  readonly yes: SharedTarget;
  readonly no: SharedTarget;
}

/** The library writes equal blocks once, whichever call they belong to. */
export interface SharedBlock extends BlockContent {
  /** Counted from 0 in its store. */
  readonly number: number;
}

/** Another block; else the action, or -1 for the default one. */
export type SharedTarget = SharedBlock | number;

/** Of `code`, whose higher bits are the comparison. */
const loadBit = 1;
const maskBit = 2;

/** @param comparison a whole number for each instruction that compares */
export function codeOf(loads: boolean, masks: boolean, comparison: number): number {
  return (loads ? loadBit : 0) + (masks ? maskBit : 0) + 4 * comparison;
}

export function doesLoad({ code }: SharedBlock): boolean {
  return (code & loadBit) !== 0;
}

export function doesMask({ code }: SharedBlock): boolean {
  return (code & maskBit) !== 0;
}

export function isBlock(target: Target): target is Block {
  return typeof target === 'object' && 'shared' in target;
}

/** How many instructions a block has, when nothing is loaded anew in front of it. */
export function instructionsOf(block: SharedBlock): number {
  return 1 + (doesLoad(block) ? 1 : 0) + (doesMask(block) ? 1 : 0);
}

/** Several blocks that compare the same word with one value after the other. */
export class Row {
  readonly #length: number;
  #ways: ReadonlyMap<number, Target> | undefined;
  #otherwise: Target = 'default';

  constructor(length: number) {
    this.#length = length;
  }

  /**
   * Where the row leads for a value of the word.
   * @param first of its blocks
   */
  targetFor(value: number, first: Block): Target {
    // Of most trees nothing is ever asked.
    this.#ways ??= this.#waysFrom(first);
    return this.#ways.get(value) ?? this.#otherwise;
  }

  #waysFrom(first: Block): ReadonlyMap<number, Target> {
    const ways = new Map<number, Target>();
    let target: Target = first;
    for (let passed = 0; passed < this.#length && isBlock(target); passed++) {
      const { shared, yes, no }: Block = target;
      const { datum } = shared.question;
      if (!ways.has(datum)) ways.set(datum, yes);
      target = no;
    }
    this.#otherwise = target;
    return ways;
  }
}
