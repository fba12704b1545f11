import type { CallTree } from '../tree/callTree.ts';
import { NeverEnds, Steps } from '../tree/steps.ts';
import { BlockIndex } from './blockIndex.ts';
import { type SharedBlock, type Target, unknownWord } from './blocks.ts';
import { BlockWriter } from './blockWriter.ts';

/** The blocks of a call's tree. */
export interface WrittenTree {
  /** The first one; a tree without rules leads on to the default action. */
  readonly target: Target;
  /** Those that are entered with a word in the accumulator, in front of which it may be loaded again; some more than once. */
  readonly entered: readonly SharedBlock[];
  /** What it takes the library to write them, and what it took us. */
  readonly steps: Steps;
}

/** Far more than the largest program that a kernel takes. */
export const stepLimit = 2_000_000;

/** More than the profiles of a workspace have together; a long one has some ten thousand. */
const mostBlocks = 200_000;

/** The blocks of trees, equal ones shared (src/gen_bpf.c, _hsh_add). All blocks of a program are of one store. */
export class BlockStore {
  readonly #shared = new BlockIndex();
  readonly #trees = new WeakMap<CallTree, WrittenTree | 'endless'>();

  /** A new one where the last has become large. */
  static newest(): BlockStore {
    if (newest.size > mostBlocks) newest = new BlockStore();
    return newest;
  }

  /** How many different blocks there are. */
  get size(): number {
    return this.#shared.size;
  }

  /** The blocks of a tree, written once. */
  written(tree: CallTree): WrittenTree | 'endless' {
    const known = this.#trees.get(tree) ?? this.#write(tree);
    this.#trees.set(tree, known);
    return known;
  }

  #write(tree: CallTree): WrittenTree | 'endless' {
    const steps = new Steps(stepLimit);
    const writer = new BlockWriter(this.#shared, steps);
    try {
      const target = tree.read((root) =>
        root === undefined ? 'default' : writer.level(root, 'default', unknownWord),
      );
      return { target, entered: writer.entered, steps };
    } catch (error) {
      if (error instanceof NeverEnds) return 'endless';
      throw error;
    }
  }
}

let newest = new BlockStore();
