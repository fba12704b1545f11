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

/** The upper half of a 64-bit value as a number. */
export function highWord(value: bigint): number {
  return Number((value >> 32n) & lowMask);
}

/** The lower half of a 64-bit value as a number. */
export function lowWord(value: bigint): number {
  return Number(value & lowMask);
}
