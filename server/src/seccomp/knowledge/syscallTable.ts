import { once } from '../../base/once.ts';
import { type ByColumn, byColumn, numberBase, type SyscallColumn, syscallColumns } from './columns.ts';
import { lineNumbers, optional, type Row, rowsOf, wordsOf } from './rows.ts';
import { argumentsOf, type SyscallArgument } from './syscallArguments.ts';
import { syscallRows, variantReasonRows } from './tables/syscalls.ts';

/** A system call, as libseccomp 2.6.1 and the kernels up to 7.1 know it. */
export interface Syscall {
  readonly name: string;
  /** What it does, as a sentence without a full stop. */
  readonly summary: string;
  /** Its numbers as a filter sees them; columns that lack it are absent. */
  readonly numbers: ByColumn<number>;
  /**
   * What libseccomp takes the name for where the architecture lacks it: a negative number that no call ever has.
   * Undefined where all have it.
   */
  readonly pseudoNumber: number | undefined;
  /** On some architectures also reached through another call, whose first argument then tells which one is meant. */
  readonly multiplexed: Multiplexed | undefined;
  /** Of the main prototype, the 64-bit one where there is one; undefined for reserved numbers, which have none. */
  readonly arguments: readonly SyscallArgument[] | undefined;
  readonly kernel: KernelHistory;
  /** Releases of libseccomp whose tables know it. */
  readonly libseccomp: LibseccompHistory;
  /** Letters of the sets that it is in; see groups.ts. */
  readonly groupLetters: string;
  /** `openat(2)`; undefined where there is no page. */
  readonly manualPage: string | undefined;
  readonly variantOf: { readonly name: string; readonly how: string } | undefined;
}

export interface Multiplexed {
  readonly through: 'socketcall' | 'ipc';
  readonly subCall: number;
}

export interface KernelHistory {
  /** `never-implemented` is a reserved number. */
  readonly status: 'known' | 'pre-2.6' | 'never-implemented' | 'unknown';
  /** First release, where known. */
  readonly since: string | undefined;
  /** Architectures that got it later; this may also be the time when a feature behind it came to them. */
  readonly sinceOn: ByColumn<string>;
  /** First release without it. */
  readonly removed: string | undefined;
}

export interface LibseccompHistory {
  readonly since: string;
  /** Architectures whose number came later than the name. */
  readonly sinceOn: ByColumn<string>;
}

/** The time64 calls of 32-bit architectures are variants for this reason. */
export const time64Variant = '64-bit time on 32-bit architectures';

const table = once(() => {
  const reasons = variantReasonRows.trim().split('\n');
  return rowsOf(syscallRows).map((row) => syscallOf(row, reasons));
});

const byName = once(() => new Map(table().map((call) => [call.name, call])));

/** All system calls, in alphabetical order. */
export function allSyscalls(): readonly Syscall[] {
  return table();
}

/** Names are compared as they are: libseccomp does not know `READ`. */
export function syscallNamed(name: string): Syscall | undefined {
  return byName().get(name);
}

/** @param codes numbers of lines, as tables name calls */
export function namesOfCodes(codes: string): readonly string[] {
  return lineNumbers(codes).flatMap((line) => table()[line]?.name ?? []);
}

const reservedNumber = 'Reserved number, not implemented by Linux';

/** Numbers, arguments and history are read when they are asked for: no user of the table needs those of all calls at once. */
function syscallOf(row: Row, reasons: readonly string[]): Syscall {
  const name = row(0);
  const [pseudo, sub] = pseudoAndSubCall(row(3));
  const [original, reason] = wordsOf(row(8));
  const variantOf =
    original === undefined ? undefined : { name: original, how: reasons[Number(reason)] ?? '' };
  const numbers = once(() => numbersOf(row(2)));
  const list = once(() => argumentsOf(row(4)));
  const kernel = once(() => kernelHistory(wordsOf(row(5))));
  const libseccomp = once(() => libseccompHistory(wordsOf(row(5))));
  return {
    name,
    summary: row(1) || (variantOf === undefined ? reservedNumber : `${variantOf.name} with ${variantOf.how}`),
    get numbers() {
      return numbers();
    },
    pseudoNumber: pseudo,
    multiplexed: sub,
    get arguments() {
      return list();
    },
    get kernel() {
      return kernel();
    },
    get libseccomp() {
      return libseccomp();
    },
    groupLetters: row(6),
    manualPage: row(7) === '-' ? undefined : (optional(row(7)) ?? `${name}(2)`),
    variantOf,
  };
}

/** @param text runs of equal numbers: `43b-a285` is 43 in two columns, none in one, 285 in all that are left */
function numbersOf(text: string): ByColumn<number> {
  const numbers = new Map<SyscallColumn, number>();
  let next = 0;
  for (const [, value = '', length] of text.matchAll(/(\d+|-)([a-z]?)/g)) {
    const end = length === '' ? syscallColumns.length : next + Number.parseInt(length ?? '', 36) - 9;
    for (const column of syscallColumns.slice(next, end)) {
      if (value !== '-') numbers.set(column, numberBase(column) + Number(value));
    }
    next = end;
  }
  return numbers;
}

/** @param text a number without a sign is that far below -10000 */
function pseudoAndSubCall(text: string): readonly [number | undefined, Multiplexed | undefined] {
  const [pseudo, sub] = wordsOf(text);
  if (pseudo === undefined) return [undefined, undefined];
  if (sub === undefined)
    return [pseudo.startsWith('-') ? Number(pseudo) : -10_000 - Number(pseudo), undefined];
  const through = sub.startsWith('s') ? 'socketcall' : 'ipc';
  return [Number(pseudo), { through, subCall: Number(sub.slice(1)) }];
}

const unknownSince: Readonly<Record<string, KernelHistory['status']>> = {
  '': 'pre-2.6',
  never: 'never-implemented',
  unknown: 'unknown',
};

function kernelHistory(history: readonly string[]): KernelHistory {
  const since = versionIn(history, 'k');
  const status = unknownSince[since ?? ''] ?? 'known';
  return {
    status,
    since: status === 'known' ? since : undefined,
    sinceOn: versionsIn(history, 'k'),
    removed: versionIn(history, 'r'),
  };
}

function libseccompHistory(history: readonly string[]): LibseccompHistory {
  return { since: versionIn(history, 'l') ?? '2.0.0', sinceOn: versionsIn(history, 'l') };
}

/** @param mark what the wanted part of a history begins with */
function versionIn(history: readonly string[], mark: string): string | undefined {
  return history.find((part) => part.startsWith(mark) && !part.includes('@'))?.slice(1);
}

function versionsIn(history: readonly string[], mark: string): ByColumn<string> {
  const parts = history.filter((part) => part.startsWith(mark) && part.includes('@'));
  return byColumn(parts.map((part) => part.slice(1)).join(' '), (version) => version);
}
