/** The comparisons that libseccomp knows, without their prefix `SCMP_CMP_`. */
export type Operator = 'NE' | 'LT' | 'LE' | 'EQ' | 'GE' | 'GT' | 'MASKED_EQ';

/** One argument of a call compared with a value, as `struct scmp_arg_cmp` carries it. All values are unsigned. */
export interface Condition {
  /** Which argument, from 0; libseccomp refuses 6 and above. */
  readonly index: number;
  readonly operator: Operator;
  /** What the argument is compared with; for MASKED_EQ the mask. */
  readonly value: bigint;
  /** What remains of the argument under the mask; only MASKED_EQ has it. */
  readonly valueTwo: bigint;
}

/** How many arguments a system call has at most. */
export const argumentCount = 6;

const wholeMask = 0xffff_ffff_ffff_ffffn;
const lowMask = 0xffff_ffffn;

/** Which bits of the argument count: all, but under MASKED_EQ. */
export function maskOf(condition: Condition): bigint {
  return condition.operator === 'MASKED_EQ' ? condition.value : wholeMask;
}

/** What the argument is compared with. */
export function datumOf(condition: Condition): bigint {
  return condition.operator === 'MASKED_EQ' ? condition.valueTwo : condition.value;
}

/** Whether its upper half says anything, which is cut off where arguments have 32 bits. */
export function isWide(condition: Condition): boolean {
  return (datumOf(condition) & maskOf(condition)) > lowMask;
}

/** The upper half of a 64-bit value as a number. */
export function highWord(value: bigint): number {
  return Number(BigInt.asUintN(32, value >> 32n));
}

/** The lower half of a 64-bit value as a number. */
export function lowWord(value: bigint): number {
  return Number(BigInt.asUintN(32, value));
}

/**
 * Whether a condition holds for an argument as libseccomp means it: over 64 bits, or over the lower 32 where the
 * architecture has no more. Bits of the datum outside the mask are dropped (src/db.c, _db_node_mask_fixup).
 */
export function holds(condition: Condition, argument: bigint, bits: 32 | 64): boolean {
  const width = bits === 64 ? wholeMask : lowMask;
  const mask = maskOf(condition) & width;
  const actual = argument & mask;
  const wanted = datumOf(condition) & mask;
  switch (condition.operator) {
    case 'NE':
      return actual !== wanted;
    case 'LT':
      return actual < wanted;
    case 'LE':
      return actual <= wanted;
    case 'GE':
      return actual >= wanted;
    case 'GT':
      return actual > wanted;
    default:
      return actual === wanted;
  }
}
