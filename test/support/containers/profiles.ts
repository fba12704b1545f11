import { runtimeBases } from '../../../server/src/seccomp/knowledge/runtimeBase.ts';
import type { Random } from '../random.ts';

/** Calls that return at once, whatever their arguments, and change nothing. */
export const harmless = ['getpgrp', 'getppid', 'getuid', 'geteuid', 'getgid', 'getegid', 'sched_yield'];

/** What runtimes and the probe call themselves once the filter is loaded. */
const needed = [
  ...new Set(runtimeBases().flatMap(({ calls }) => calls)),
  ...[
    'write',
    'exit_group',
    'execve',
    'mmap',
    'munmap',
    'rt_sigreturn',
    'rt_sigaction',
    'sendmsg',
    'recvmsg',
  ],
  ...[
    'accept4',
    'recvfrom',
    'connect',
    'socket',
    'socketpair',
    'readlinkat',
    'clone',
    'clone3',
    'ppoll',
    'poll',
  ],
];

const words: readonly bigint[] = [
  0n,
  1n,
  5n,
  0xffff_ffffn,
  0x1_0000_0000n,
  0x1_0000_0005n,
  0xffff_ffff_ffff_ffffn,
];
const operators = ['NE', 'LT', 'LE', 'EQ', 'GE', 'GT', 'MASKED_EQ'];
const actions = ['ERRNO', 'ERRNO', 'ERRNO', 'ALLOW', 'LOG', 'TRACE', 'KILL_PROCESS'];

/** A profile under which the container starts, with rules that get in each other's way for the harmless calls. */
export function randomProfile(random: Random): string {
  const denies = random.chance(0.5);
  const rules = Array.from({ length: 1 + random.below(8) }, () => randomRule(random));
  const base = { names: needed.filter((name) => !harmless.includes(name)), action: 'SCMP_ACT_ALLOW' };
  const profile = {
    defaultAction: denies ? 'SCMP_ACT_ERRNO' : 'SCMP_ACT_ALLOW',
    ...(denies ? { defaultErrnoRet: random.pick([1, 38, 99]) } : {}),
    ...(random.chance(0.5) ? { architectures: ['SCMP_ARCH_X86_64', 'SCMP_ARCH_X86'] } : {}),
    syscalls: denies ? [base, ...rules] : rules,
  };
  return written(profile);
}

/** Profiles that some runtime refuses, and near ones that it takes. */
export function doubtfulProfiles(): readonly string[] {
  const rule = { names: ['getpgrp'], action: 'SCMP_ACT_ERRNO' };
  const condition = { index: 0, value: 1, op: 'SCMP_CMP_EQ' };
  const profile = (change: object, ...syscalls: object[]): string =>
    written({ defaultAction: 'SCMP_ACT_ALLOW', ...change, syscalls });
  return [
    profile({}, rule),
    profile({ defaultAction: 'SCMP_ACT_PASS' }, rule),
    profile({ architectures: ['SCMP_ARCH_X86_64', 'SCMP_ARCH_MIPS'] }, rule),
    profile({ architectures: ['amd64'] }, rule),
    profile({ flags: ['SECCOMP_FILTER_FLAG_LOG'] }, rule),
    profile({}, { ...rule, action: 'SCMP_ACT_KILL_ALL' }),
    profile({}, { ...rule, errnoRet: 4094 }),
    profile({}, { ...rule, errnoRet: 4095 }),
    profile({}, { ...rule, errnoRet: '13' }),
    profile({}, { ...rule, errnoRet: -1 }),
    profile({}, { ...rule, names: [''] }),
    profile({}, { ...rule, names: undefined, name: 'getpgrp' }),
    profile({}, { ...rule, args: [{ ...condition, index: 6 }] }),
    profile({}, { ...rule, args: [{ ...condition, value: '1' }] }),
    profile({}, { ...rule, args: [{ ...condition, op: 'EQ' }] }),
    profile({}, { ...rule, args: [condition] }, { ...rule, errnoRet: 11, args: [condition] }),
    profile({}, { ...rule, action: 'SCMP_ACT_NOTIFY' }),
    profile({}, { names: ['write'], action: 'SCMP_ACT_NOTIFY' }),
    profile({}, { ...rule, action: 'SCMP_ACT_LOG', errnoRet: 5 }),
    profile({}, rule).replace('}', '},'),
    profile({}, rule).replace('"syscalls"', '“syscalls”'),
    profile({}, rule).replace('ALLOW', String.raw`\x41LLOW`),
    profile({}, rule).replace('[', '[nul, '),
    profile({}, rule).slice(0, -1),
    `// a comment\n${profile({}, rule)}`,
    profile({}, ...manyValues(rule)),
    '{}',
    'null',
    '[]',
  ];
}

/** More than a kernel takes in one filter. */
function manyValues(rule: object): readonly object[] {
  return Array.from({ length: 1500 }, (_, value) => ({
    ...rule,
    args: [{ index: 0, value: value * 2 ** 33 + value, op: 'SCMP_CMP_EQ' }],
  }));
}

function randomRule(random: Random): object {
  const conditions = Array.from({ length: random.below(3) }, () => ({
    index: random.below(3),
    value: random.pick(words),
    valueTwo: random.pick(words),
    op: `SCMP_CMP_${random.pick(operators)}`,
  }));
  return {
    names: [random.pick(harmless), random.pick(harmless)],
    action: `SCMP_ACT_${random.pick(actions)}`,
    errnoRet: undefined,
    ...(conditions.length > 0 ? { args: conditions } : {}),
  };
}

function written(profile: object): string {
  return JSON.stringify(profile, (_, value: unknown) =>
    typeof value === 'bigint' ? `#${value}#` : value,
  ).replaceAll(/"#(\d+)#"/g, '$1');
}
