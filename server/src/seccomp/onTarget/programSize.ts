import { remembering } from '../../base/remembering.ts';
import type { Filter } from '../libseccomp/filter.ts';
import type { CallTree } from '../libseccomp/tree/callTree.ts';
import type { TreeNode } from '../libseccomp/tree/node.ts';

/** More a kernel does not take (include/uapi/linux/bpf_common.h, BPF_MAXINSNS). */
export const mostInstructions = 4096;

/** Load the word again, load it, mask it, compare. */
const longestBlock = 4;

/**
 * How many instructions a filter's program has at least, where that may be more than a limit; else 0. The
 * library writes equal blocks once, but each number of a call and each value that is compared with needs one of its own.
 */
export function leastInstructions({ architectures }: Filter, limit: number = mostInstructions): number {
  let most = 0;
  for (const { rules } of architectures) {
    for (const { number, tree } of rules.calls) {
      if (number !== undefined) most += tree.nodes * longestBlock + 1;
    }
  }
  if (most <= limit) return 0;
  const calls = architectures.flatMap(({ rules }) =>
    rules.calls.filter(({ number }) => number !== undefined),
  );
  const numbers = new Set(calls.flatMap(({ number }) => number ?? []));
  const blocks = new Map<string, number>();
  for (const tree of new Set(calls.map((call) => call.tree))) {
    for (const [block, length] of blocksOf(tree)) blocks.set(block, length);
  }
  return numbers.size + [...blocks.values()].reduce((sum, length) => sum + length, 0);
}

/** A node, and the word of the arguments that is loaded before it. */
interface Reached {
  readonly node: TreeNode;
  readonly loaded: number;
}

/** The blocks of a tree that are surely not the same, with how many instructions they have at least. */
const blocksOf = remembering(({ root }: CallTree): ReadonlyMap<string, number> => {
  const blocks = new Map<string, number>();
  const open: Reached[] = root === undefined ? [] : [{ node: root, loaded: -1 }];
  const seen = new Set<TreeNode>();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, loaded } = next;
    if (seen.has(node)) continue;
    seen.add(node);
    const word = node.argument * 2 + (node.high ? 1 : 0);
    const loads = word !== loaded;
    const test = node.test === 'maskedEqual' ? 'equal' : node.test;
    blocks.set(`${test} ${word} ${node.mask} ${node.datum} ${loads}`, loads ? 2 : 1);
    for (const after of [node.following, node.yes.next, node.no.next]) {
      if (after !== undefined) open.push({ node: after, loaded: word });
    }
  }
  return blocks;
});
