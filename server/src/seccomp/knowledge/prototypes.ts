import type { SyscallColumn } from './columns.ts';
import { otherPrototypes, type SyscallArgument } from './syscallArguments.ts';
import { syscallNamed } from './syscallTable.ts';

/**
 * An argument of a call on an architecture; undefined where the call has none there, or where the architecture has a
 * prototype of its own.
 */
export function argumentAt(call: string, index: number, column: SyscallColumn): SyscallArgument | undefined {
  if (otherPrototypes(call).has(column)) return undefined;
  return syscallNamed(call)?.arguments?.[index];
}
