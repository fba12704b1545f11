import { describe, expect, it } from 'vitest';
import { compile } from '../../server/src/seccomp/evaluate/compile.ts';
import { explain } from '../../server/src/seccomp/evaluate/explain.ts';
import type { Target } from '../../server/src/seccomp/target.ts';
import { sourceOf } from '../support/seccomp/rawProfile.ts';

/** Where what is said was seen. */
const seen: Target = {
  loader: 'oci',
  runtime: { name: 'crun', version: '1.8.1' },
  libseccomp: { version: '2.5.4', table: '2.5.5' },
  kernel: '6.18',
  architecture: 'x86_64',
  capabilities: [],
  listening: false,
};

const equal = (index: number, value: number) => ({ index, value, op: 'SCMP_CMP_EQ' });
const masked = (mask: number, value: number) => ({
  index: 0,
  value: mask,
  valueTwo: value,
  op: 'SCMP_CMP_MASKED_EQ',
});
const rule = (name: string, action: string, more: object = {}) => ({
  names: [name],
  action: `SCMP_ACT_${action}`,
  ...more,
});

interface Question {
  readonly rules?: readonly object[];
  readonly profile?: object;
  readonly call?: string | number;
  readonly args?: readonly bigint[];
  readonly architecture?: string;
  readonly target?: Partial<Target>;
}

function answer({
  rules = [],
  profile,
  call = 'getpgrp',
  args = [],
  architecture = 'x86_64',
  target,
}: Question) {
  const whole = profile ?? {
    defaultAction: 'SCMP_ACT_ERRNO',
    architectures: ['SCMP_ARCH_X86_64', 'SCMP_ARCH_X86'],
    syscalls: rules,
  };
  const compiled = compile(sourceOf(JSON.stringify(whole)), { ...seen, ...target });
  const { explanation, ...rest } = explain(compiled, { call, args, architecture });
  const [sentence = ''] = explanation.split('. ');
  return { ...rest, sentence: `${sentence}.`, explanation };
}

/** The numbers of x32 have a bit of their own, and come in as those of x86_64 do. */
const x32Getpgrp = 0x4000_0000 + 111;
const onX32 = {
  defaultAction: 'SCMP_ACT_ERRNO',
  architectures: ['SCMP_ARCH_X32'],
  syscalls: [rule('getpgrp', 'ALLOW')],
};

const runc: Partial<Target> = { runtime: { name: 'runc', version: '1.4.2' } };

describe('what decides a call', () => {
  it.each<[layer: string, sentence: string, question: Question]>([
    ['rule', 'Rule 0 decides getpgrp: it runs.', { rules: [rule('getpgrp', 'ALLOW')] }],
    [
      'default',
      'No rule decides getpgrp, so the default action holds: it fails with EPERM.',
      { rules: [rule('getpid', 'ALLOW')] },
    ],
    [
      'architecture',
      'The filter is not for x32: the thread that makes the call is killed, whatever the default action.',
      { rules: [rule('getpgrp', 'ALLOW')], architecture: 'x32' },
    ],
    [
      'stub',
      'call 500 is beyond the highest of the profile’s calls that libseccomp 2.5.4 knows, so runc 1.4.2 answers it with ENOSYS before the filter is asked.',
      { rules: [rule('getpgrp', 'ALLOW')], call: 500, target: runc },
    ],
    [
      'stub',
      'Call 0 stands for a call that the kernel does not know, so runc 1.4.2 answers it with ENOSYS before the filter is asked.',
      {
        profile: { defaultAction: 'SCMP_ACT_ERRNO', syscalls: [rule('getpgrp', 'ALLOW')] },
        call: 0,
        architecture: 's390x',
        target: { ...runc, architecture: 's390x' },
      },
    ],
    [
      'kernel',
      'The filter lets statx through, and Linux 4.4 does not have it on x86_64.',
      { rules: [rule('statx', 'ALLOW')], call: 'statx', target: { kernel: '4.4' } },
    ],
    ['unconfined', 'There is no filter: it runs.', { profile: {}, target: runc }],
    [
      'architecture',
      'The filter is not for x32: the thread that makes the call is killed, whatever the default action.',
      { rules: [rule('getpgrp', 'ALLOW')], call: x32Getpgrp },
    ],
    [
      'rule',
      'Rule 0 decides getpgrp by one of its conditions alone: it runs.',
      { rules: [rule('getpgrp', 'ALLOW', { args: [equal(0, 4), equal(0, 5)] })], args: [5n] },
    ],
    [
      'rule',
      'Rule 0 decides getpgrp, cut to the lower 32 bits that arguments have there: it runs.',
      {
        rules: [rule('getpgrp', 'ALLOW', { args: [equal(0, 0x1_0000_0004)] })],
        args: [4n],
        architecture: 'x86',
      },
    ],
    [
      'rule',
      'Rule 0 decides getpgrp: it runs.',
      { rules: [rule('getpgrp', 'ALLOW', { args: [equal(0, 4)] })], args: [4n], architecture: 'x86' },
    ],
    [
      'rule',
      'Rule 0 decides getpgrp: it runs.',
      { rules: [rule('getpgrp', 'ALLOW', { args: [equal(0, 0x1_0000_0004)] })], args: [0x1_0000_0004n] },
    ],
    [
      'rule',
      'Rule 0 decides socketcall: it runs.',
      {
        rules: [rule('socket', 'ALLOW', { args: [equal(0, 0x1_0000_0004)] })],
        call: 'socketcall',
        args: [1n],
        architecture: 'x86',
      },
    ],
    ['rule', 'Rule 0 decides getpgrp: it runs.', { profile: onX32, call: x32Getpgrp }],
    ['rule', 'Rule 0 decides getpgrp: it runs.', { profile: onX32, call: 111, architecture: 'x32' }],
  ])('%s: %s', (layer, sentence, question) => {
    expect(answer(question)).toMatchObject({ layer, sentence });
  });
});

describe('a rule that names the call and does not decide it', () => {
  it.each<[reason: string, question: Question]>([
    [
      'argument 0 is 3, not equal to 4',
      { rules: [rule('getpgrp', 'ALLOW', { args: [equal(0, 4)] })], args: [3n] },
    ],
    [
      'argument 0 is 0x13, not equal to 4 under the mask 0xf',
      { rules: [rule('getpgrp', 'ALLOW', { args: [masked(15, 4)] })], args: [0x13n] },
    ],
    [
      'argument 0 is 3, not equal to 0x100000004, of which the lower 32 bits count',
      {
        rules: [rule('getpgrp', 'ALLOW', { args: [equal(0, 0x1_0000_0004)] })],
        args: [3n],
        architecture: 'x86',
      },
    ],
    [
      'argument 0 is 3, not equal to 0x100000004',
      { rules: [rule('getpgrp', 'ALLOW', { args: [equal(0, 0x1_0000_0004)] })], args: [3n] },
    ],
    ['its action is the default one, so the runtime leaves it out', { rules: [rule('getpgrp', 'ERRNO')] }],
    ['rule 0 has no conditions and beats it', { rules: [rule('getpgrp', 'LOG'), rule('getpgrp', 'ALLOW')] }],
    [
      'rule 0 has no conditions and beats it',
      { rules: [rule('getpgrp', 'LOG', { args: [masked(0, 0)] }), rule('getpgrp', 'ALLOW')] },
    ],
    [
      'libseccomp tries rule 1 first',
      {
        rules: [
          rule('getpgrp', 'ALLOW', { args: [equal(0, 0)] }),
          rule('getpgrp', 'LOG', { args: [equal(1, 0)] }),
        ],
      },
    ],
    ['libseccomp 2.5.4 does not know the name', { rules: [rule('mseal', 'ALLOW')], call: 'mseal' }],
    [
      'libseccomp 2.5.4 does not know the name',
      { rules: [rule('mseal', 'ALLOW')], call: 'mseal', target: runc },
    ],
    [
      'libseccomp 2.5.4 does not know the name',
      { rules: [rule('getpgrp', 'ALLOW'), rule('mseal', 'ALLOW')], call: 'mseal', target: runc },
    ],
    ['the filter is not for x32', { rules: [rule('getpgrp', 'ALLOW')], architecture: 'x32' }],
    [
      "runc's part in front of the filter answers before it",
      {
        rules: [rule('read', 'LOG'), rule('socket', 'ALLOW')],
        call: 'socketcall',
        args: [1n],
        architecture: 'x86',
        target: runc,
      },
    ],
    [
      'Docker leaves it out: it is only for containers with CAP_BPF',
      {
        rules: [rule('getpgrp', 'ALLOW', { includes: { caps: ['CAP_BPF'] } })],
        target: { loader: 'docker' },
      },
    ],
    [
      'Podman leaves it out: it is not for amd64',
      {
        rules: [rule('getpgrp', 'ALLOW', { excludes: { arches: ['amd64'] } })],
        target: { loader: 'podman' },
      },
    ],
    [
      'Podman leaves it out: it is not for amd64',
      {
        rules: [{ ...rule('getpgrp', 'ALLOW', { excludes: { arches: ['amd64'] } }), name: 'getpid' }],
        target: { loader: 'podman' },
      },
    ],
    [
      'Podman leaves it out: it is not for amd64',
      {
        rules: [{ ...rule('getpid', 'ALLOW', { excludes: { arches: ['amd64'] } }), name: 'getpgrp' }],
        target: { loader: 'podman' },
      },
    ],
  ])('says why: %s', (reason, question) => {
    const { passedOver, explanation } = answer(question);
    expect(passedOver.map((each) => each.reason)).toEqual([reason]);
    const [{ rule: passed } = { rule: { index: -1 } }] = passedOver;
    expect(explanation).toContain(`Rule ${passed.index} does not decide: ${reason}.`);
  });

  it('is told by what the runtime has made of it', () => {
    const question: Question = { rules: [rule('getpgrp', 'ALLOW', { args: [masked(12, 4)] })], args: [12n] };
    const youki: Partial<Target> = { runtime: { name: 'youki', version: '0.7.0' } };
    expect(answer(question).passedOver).toMatchObject([
      { reason: 'argument 0 is 0xc, not equal to 4 under the mask 0xc' },
    ]);
    expect(answer({ ...question, target: youki })).toMatchObject({ layer: 'rule', passedOver: [] });
  });

  it('is told once, and never where the rule decides by another of its names', () => {
    const twice = { names: ['getpgrp', 'getpgrp'], action: 'SCMP_ACT_ALLOW' };
    expect(answer({ rules: [twice] })).toMatchObject({ rule: { index: 0 }, passedOver: [] });
    expect(answer({ rules: [rule('getpgrp', 'LOG'), twice] }).passedOver).toHaveLength(1);
  });

  it('stands in the profile’s order, whoever has left it out', () => {
    const { passedOver } = answer({
      rules: [
        rule('getpgrp', 'ALLOW', { args: [equal(0, 4)] }),
        rule('getpgrp', 'ALLOW', { includes: { caps: ['CAP_BPF'] } }),
        rule('getpgrp', 'LOG', { args: [equal(0, 5)] }),
      ],
      target: { loader: 'docker' },
    });
    expect(passedOver.map(({ rule: { index } }) => index)).toEqual([0, 1, 2]);
  });

  it('has the name that it has for the call, whose first argument takes the place of its own', () => {
    const { passedOver } = answer({
      rules: [
        rule('socket', 'ALLOW', { args: [equal(0, 5), equal(1, 1)] }),
        rule('getpgrp', 'ALLOW'),
        rule('socketcall', 'LOG', { args: [equal(1, 2)] }),
      ],
      call: 'socketcall',
      args: [1n, 3n],
      architecture: 'x86',
    });
    expect(passedOver.map(({ rule: { index, name }, reason }) => [index, name, reason])).toEqual([
      [0, 'socket', 'argument 1 is 3, not equal to 1'],
      [2, 'socketcall', 'argument 1 is 3, not equal to 2'],
    ]);
  });
});

describe('what is said was observed, or follows from the sources alone', () => {
  it.each<[doubt: string | undefined, target: Partial<Target>]>([
    [undefined, {}],
    [undefined, { runtime: { name: 'runc', version: '1.3.0' } }],
    [undefined, { runtime: { name: 'youki', version: '0.7.0' } }],
    ['crun 1.21 was read, not run', { runtime: { name: 'crun', version: '1.21' } }],
    ['libseccomp 2.6.1 was read, not run', { libseccomp: { version: '2.6.1', table: '2.6.1' } }],
    [
      'libseccomp 2.5.4 with the table of 2.5.4 was read, not run',
      { libseccomp: { version: '2.5.4', table: '2.5.4' } },
    ],
    ['Linux 5.15 was read about, not run', { kernel: '5.15' }],
    ['hosts of aarch64 were read about, not run', { architecture: 'aarch64' }],
    ['what the engine makes of the file was read, not run', { loader: 'docker' }],
  ])('%s', (doubt, target) => {
    const architecture = target.architecture ?? 'x86_64';
    const profile = { defaultAction: 'SCMP_ACT_ALLOW', syscalls: [] };
    const { basis, explanation } = answer({ profile, call: 'read', architecture, target });
    expect(basis).toBe(doubt === undefined ? 'observed' : 'derived');
    expect(explanation).toContain(doubt === undefined ? 'Observed on this target.' : `Derived: ${doubt}.`);
  });

  it.each([
    ['runs', 'ALLOW', 'few kernels are built with x32, and others answer ENOSYS'],
    ['is refused', 'TRAP', undefined],
  ])('a call of x32 that %s', (_, action, doubt) => {
    const profile = { ...onX32, syscalls: [rule('getpgrp', action)] };
    const { basis, explanation } = answer({ profile, call: x32Getpgrp });
    expect(basis).toBe(doubt === undefined ? 'observed' : 'derived');
    expect(explanation).toContain(doubt === undefined ? 'Observed on this target.' : `Derived: ${doubt}.`);
  });
});
