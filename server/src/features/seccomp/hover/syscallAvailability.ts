import { enumerate } from '../../../base/words.ts';
import type { ByColumn, SyscallColumn } from '../../../seccomp/knowledge/columns.ts';
import { multiplexedColumns } from '../../../seccomp/knowledge/multiplexing.ts';
import { familiesWith } from '../../../seccomp/knowledge/syscallGroups.ts';
import { type Syscall, syscallNamed } from '../../../seccomp/knowledge/syscallTable.ts';
import { code } from '../../hover/markdown.ts';
import { columnNames, columnsByValue } from './words.ts';

/** Its numbers on some architectures, and what to list where it does not exist. */
export function numbersText(call: Syscall, columns: readonly SyscallColumn[]): string {
  const own = new Map(columns.flatMap((column) => numberOn(call, column)));
  const here = [...columnsByValue(own)].map(([number, names]) => `${number} on ${columnNames(names)}`);
  const missing = columns.filter((column) => !own.has(column));
  const numbers = here.length === 0 ? [] : [`Number ${enumerate(here)}.`];
  return [...numbers, ...(missing.length === 0 ? [] : [absence(call, missing)])].join(' ');
}

/** Which kernels and which releases of libseccomp have it, and by which other way it is called. */
export function availability(call: Syscall, columns: readonly SyscallColumn[]): readonly string[] {
  return [kernelText(call, columns), libseccompText(call, columns), ...multiplexing(call, columns)];
}

function numberOn({ numbers }: Syscall, column: SyscallColumn): readonly [SyscallColumn, number][] {
  const number = numbers.get(column);
  return number === undefined ? [] : [[column, number]];
}

/** A rule for a call that is not there can never match; what programs use in its place is often in its family. */
function absence(call: Syscall, missing: readonly SyscallColumn[]): string {
  const isThere = (name: string): boolean =>
    name !== call.name && missing.every((column) => syscallNamed(name)?.numbers.has(column) === true);
  const original = call.variantOf?.name;
  const family = familiesWith(call.name).flatMap(({ members }) => members);
  const others = [...new Set(family)].filter(isThere);
  const instead =
    original !== undefined && isThere(original)
      ? `; there it is ${code(original)}`
      : others.length === 0
        ? ''
        : `; there its family has ${enumerate(others.map(code))}`;
  return `Does not exist on ${columnNames(missing, 'or')}${instead}.`;
}

function kernelText({ kernel }: Syscall, columns: readonly SyscallColumn[]): string {
  const { status, since, sinceOn, removed } = kernel;
  if (status === 'never-implemented') return 'A reserved number: no kernel implements the call.';
  const begin =
    since !== undefined
      ? `In Linux since ${since}${later(sinceOn, columns)}.`
      : status === 'unknown'
        ? 'The first kernel with it is not known.'
        : `In Linux since before 2.6${later(sinceOn, columns)}.`;
  return removed === undefined ? begin : `${begin} Gone since ${removed}: the kernel answers ENOSYS.`;
}

/** Runtimes pass over names that their libseccomp does not know, without a word. */
function libseccompText({ libseccomp }: Syscall, columns: readonly SyscallColumn[]): string {
  const { since, sinceOn } = libseccomp;
  const known = `Known to libseccomp since ${since}${later(sinceOn, columns)}`;
  return since === '2.0.0'
    ? `${known}.`
    : `${known}; an older one has no number for it, so rules for it have no effect.`;
}

/** `, on x86 since 4.3`, of the architectures asked for. */
function later(sinceOn: ByColumn<string>, columns: readonly SyscallColumn[]): string {
  const asked = new Map([...sinceOn].filter(([column]) => columns.includes(column)));
  return [...columnsByValue(asked)]
    .map(([version, names]) => `, on ${columnNames(names)} since ${version}`)
    .join('');
}

function multiplexing({ name, multiplexed }: Syscall, columns: readonly SyscallColumn[]): readonly string[] {
  if (name === 'socketcall' || name === 'ipc') {
    return [`The first argument tells which call is meant; ${hiddenArguments[name]}.`];
  }
  const where = columns.filter((column) => multiplexedColumns.includes(column));
  if (multiplexed === undefined || where.length === 0) return [];
  const { through, subCall } = multiplexed;
  return [
    `On ${columnNames(where)} also reached as \`${through}\` with first argument ${subCall}. libseccomp adds a rule for that ` +
      `way too, but conditions on arguments do not work there: ${hiddenArguments[through]}.`,
  ];
}

const hiddenArguments = {
  socketcall: 'the others are in memory, where no filter can look',
  ipc: 'the others stand in other places',
} as const;
