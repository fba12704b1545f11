import { once } from '../../base/once.ts';
import { type ByColumn, byColumn, columnsOf, type SyscallColumn, syscallColumns } from './columns.ts';
import { ioctlRequestElsewhere } from './ioctlRequests.ts';
import { type Row, rowsOf, wordsOf } from './rows.ts';
import { constantSetRows, dependentArgumentRows, movedArgumentRows } from './tables/constants.ts';

/** Constants that an argument takes. */
export interface ConstantSet {
  readonly name: string;
  /** One of the values, or bits that are OR-ed. */
  readonly kind: 'values' | 'bits';
  readonly description: string;
  /** Sets whose bits are OR-ed into the same argument. */
  readonly combinesWith: readonly string[];
  readonly members: readonly Constant[];
}

export interface Constant {
  readonly name: string;
  /**
   * On x86_64, or on the first column that has it. A negative one arrives in a filter as 64 bits of two's complement, or
   * as 32 where the caller's compiler extends it with zeroes.
   */
  readonly value: number;
  /** Other values. */
  readonly elsewhere: ByColumn<number>;
  /** Columns that lack it. */
  readonly absentOn: ReadonlySet<SyscallColumn>;
}

const sets = once(() => new Map(rowsOf(constantSetRows).map((row) => [row(0), setOf(row)])));

/** The members are read when they are asked for. */
function setOf(row: Row): ConstantSet {
  const isBits = row(1) === 'f';
  const members = once(() => membersOf(row(5), row(4), isBits));
  return {
    name: row(0),
    kind: isBits ? 'bits' : 'values',
    description: row(2),
    combinesWith: wordsOf(row(3)),
    get members() {
      return members();
    },
  };
}

const moved = once(() =>
  rowsOf(movedArgumentRows).map((row) => ({
    call: row(0),
    index: Number(row(1)),
    indexOn: byColumn(row(2), Number),
    notOn: new Set(columnsOf(row(3))),
  })),
);

const dependent = once(() =>
  rowsOf(dependentArgumentRows).map((row) => ({
    call: row(0),
    index: Number(row(1)),
    set: row(2),
    when: { index: Number(row(3)), constant: row(4) },
  })),
);

export function constantSets(): Iterable<ConstantSet> {
  return sets().values();
}

export function constantSetNamed(name: string): ConstantSet | undefined {
  return sets().get(name);
}

/** The value of a constant; undefined where the column lacks it. */
export function constantValue(constant: Constant, column: SyscallColumn): number | undefined {
  if (constant.absentOn.has(column)) return undefined;
  return constant.elsewhere.get(column) ?? constant.value;
}

/**
 * Where an argument of the main prototype stands in a column: its place from 0 on, or undefined where a structure is
 * passed instead, which no filter can look into. Tells only of arguments that take constants.
 */
export function argumentPlace(call: string, index: number, column: SyscallColumn): number | undefined {
  const exception = moved().find((one) => one.call === call && one.index === index);
  if (exception?.notOn.has(column)) return undefined;
  return exception?.indexOn.get(column) ?? index;
}

/** A set of constants that an argument takes while another argument has a certain value. */
export interface DependentConstants {
  readonly set: string;
  readonly when: { readonly index: number; readonly constant: string };
}

export function dependentConstants(call: string, index: number): readonly DependentConstants[] {
  return dependent().filter((one) => one.call === call && one.index === index);
}

/** @param text members between commas, as the head of the table describes them */
function membersOf(text: string, prefix: string, isBits: boolean): readonly Constant[] {
  let expected = 0;
  return text.split(',').map((member) => {
    const [, name = '', written, request, other, only, absent] = memberPattern.exec(member) ?? [];
    const value = written === undefined ? expected : Number.parseInt(written, 16);
    expected = isBits ? value * 2 : value + 1;
    const present = columnsOf(only ?? '');
    const lacking =
      only === undefined
        ? columnsOf(absent ?? '')
        : syscallColumns.filter((column) => !present.includes(column));
    return {
      name: prefix + name,
      value,
      elsewhere:
        request === undefined
          ? byColumn(other ?? '', (hexadecimal) => Number.parseInt(hexadecimal, 16))
          : ioctlRequestElsewhere(value),
      absentOn: new Set(lacking),
    };
  });
}

const memberPattern = /^(\w*)(?:=(-?[\da-f]+))?(\^)?(?:~([^+-]*))?(?:\+(\w+))?(?:-(\w+))?$/;
