import { once } from '../../base/once.ts';
import { optional, rowsOf } from './rows.ts';
import { operatorRows } from './tables/words.ts';

/** How an argument is compared. All comparisons are unsigned. */
export interface Operator {
  /** `SCMP_CMP_EQ` */
  readonly name: string;
  /** What must hold. */
  readonly means: string;
  /** For SCMP_CMP_MASKED_EQ, `value` is the mask and `valueTwo` the bits that are wanted. */
  readonly usesValueTwo: boolean;
  /**
   * Whether a caller gets past the condition by setting high bits of an argument that the kernel reads as 32 bits: where
   * the rule allows, or where it denies.
   */
  readonly highBitsPass: { readonly whenAllowing: boolean; readonly whenDenying: boolean };
  readonly caution: string | undefined;
}

const table = once(() =>
  rowsOf(operatorRows).map(
    (row): Operator => ({
      name: `SCMP_CMP_${row(0)}`,
      means: row(1),
      usesValueTwo: row(2).includes('2'),
      highBitsPass: { whenAllowing: row(2).includes('a'), whenDenying: row(2).includes('d') },
      caution: optional(row(3)),
    }),
  ),
);

export function allOperators(): readonly Operator[] {
  return table();
}

export function operatorNamed(name: string): Operator | undefined {
  return table().find((operator) => operator.name === name);
}
