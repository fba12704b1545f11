import type { ByColumn, SyscallColumn } from './columns.ts';

const wideColumns: readonly SyscallColumn[] = ['mips', 'mips64', 'mips64n32', 'ppc', 'ppc64'];
const swappedColumns: readonly SyscallColumn[] = ['parisc', 'parisc64'];

/**
 * The values of an ioctl request where its first bits, the direction, are written in another way
 * (include/uapi/asm-generic/ioctl.h against those of arch/mips, arch/powerpc and arch/parisc). Most architectures have
 * two bits: 1 to the kernel, 2 from it. PA-RISC has 2 and 1; MIPS and PowerPC have three bits: 1 none, 2 from the
 * kernel, 4 to it.
 * @param value on x86_64
 * @returns only the values that differ
 */
export function ioctlRequestElsewhere(value: number): ByColumn<number> {
  const direction = Math.floor(value / 2 ** 30);
  const swapped = [0, 2, 1, 3][direction] ?? 0;
  const wide = [1, 4, 2, 6][direction] ?? 0;
  const values = [
    ...wideColumns.map((column) => [column, wide * 2 ** 29 + (value % 2 ** 29)] as const),
    ...swappedColumns.map((column) => [column, swapped * 2 ** 30 + (value % 2 ** 30)] as const),
  ];
  return new Map(values.filter(([, other]) => other !== value));
}
