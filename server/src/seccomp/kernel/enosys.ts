import { columnOf } from './calls.ts';

/** ENOSYS where its number is not the common one (arch/mips and arch/parisc, include/uapi/asm/errno.h). */
const unusual: Readonly<Record<string, number>> = {
  mips: 89,
  mips64: 89,
  mips64n32: 89,
  parisc: 251,
  parisc64: 251,
};

/** The number of ENOSYS, "function not implemented", on an architecture by libseccomp's name. */
export function enosysOn(architecture: string): number {
  return unusual[columnOf(architecture)] ?? 38;
}
