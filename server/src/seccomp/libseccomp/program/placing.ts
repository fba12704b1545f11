import type { Accumulator, SharedBlock } from './blocks.ts';

/** What the accumulator holds when a tree is entered: the call's number. */
const callNumber: Accumulator = { word: -2, mask: 0xffff_ffff };

/**
 * Places the blocks of the calls' trees as the library does (src/gen_bpf.c, _gen_bpf_build_bpf): from the last call of
 * the program to the first, each block behind the one that jumps to it and was placed last. Only that one decides
 * whether a word is loaded again; other ways into the block may bring another word along, and the filter then compares
 * the wrong one.
 * @param roots the first block of each call with conditions, in the order of the program
 */
export function place(roots: readonly SharedBlock[]): void {
  for (const root of [...roots].reverse()) placeBehind(root, callNumber);
}

function placeBehind(block: SharedBlock, jumpingFrom: Accumulator): void {
  if (block.placed) return;
  block.placed = true;
  const { start } = block;
  block.reloads = start.word !== -1 && (start.word !== jumpingFrom.word || start.mask !== jumpingFrom.mask);
  for (const target of block.jumps) placeBehind(target, block.end);
}
