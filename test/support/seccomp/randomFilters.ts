import { allSyscalls } from '../../../server/src/seccomp/knowledge/syscallTable.ts';
import { type ActionName, actionNumber } from '../../../server/src/seccomp/libseccomp/action.ts';
import type { Condition, Operator } from '../../../server/src/seccomp/libseccomp/condition.ts';
import type { Random } from '../random.ts';
import { installedTable } from './installed.ts';
import type { FilterRequest } from './oracle.ts';

const little = ['x86', 'x32', 'arm', 'aarch64', 'mipsel', 'mipsel64', 'mipsel64n32', 'ppc64le', 'riscv64'];
const big = ['mips', 'mips64', 'mips64n32', 'parisc', 'parisc64', 'ppc', 'ppc64', 's390', 's390x'];

/** The 19 that libseccomp 2.5 knows. */
export const knownArchitectures = ['x86_64', ...little, ...big];

/** Calls of every kind: plain, multiplexed, absent here or there, without number on x86_64. */
const names = [
  ...['getpgrp', 'read', 'clone', 'socket', 'accept', 'send', 'semop', 'msgget', 'shmat', 'mmap2'],
  ...['mkdir', 'personality', 'socketcall', 'ipc', 'ioctl', 'fchmodat2', 'riscv_flush_icache', 'accept4'],
];
/**
 * All that Debian's library knows, but for one that has the pseudo number of another: on PowerPC it is that other one for
 * filters that x86_64 is native to, and no host has both.
 */
const knownNames: readonly string[] = allSyscalls()
  .map(({ name }) => name)
  .filter((name) => installedTable.knows(name) && name !== 'sys_debug_setcontext');
const operators: readonly Operator[] = ['NE', 'LT', 'LE', 'EQ', 'GE', 'GT', 'MASKED_EQ'];
const actions: readonly ActionName[] = [
  'NOTIFY',
  'KILL_PROCESS',
  'KILL_THREAD',
  'TRAP',
  'TRACE',
  'LOG',
  'ALLOW',
];

/** Values at which comparisons change: few, so that rules meet. */
export const boundaries: readonly bigint[] = [
  ...[0n, 1n, 2n, 3n, 5n, 40n, 0x7e02_0000n, 0x7fff_ffffn, 0x8000_0000n, 0xffff_fffen, 0xffff_ffffn],
  ...[0x1_0000_0000n, 0x1_0000_0001n, 0x1_0000_0005n, 0x2_0000_0001n, 0x8000_0000_0000_0000n],
  ...[0xffff_ffff_0000_0000n, 0xffff_ffff_ffff_fffen, 0xffff_ffff_ffff_ffffn],
];

/** A filter whose rules get in each other's way. */
export function randomFilter(random: Random): FilterRequest {
  const native = random.chance(0.8);
  const known = native || random.chance(0.3) ? little : big;
  const architectures = known.filter(() => random.chance(0.2));
  const words = someOf(random, boundaries, 1 + random.below(5));
  const calls = random.chance(0.8)
    ? someOf(random, names, 1 + random.below(4))
    : someOf(random, knownNames, 1 + random.below(60));
  const most = random.chance(0.3) ? 40 : 8;
  const rules = Array.from({ length: random.below(most) }, () => ({
    name: random.pick(calls),
    action: randomAction(random),
    conditions: randomConditions(random, words),
  }));
  return {
    defaultAction: actionNumber(random.pick(['ALLOW', 'ERRNO', 'KILL_PROCESS', 'LOG']), 1),
    native: native || architectures.length === 0,
    architectures,
    binarySearch: random.chance(0.3),
    rules: [
      ...(random.chance(0.7) ? rules : shared(random, rules, calls)),
      ...(random.chance(0.3) ? enumerated(random, random.pick(calls)) : []),
    ],
  };
}

/** Many values of one argument of one call, told apart one by one, as long lists of commands or flags are. */
function enumerated(random: Random, name: string): FilterRequest['rules'] {
  const index = random.below(3);
  const mask = random.pick([0xffff_ffffn, 0xffff_ffff_ffff_ffffn, 0xffn]);
  return Array.from({ length: 10 + random.below(30) }, () => {
    const value = random.chance(0.9) ? BigInt(random.below(25)) : random.pick(boundaries);
    const isMasked = random.chance(0.5);
    const condition: Condition = {
      index,
      operator: isMasked ? 'MASKED_EQ' : random.chance(0.8) ? 'EQ' : random.pick(operators),
      value: isMasked ? mask : value,
      valueTwo: value,
    };
    const also = random.chance(0.1) ? randomConditions(random, boundaries) : [];
    return {
      name,
      action: randomAction(random),
      conditions: [condition, ...also.filter((one) => one.index !== index)],
    };
  });
}

/** Most rules for another call as well: the library writes what calls have in common only once. */
function shared(
  random: Random,
  rules: FilterRequest['rules'],
  calls: readonly string[],
): FilterRequest['rules'] {
  const again = rules
    .filter(() => random.chance(0.8))
    .map((rule) => ({ ...rule, name: random.pick([...calls, 'getppid']) }));
  return [...rules, ...again];
}

function randomAction(random: Random): number {
  if (random.chance(0.6)) return actionNumber('ERRNO', random.pick([0, 1, 2, 38, 4094, 4095]));
  return actionNumber(random.pick(actions), 1);
}

function randomConditions(random: Random, words: readonly bigint[]): readonly Condition[] {
  if (random.chance(0.1)) return [];
  const count = 1 + random.below(random.chance(0.3) ? 6 : 2);
  const one = (index: number): Condition => ({
    index,
    operator: random.pick(operators),
    value: random.pick(words),
    valueTwo: random.pick(words),
  });
  const conditions = someOf(random, [0, 1, 2, 3, 4, 5], count).map(one);
  // Two on one argument, or one on an argument that does not exist: refused.
  if (conditions.length < 6 && random.chance(0.02)) conditions.push(one(random.pick([0, 6])));
  return conditions;
}

function someOf<T>(random: Random, items: readonly T[], count: number): T[] {
  const left = [...items];
  return Array.from({ length: Math.min(count, items.length) }, () => {
    const [item] = left.splice(random.below(left.length), 1);
    return item as T;
  });
}
