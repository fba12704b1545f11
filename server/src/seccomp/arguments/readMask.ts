import type { SyscallColumn } from '../knowledge/columns.ts';
import type { ConstantSet } from '../knowledge/constants.ts';
import { type Reading, takeBits } from './readValue.ts';

/** The bits that a mask lets count. */
export interface MaskReading {
  readonly names: readonly string[];
  /** The names are those of the bits that do not count; all others do. */
  readonly isAllBut: boolean;
}

const halves = [0xffff_ffffn, 0xffff_ffff_ffff_ffffn];

/** A mask that leaves the upper half of a register out, or nothing. */
export function isWholeMask(mask: bigint): boolean {
  return halves.includes(mask);
}

/**
 * Reads a mask as the flags that it takes, or as those that it leaves out.
 * @returns undefined where not every bit of it is told by constants
 */
export function readMask(
  mask: bigint,
  sets: readonly ConstantSet[],
  column: SyscallColumn,
): MaskReading | undefined {
  if (mask === 0n || isWholeMask(mask) || sets[0]?.kind !== 'bits') return undefined;
  const taken = told(takeBits(mask, sets, column));
  if (taken !== undefined) return { names: taken, isAllBut: false };
  for (const half of halves) {
    const left = mask > half ? undefined : told(takeBits(half ^ mask, sets, column));
    if (left !== undefined && left.length < fewLeftOut) return { names: left, isAllBut: true };
  }
  return undefined;
}

/** Of more flags that do not count, those that do are meant. */
const fewLeftOut = 16;

function told({ names, rest }: Reading): readonly string[] | undefined {
  return rest === 0n && names.length > 0 ? names : undefined;
}
