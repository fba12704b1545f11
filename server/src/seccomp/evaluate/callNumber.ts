import { columnOf } from '../kernel/calls.ts';
import type { SyscallColumn } from '../knowledge/columns.ts';
import { allSyscalls } from '../knowledge/syscallTable.ts';
import { x32Bit } from '../libseccomp/architecture.ts';

/**
 * The number of a call as a filter sees it, unsigned; undefined where the architecture has no call of the name.
 * @param call a number, or a name of the kernel's, whether the target's libseccomp knows it or not
 */
export function numberOfCall(call: string | number, architecture: string): number | undefined {
  if (typeof call === 'number') return call >>> 0;
  return numbersIn(columnOf(architecture)).get(call);
}

/** What a number is for: x32 comes in the way of x86_64, and the number alone tells which is meant. */
export function architectureOfCall(number: number, architecture: string): string {
  if (architecture !== 'x86_64' && architecture !== 'x32') return architecture;
  return number >= x32Bit && number !== noCall ? 'x32' : 'x86_64';
}

/** What a tracer puts in place of a call that is not to be made. */
const noCall = 0xffff_ffff;

const known = new Map<SyscallColumn, ReadonlyMap<string, number>>();

/** The numbers of a column by the calls' names: a check of many profiles asks for a million of them. */
function numbersIn(column: SyscallColumn): ReadonlyMap<string, number> {
  const numbers = known.get(column) ?? readColumn(column);
  known.set(column, numbers);
  return numbers;
}

function readColumn(column: SyscallColumn): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  for (const call of allSyscalls()) {
    const number = call.numbers.get(column);
    if (number !== undefined) numbers.set(call.name, number);
  }
  return numbers;
}
