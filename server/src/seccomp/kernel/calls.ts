import type { SyscallColumn } from '../knowledge/columns.ts';
import { syscallAt } from '../knowledge/syscallNumbers.ts';
import type { Syscall } from '../knowledge/syscallTable.ts';
import { isSince } from '../version.ts';

/** The column of the system call table that an architecture uses: byte orders share one. */
const columns: Readonly<Record<string, SyscallColumn>> = {
  mipsel: 'mips',
  mipsel64: 'mips64',
  mipsel64n32: 'mips64n32',
  ppc64le: 'ppc64',
  sheb: 'sh',
};

export function columnOf(architecture: string): SyscallColumn {
  return columns[architecture] ?? (architecture as SyscallColumn);
}

/** The call that a number stands for. */
export function callAt(architecture: string, number: number): Syscall | undefined {
  return syscallAt(columnOf(architecture), number);
}

/**
 * Whether a kernel lacks a call, so that it answers ENOSYS when the filter lets the call through. Kernels are built with
 * and without parts; one that may have the call is taken to have it.
 * @param kernel its release
 */
export function lacksCall(call: Syscall | undefined, architecture: string, kernel: string): boolean {
  if (call === undefined) return true;
  const host = `${architecture} ${kernel}`;
  const answers = known.get(host) ?? new Map<Syscall, boolean>();
  known.set(host, answers);
  const before = answers.get(call);
  if (before !== undefined) return before;
  const isLacking = lacks(call, architecture, kernel);
  answers.set(call, isLacking);
  return isLacking;
}

/** The answers by architecture and release: a check of many profiles asks for a million of them. */
const known = new Map<string, Map<Syscall, boolean>>();

function lacks(call: Syscall, architecture: string, kernel: string): boolean {
  const { status, since, sinceOn, removed } = call.kernel;
  if (status === 'never-implemented') return true;
  const first = sinceOn.get(columnOf(architecture)) ?? since;
  if (first !== undefined && !isSince(kernel, first)) return true;
  return removed !== undefined && isSince(kernel, removed);
}
