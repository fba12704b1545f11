import type { SyscallColumn } from './columns.ts';
import { allSyscalls, type Syscall } from './syscallTable.ts';

/** By column, each made when it is asked for the first time. */
const byNumber = new Map<SyscallColumn, ReadonlyMap<number, Syscall>>();

/** @param number as a filter sees it, with the x32 bit and the bases of MIPS */
export function syscallAt(column: SyscallColumn, number: number): Syscall | undefined {
  const known = byNumber.get(column) ?? callsOf(column);
  byNumber.set(column, known);
  return known.get(number);
}

function callsOf(column: SyscallColumn): ReadonlyMap<number, Syscall> {
  const calls = allSyscalls().flatMap((call): [number, Syscall][] => {
    const number = call.numbers.get(column);
    return number === undefined ? [] : [[number, call]];
  });
  return new Map(calls);
}
