import type { BlockStore } from './blockStore.ts';
import { type Accumulator, instructionsOf, type SharedBlock } from './blocks.ts';

/** What the accumulator holds when a tree is entered: the call's number. */
const callNumber: Accumulator = { word: -2, mask: 0xffff_ffff };

/** How the blocks of a program lie. */
export interface Placed {
  /** The blocks in front of which their `start` is loaded anew. */
  readonly reloading: ReadonlySet<SharedBlock>;
  /** How many instructions all blocks have together. */
  readonly instructions: number;
}

/**
 * Places the blocks of the calls' trees as the library does (src/gen_bpf.c, _gen_bpf_build_bpf): from the last call of
 * the program to the first, each block behind the one that jumps to it and was placed last. Only that one decides
 * whether a word is loaded again; other ways into the block may bring another word along, and the filter then compares
 * the wrong one.
 * @param roots the first block of each call with conditions, in the order of the program
 */
export function place(roots: readonly SharedBlock[], store: BlockStore): Placed {
  const reloading = new Set<SharedBlock>();
  const isPlaced = new Uint8Array(store.size);
  let instructions = 0;
  // A chain has as many blocks as a call has conditions, more than calls can be nested.
  const waiting = [...roots];
  const jumpingFrom = roots.map(() => callNumber);
  for (let block = waiting.pop(); block !== undefined; block = waiting.pop()) {
    const before = jumpingFrom.pop() ?? callNumber;
    if (isPlaced[block.number] === 1) continue;
    isPlaced[block.number] = 1;
    instructions += instructionsOf(block);
    const { start, question, yes, no } = block;
    const holdsStart = start.word === before.word && start.mask === before.mask;
    if (start.word !== -1 && !holdsStart) reloading.add(block);
    // What is jumped to first is placed first.
    for (const target of [no, yes]) {
      if (typeof target === 'number') continue;
      waiting.push(target);
      jumpingFrom.push(question);
    }
  }
  return { reloading, instructions: instructions + reloading.size };
}
