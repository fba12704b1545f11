import { once } from '../../base/once.ts';
import { type ByColumn, byColumn, type SyscallColumn } from './columns.ts';
import { optional, rowsOf } from './rows.ts';
import { errnoRows } from './tables/words.ts';

/** An error number. */
export interface Errno {
  readonly name: string;
  /** On most architectures; undefined where only those of `elsewhere` have it. */
  readonly value: number | undefined;
  /** Other numbers: MIPS, PA-RISC and PowerPC have their own. */
  readonly elsewhere: ByColumn<number>;
  /** The usual name of the same error. */
  readonly sameAs: string | undefined;
  readonly meaning: string;
}

const table = once(() =>
  rowsOf(errnoRows).map(
    (row): Errno => ({
      name: row(0),
      value: row(1) === '' ? undefined : Number(row(1)),
      elsewhere: byColumn(row(2), Number),
      sameAs: optional(row(3)),
      meaning: row(4),
    }),
  ),
);

export function allErrnos(): readonly Errno[] {
  return table();
}

export function errnoNamed(name: string): Errno | undefined {
  return table().find((errno) => errno.name === name);
}

/** The number of an error; undefined where the column does not know it. */
export function errnoValue({ value, elsewhere }: Errno, column: SyscallColumn): number | undefined {
  return elsewhere.get(column) ?? value;
}

/** The error of a number, under its usual name. */
export function errnoAt(number: number, column: SyscallColumn): Errno | undefined {
  return table().find((errno) => errno.sameAs === undefined && errnoValue(errno, column) === number);
}
