import { type SyscallColumn, syscallColumns } from './columns.ts';
import { onFirstUse } from './rows.ts';
import { allSyscalls, type Syscall } from './syscallTable.ts';

const byNumber = onFirstUse(() => {
  const columns = new Map<SyscallColumn, Map<number, Syscall>>(
    syscallColumns.map((column) => [column, new Map()]),
  );
  for (const call of allSyscalls()) {
    for (const [column, number] of call.numbers) columns.get(column)?.set(number, call);
  }
  return columns;
});

/** @param number as a filter sees it, with the x32 bit and the bases of MIPS */
export function syscallAt(column: SyscallColumn, number: number): Syscall | undefined {
  return byNumber().get(column)?.get(number);
}
