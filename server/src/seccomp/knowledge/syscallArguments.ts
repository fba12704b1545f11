import { once } from '../../base/once.ts';
import { type ByColumn, columnsOf, type SyscallColumn } from './columns.ts';
import { lineNumbers, optional, rowsOf, wordsOf } from './rows.ts';
import { constantSetRows } from './tables/constants.ts';
import { abiRows, argumentTypeRows, syscallRows } from './tables/syscalls.ts';

/** An argument of a system call. */
export interface SyscallArgument {
  readonly name: string;
  readonly type: ArgumentType;
  /** Name of the set of constants that it takes; see constants.ts. */
  readonly constants: string | undefined;
}

export interface ArgumentType {
  /** As C writes it: `const char *`. */
  readonly text: string;
  /** What it is used for: `fd`, `flags`, `mode`, `size`, `pointer`, `pointer-string`, `int32` and so on. */
  readonly kind: string;
  /** Width in bits that the kernel looks at on 64-bit architectures, 32 or 64. A filter always sees 64. */
  readonly bits: number;
  /** A filter sees the address, never what is there. */
  readonly pointer: boolean;
  readonly signed: boolean;
  /** Width in bits of the type itself, where it is smaller than `bits`. */
  readonly effectiveBits: number | undefined;
  /** A 64-bit value that takes two places on most 32-bit architectures. */
  readonly wide: boolean;
}

const types = once(() =>
  rowsOf(argumentTypeRows).map((row): ArgumentType => {
    const kind = optional(row(1)) ?? 'pointer';
    return {
      text: row(0),
      kind,
      bits: Number(optional(row(2)) ?? 64),
      pointer: kind.startsWith('pointer'),
      signed: row(3).includes('s'),
      effectiveBits: row(4) === '' ? undefined : Number(row(4)),
      wide: row(3).includes('w'),
    };
  }),
);

const setNames = once(() => rowsOf(constantSetRows).map((row) => row(0)));

const signatures = once(() => new Map(rowsOf(syscallRows).map((row) => [row(0), row(4)])));

const elsewhere = once(() => {
  const prototypes = new Map<string, Map<SyscallColumn, readonly string[]>>();
  for (const row of rowsOf(abiRows)) {
    const own = prototypes.get(row(0)) ?? new Map<SyscallColumn, readonly string[]>();
    for (const column of columnsOf(row(1))) own.set(column, row(2) === '' ? [] : row(2).split(','));
    prototypes.set(row(0), own);
  }
  return prototypes;
});

/** @param signature as the table has it */
export function argumentsOf(signature: string): readonly SyscallArgument[] | undefined {
  if (signature === '?') return undefined;
  const same = signature.startsWith('=') ? signatures().get(signature.slice(1)) : undefined;
  return wordsOf(same ?? signature).flatMap((text) => {
    const type = types()[lineNumbers(text.slice(0, 2))[0] ?? -1];
    const [name = '', set] = text.slice(2).split(':');
    return type === undefined
      ? []
      : { name, type, constants: set === undefined ? undefined : constantSetName(set) };
  });
}

/**
 * Argument lists of another length, order or shape than the main prototype's, as C writes them. Columns that have none
 * here follow the main prototype.
 */
export function otherPrototypes(call: string): ByColumn<readonly string[]> {
  return elsewhere().get(call) ?? new Map();
}

/** @param code number of the set's line */
function constantSetName(code: string): string | undefined {
  return lineNumbers(code).map((line) => setNames()[line])[0];
}
