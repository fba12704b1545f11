import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli } from '../support/runCli.ts';

const folder = 'test/cli/fixtures/seccomp';

interface Case {
  readonly what: string;
  readonly words: string;
  readonly expected: Readonly<Record<string, unknown>>;
}

const cases: readonly Case[] = [
  {
    what: 'a rule, with its line',
    words: 'allow.json --syscall read',
    expected: {
      action: 'SCMP_ACT_ALLOW',
      errno: null,
      layer: 'rule',
      rule: { index: 0, name: 'read', line: 4 },
    },
  },
  {
    what: 'a condition that does not hold',
    words: 'allow.json --syscall socket --arg 0=0x28',
    expected: {
      action: 'SCMP_ACT_ERRNO',
      errno: 1,
      layer: 'default',
      rule: null,
      passedOver: [
        { rule: { index: 1, name: 'socket', line: 6 }, reason: 'argument 0 is 0x28, not other than 0x28' },
      ],
    },
  },
  {
    what: 'an argument of 64 bits, of which the filter sees all',
    words: 'allow.json --syscall socket --arg 0=0x100000028',
    expected: { action: 'SCMP_ACT_ALLOW', layer: 'rule', passedOver: [] },
  },
  {
    what: 'a sixth argument below zero, in two’s complement',
    words: 'allow.json --syscall socket --arg 0=0x28 --arg 5=-1',
    expected: { layer: 'default' },
  },
  {
    what: 'a call beyond the border, which runc answers',
    words: 'allow.json --syscall 500',
    expected: { action: 'SCMP_ACT_ERRNO', errno: 38, layer: 'stub', rule: null },
  },
  {
    what: 'the same with crun, which does not',
    words: 'allow.json --syscall 500 --runtime crun',
    expected: { action: 'SCMP_ACT_ERRNO', errno: 1, layer: 'default', rule: null, basis: 'observed' },
  },
  {
    what: 'runc before 1.2, which leaves out a part where no architecture is listed',
    words: 'docker.json --syscall 500 --runtime-version 1.1.5',
    expected: { errno: 38, layer: 'default' },
  },
  {
    what: 'socketcall, whose own first argument takes the place of the rule’s',
    words: 'allow.json --syscall socketcall --arch x86 --arg 0=1 --runtime crun',
    expected: { action: 'SCMP_ACT_ALLOW', layer: 'rule', rule: { index: 1, name: 'socket', line: 6 } },
  },
  {
    what: 'an architecture that the filter is not for',
    words: 'allow.json --syscall read --arch x32',
    expected: { action: 'SCMP_ACT_KILL_THREAD', errno: null, layer: 'architecture', rule: null },
  },
  {
    what: 'a call that the kernel does not have yet',
    words: 'allow.json --syscall fchmodat2 --kernel 5.15 --runtime crun --cap none',
    expected: { layer: 'default' },
  },
  {
    what: 'a rule that needs a capability',
    words: 'docker.json --syscall bpf --loader docker',
    expected: { errno: 38, layer: 'stub', basis: 'derived' },
  },
  {
    what: 'the capability added',
    words: 'docker.json --syscall bpf --loader docker --cap CAP_BPF',
    expected: { action: 'SCMP_ACT_ALLOW', rule: { index: 1, name: 'bpf', line: 6 } },
  },
  {
    what: 'containerd, which drops what the rule depends on',
    words: 'docker.json --syscall bpf --loader containerd',
    expected: { action: 'SCMP_ACT_ALLOW', layer: 'rule' },
  },
  {
    what: 'an older kernel for Docker',
    words: 'docker.json --syscall ptrace --loader docker --kernel 4.4',
    expected: { errno: 38, layer: 'default' },
  },
  {
    what: 'an older kernel for Podman, which does not look at it',
    words: 'docker.json --syscall ptrace --loader podman --kernel 4.4',
    expected: { action: 'SCMP_ACT_ALLOW' },
  },
  {
    what: 'text that is no JSON',
    words: 'copied.profile --syscall read',
    expected: { startError: "runc run failed: invalid character '#' looking for beginning of value" },
  },
  {
    what: 'the same as Docker says it',
    words: 'copied.profile --syscall read --loader docker',
    expected: {
      startError: "Decoding seccomp profile failed: invalid character '#' looking for beginning of value",
    },
  },
  {
    what: 'an object of the operator, by a rule of its own that is looser than its base’s',
    words: '../pods/operated.yaml --syscall mount',
    expected: { action: 'SCMP_ACT_ALLOW', rule: { index: 0, name: 'mount', line: 7 } },
  },
  {
    what: 'the same, by a rule of its base profile in another file',
    words: '../pods/operated.yaml --syscall execve',
    expected: {
      action: 'SCMP_ACT_ALLOW',
      rule: { index: 0, name: 'execve', line: 6, file: '../pods/base.yaml' },
    },
  },
  {
    what: 'the same, by its own default action and not by the base’s',
    words: '../pods/operated.yaml --syscall getpid',
    expected: { action: 'SCMP_ACT_ERRNO', errno: 1, layer: 'default' },
  },
  {
    what: 'an object of the operator',
    words: 'object.yaml --syscall getpid',
    expected: { action: 'SCMP_ACT_ERRNO', errno: 1, layer: 'default' },
  },
];

describe('policy-lens seccomp evaluate', () => {
  it.each(cases)('$what', async ({ words, expected }) => {
    const { code, out } = await runCli(folder, [
      ...['seccomp', 'evaluate'],
      ...words.split(' '),
      ...['--format', 'json'],
    ]);
    expect(JSON.parse(out)).toMatchObject(expected);
    expect(code).toBe(0);
  });

  it('answers a line for each call of a file, and says what is wrong with a line', async () => {
    const calls = mkdtempSync(join(tmpdir(), 'calls-'));
    try {
      writeFileSync(
        join(calls, 'calls'),
        '{"syscall":"socket","args":["0x28"],"arch":"x86_64"}\n{"syscall":39,"args":[1]}\n{"x":1}\n{"syscall":3.5}\n{"syscall":-1}\n',
      );
      const { code, out } = await runCli(folder, [
        ...['seccomp', 'evaluate', 'allow.json', '--calls', join(calls, 'calls')],
      ]);
      const lines = out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line));
      expect(lines).toMatchObject([
        { action: 'SCMP_ACT_ERRNO', errno: 1 },
        { action: 'SCMP_ACT_ALLOW', rule: { index: 0, name: 'getpid', line: 4 } },
        { error: 'The line is no call: it has no “syscall”.' },
        { error: '3.5 is no call’s number: those are whole and have 32 bits.' },
        { error: '-1 is no call’s number: those are whole and have 32 bits.' },
      ]);
      expect(code).toBe(2);
    } finally {
      rmSync(calls, { recursive: true });
    }
  });

  it.each([
    ['allow.json --syscall nosuch', 'There is no call nosuch on x86_64.'],
    ['allow.json --syscall mkdir --arch arm64', 'There is no call mkdir on aarch64.'],
    ['allow.json --syscall read --arch z80', 'There is no architecture z80.'],
    [
      'allow.json --syscall read --arg 7=1',
      '“7=1” is no argument: write its index, 0 to 5, = and its value.',
    ],
    ['allow.json --syscall read --arg 0=0x10000000000000000', '“0x10000000000000000” has more than 64 bits.'],
    [
      'allow.json --syscall read --arg 0=AF_UNIX',
      '“AF_UNIX” is no number: write decimal, or 0x and hexadecimal.',
    ],
    ['allow.json --syscall read --cap CAP_FLY', 'There is no capability CAP_FLY.'],
    ['allow.json --syscall 0x100000001', '4294967297 is no call’s number: those are whole and have 32 bits.'],
    ['allow.json', 'Name a call with --syscall, or a file of calls with --calls.'],
    ['absent.json --syscall read', 'absent.json can’t be read: there is no such file or directory.'],
  ])('%s fails', async (words, message) => {
    const { code, error } = await runCli(folder, ['seccomp', 'evaluate', ...words.split(' ')]);
    expect(error).toBe(`policy-lens: ${message}\n`);
    expect(code).toBe(2);
  });

  it.each([
    ['--kernel', 'new', '6.12'],
    ['--runtime-version', 'latest', '6.12'],
    ['--libseccomp', '2', '2.5.4+2.5.5'],
  ])('%s %s is no version', async (option, value, example) => {
    const { code, error } = await runCli(folder, [
      ...['seccomp', 'evaluate', 'allow.json', '--syscall', 'read', option, value],
    ]);
    expect(error).toContain(
      `option '${option} <version>' argument '${value}' is invalid. Write it as ${example}.`,
    );
    expect(code).toBe(2);
  });

  it.each([
    ['docker', 'Decoding seccomp profile failed: '],
    ['oci', 'runc run failed: '],
  ])('a byte order mark is no JSON to who reads the file: %s', async (loader, who) => {
    const marked = mkdtempSync(join(tmpdir(), 'marked-'));
    try {
      writeFileSync(join(marked, 'a.json'), '\uFEFF{"defaultAction": "SCMP_ACT_ALLOW", "syscalls": []}');
      const { out } = await runCli(marked, [
        ...['seccomp', 'evaluate', 'a.json', '--syscall', 'read', '--loader', loader, '--format', 'json'],
      ]);
      expect(JSON.parse(out)).toEqual({
        startError: `${who}invalid character 'ï' looking for beginning of value`,
      });
      const check = await runCli(marked, ['check', 'a.json', '--seccomp-target', 'docker-29']);
      expect(check.out).toMatch(/^a\.json:1:1: error: The text begins with a byte order mark\./);
    } finally {
      rmSync(marked, { recursive: true });
    }
  });

  it('takes the first of several profiles in a file, and says so', async () => {
    const several = mkdtempSync(join(tmpdir(), 'several-'));
    try {
      const object = (name: string, action: string) =>
        `apiVersion: security-profiles-operator.x-k8s.io/v1\nkind: SeccompProfile\nmetadata: {name: ${name}}\nspec: {defaultAction: ${action}}\n`;
      const texts = [object('a', 'SCMP_ACT_LOG'), object('b', 'SCMP_ACT_ERRNO')];
      writeFileSync(join(several, 'two.yaml'), texts.join('---\n'));
      const { out, error } = await runCli(several, ['seccomp', 'evaluate', 'two.yaml', '--syscall', 'read']);
      expect(out).toMatch(/^SCMP_ACT_LOG\n/);
      expect(error).toBe('policy-lens: two.yaml holds 2 profiles; the first is taken.\n');
    } finally {
      rmSync(several, { recursive: true });
    }
  });

  it('says the same in words', async () => {
    const { out } = await runCli(folder, [
      ...['seccomp', 'evaluate', 'allow.json', '--syscall', 'read', '--runtime-version', '1.1.5'],
    ]);
    expect(out).toBe(
      'SCMP_ACT_ALLOW (line 5)\n' +
        'Rule 0 decides read: it runs. Rule 2 does not decide: rule 0 has no conditions and beats it. Observed on this target.\n',
    );
  });
});
