import type { SyscallColumn } from './columns.ts';

/**
 * Where socketcall and ipc exist beside the calls that they stand for (libseccomp 2.6.1, src/arch-*.c). A rule for
 * such a call is added twice there.
 */
export const multiplexedColumns: readonly SyscallColumn[] = [
  'x86',
  'm68k',
  'sh',
  's390',
  's390x',
  'ppc',
  'ppc64',
  'mips',
];
