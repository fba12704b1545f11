import type { CallRules } from '../ruleSet.ts';

/** src/gen_bpf.c, _sys_priority_sort and _sys_num_sort. */
function programOrder(binarySearch: boolean): (left: CallRules, right: CallRules) => number {
  if (binarySearch) return (left, right) => place(right) - place(left);
  return (left, right) => priority(right) - priority(left);
}

/**
 * Some of the calls of a part of the program in its order: those with smaller trees first, or by falling number where
 * the runtime asks for a binary search. Calls that the architecture lacks have numbers too, negative ones, which count
 * as very large. Of two architectures that share a part, x86_64 and x32, the one that the filter has first comes first.
 * @param parts the calls of each of its architectures
 */
export function inOrder(
  parts: readonly (readonly CallRules[])[],
  binarySearch: boolean,
): readonly CallRules[] {
  const calls = parts.flatMap((part) => part.toSorted((left, right) => place(left) - place(right)));
  return calls.sort(programOrder(binarySearch));
}

function place(call: CallRules): number {
  return call.number ?? 0xffff_ffff;
}

/** src/db.c: _DB_PRI_MASK_CHAIN less the count, which is unsigned and wraps. */
function priority(call: CallRules): number {
  return (0xffff - call.tree.nodes) >>> 0;
}

/**
 * Whether the first call of a part of the program is one that the architecture has.
 * @param parts the calls of each of its architectures
 */
export function beginsWithNumber(parts: readonly (readonly CallRules[])[]): boolean {
  let first: CallRules | undefined;
  let part = 0;
  let firstPart = 0;
  for (const calls of parts) {
    for (const call of calls) {
      const before =
        first === undefined ||
        priority(call) > priority(first) ||
        (priority(call) === priority(first) && part === firstPart && place(call) < place(first));
      if (before) {
        first = call;
        firstPart = part;
      }
    }
    part += 1;
  }
  return first?.number !== undefined || first === undefined;
}
