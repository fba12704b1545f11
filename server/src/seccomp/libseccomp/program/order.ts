import type { CallRules } from '../ruleSet.ts';

/** A call that the program has instructions for. */
type NumberedCall = CallRules & { readonly number: number };

/** Whether the architecture has the call: of others nothing is written (src/gen_bpf.c, _skip_syscall). */
export function isNumbered(call: CallRules): call is NumberedCall {
  return call.number !== undefined;
}

/**
 * The order of the calls in the program: those with smaller trees first, or by falling number where the runtime asks
 * for a binary search (src/gen_bpf.c, _sys_priority_sort and _sys_num_sort). Calls that the architecture lacks have
 * numbers too, negative ones, which count as very large.
 * @param parts the architectures that share one part of the program: one, or x86_64 and x32 in the filter's order
 */
export function programOrder(
  parts: readonly Iterable<CallRules>[],
  binarySearch: boolean,
): readonly CallRules[] {
  const calls = parts.flatMap((part) => [...part].sort((left, right) => place(left) - place(right)));
  return calls.sort((left, right) =>
    binarySearch ? place(right) - place(left) : priority(right) - priority(left),
  );
}

function place(call: CallRules): number {
  return call.number ?? 0xffff_ffff;
}

/** src/db.c: _DB_PRI_MASK_CHAIN less the count, which is unsigned and wraps. */
function priority(call: CallRules): number {
  return (0xffff - call.nodes) >>> 0;
}
