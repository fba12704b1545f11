/**
 * The columns of the system call table: one for each list of numbers that the kernel has. Byte orders share one, and so
 * do `mips` and `mipsel`. Related ones stand side by side; the tables name a column by its place here.
 */
export const syscallColumns = [
  'arm',
  'sh',
  'x86',
  'ppc',
  'ppc64',
  's390x',
  's390',
  'm68k',
  'mips',
  'parisc',
  'parisc64',
  'loongarch64',
  'riscv64',
  'aarch64',
  'x32',
  'x86_64',
  'mips64',
  'mips64n32',
] as const;

export type SyscallColumn = (typeof syscallColumns)[number];

/** What differs by column. */
export type ByColumn<T> = ReadonlyMap<SyscallColumn, T>;

/** What the numbers of a column begin at, as a filter sees them. The x32 bit is that of `__X32_SYSCALL_BIT`. */
const numberBases: ByColumn<number> = new Map([
  ['x32', 0x4000_0000],
  ['mips', 4000],
  ['mips64', 5000],
  ['mips64n32', 6000],
]);

export function numberBase(column: SyscallColumn): number {
  return numberBases.get(column) ?? 0;
}

/** @param codes a digit to the base of 36 for each column */
export function columnsOf(codes: string): readonly SyscallColumn[] {
  return [...codes].flatMap((code) => syscallColumns[Number.parseInt(code, 36)] ?? []);
}

/**
 * What a table says by column: `5.1@2a 5.3@c` is 5.1 in the columns 2 and 10, 5.3 in column 12.
 * @param read turns the text before `@` into the value
 */
export function byColumn<T>(text: string, read: (text: string) => T): ByColumn<T> {
  return new Map(
    text.split(' ').flatMap((part) => {
      const [value = '', codes = ''] = part.split('@');
      return columnsOf(codes).map((column) => [column, read(value)] as const);
    }),
  );
}
