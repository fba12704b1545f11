import { describe, expect, it } from 'vitest';
import { compile } from '../../server/src/seccomp/evaluate/compile.ts';
import { verdictOf } from '../../server/src/seccomp/evaluate/verdict.ts';
import { engineHost } from '../../server/src/seccomp/loaders/host.ts';
import type { Loader, Target } from '../../server/src/seccomp/target.ts';
import { wordsOf } from '../../server/src/seccomp/words/words.ts';
import { sourceOf } from '../support/seccomp/rawProfile.ts';

const target: Target = {
  loader: 'docker',
  runtime: { name: 'crun', version: '1.8.1' },
  libseccomp: { version: '2.5.4', table: '2.5.5' },
  kernel: '5.15',
  architecture: 'x86_64',
  capabilities: ['CAP_CHOWN'],
  listening: true,
};

const allowed = { defaultAction: 'SCMP_ACT_ALLOW' };
const rule = { names: ['getpgrp'], action: 'SCMP_ACT_ERRNO' };

describe('what engines refuse', () => {
  it.each<[Loader, object, string]>([
    [
      'docker',
      { ...allowed, syscalls: [{ ...rule, name: 'getpid' }] },
      "both 'name' and 'names' are specified in the seccomp profile, use either 'name' or 'names'",
    ],
    [
      'podman',
      { ...allowed, syscalls: [{ ...rule, name: 'getpid' }] },
      "'name' and 'names' were specified in the seccomp profile, use either 'name' or 'names'",
    ],
    [
      'docker',
      {
        ...allowed,
        architectures: ['SCMP_ARCH_X86'],
        archMap: [{ architecture: 'SCMP_ARCH_X86_64' }],
        syscalls: [],
      },
      "both 'architectures' and 'archMap' are specified in the seccomp profile, use either 'architectures' or 'archMap'",
    ],
    ['cri-o', { ...allowed, syscalls: [{ ...rule, errno: 'EWHAT' }] }, 'unknown errno EWHAT'],
    [
      'docker',
      { ...allowed, syscalls: [{ ...rule, includes: { minKernel: '5' } }] },
      'Decoding seccomp profile failed: invalid kernel version: "5", expected "<kernel>.<major>"',
    ],
    [
      'docker',
      { ...allowed, syscalls: [{ ...rule, includes: { minKernel: '5.15.1' } }] },
      'Decoding seccomp profile failed: invalid kernel version: "5.15.1", expected "<kernel>.<major>"',
    ],
    [
      'docker',
      { ...allowed, syscalls: [{ ...rule, name: 'getpid', includes: { caps: ['CAP_BPF'] } }] },
      "both 'name' and 'names' are specified in the seccomp profile, use either 'name' or 'names'",
    ],
    [
      'docker',
      { ...allowed, syscalls: [{ ...rule, includes: { minKernel: '0.0' } }] },
      'Decoding seccomp profile failed: invalid kernel version: "0.0", expected "<kernel>.<major>": version cannot be 0.0',
    ],
    [
      'docker',
      { ...allowed, syscalls: [{ ...rule, includes: { minKernel: '300.1' } }] },
      'Decoding seccomp profile failed: invalid kernel version: "300.1", expected "<kernel>.<major>": strconv.ParseUint: parsing "300": value out of range',
    ],
    [
      'containerd',
      { ...allowed, syscalls: {} },
      'decoding seccomp profile failed "profile.json": json: cannot unmarshal object into Go struct field LinuxSeccomp.syscalls of type []specs.LinuxSyscall',
    ],
    // The older key is dropped by containerd, and crun misses the other one.
    [
      'containerd',
      { ...allowed, syscalls: [{ name: 'getpid', action: 'SCMP_ACT_ERRNO' }] },
      "load `config.json`: Required field 'names' not present",
    ],
  ])('%s: %o', (loader, profile, error) => {
    expect(compile(sourceOf(JSON.stringify(profile)), { ...target, loader })).toMatchObject({
      kind: 'refused',
      error,
    });
  });
});

/** moby's goToNative gives the first four, libseccomp-golang's ScmpArch.String the others. */
const hostNames: readonly (readonly ['docker' | 'podman', string, string])[] = [
  ['docker', 'mipsel', 'mipsel'],
  ['docker', 'loongarch64', 'loongarch64'],
  ['docker', 'mipsel64n32', 'mips3l64n32'],
  ['docker', 'aarch64', 'arm64'],
  ['podman', 'mipsel', 'mipsel'],
  ['podman', 'loongarch64', 'loong64'],
  ['podman', 'mipsel64n32', 'mipsel64n32'],
  ['podman', 'aarch64', 'arm64'],
];

describe('the names of hosts', () => {
  it.each(hostNames)('compared and completed for %s on %s are %s', (dialect, architecture, name) => {
    expect(engineHost({ ...target, architecture }, dialect).name).toBe(name);
    expect(wordsOf('host', dialect)).toContain(name);
  });

  it.each(['loong64', 'mipsle'])('never are %s in Docker', (name) => {
    expect(wordsOf('host', 'docker')).not.toContain(name);
  });
});

describe('what engines make of a rule', () => {
  const outcome = (loader: Loader, profile: object, change: Partial<Target> = {}): string | number => {
    const compiled = compile(sourceOf(JSON.stringify(profile)), { ...target, ...change, loader });
    const { action, errno } = verdictOf(compiled, { call: 'getpgrp', args: [], architecture: 'x86_64' });
    return errno ?? action;
  };
  const only = (part: object): object => ({ ...allowed, syscalls: [{ ...rule, ...part }] });

  it.each<[string, Loader, object, string | number, Partial<Target>?]>([
    ['the older key for a name', 'docker', only({ names: [], name: 'getpgrp' }), 1],
    ['an error by its name', 'podman', only({ errno: 'ENOSYS' }), 38],
    ['which Docker does not read', 'docker', only({ errno: 'ENOSYS' }), 1],
    ['a capability that is missing', 'docker', only({ includes: { caps: ['CAP_BPF'] } }), 'SCMP_ACT_ALLOW'],
    ['one that is there', 'docker', only({ includes: { caps: ['CAP_CHOWN'] } }), 1],
    ['one that excludes', 'podman', only({ excludes: { caps: ['CAP_CHOWN'] } }), 'SCMP_ACT_ALLOW'],
    ['none of it for containerd', 'containerd', only({ excludes: { caps: ['CAP_CHOWN'] } }), 1],
    ['a newer kernel', 'docker', only({ includes: { minKernel: '6.1' } }), 'SCMP_ACT_ALLOW'],
    ['which Podman does not read', 'podman', only({ includes: { minKernel: '6.1' } }), 1],
    ['another architecture', 'docker', only({ includes: { arches: ['arm64'] } }), 'SCMP_ACT_ALLOW'],
    ['the host’s', 'docker', only({ includes: { arches: ['amd64'] } }), 1],
    ['keys in any case', 'docker', only({ ERRNORET: 7 }), 7],
    ['an excluded architecture', 'docker', only({ excludes: { arches: ['amd64'] } }), 'SCMP_ACT_ALLOW'],
    ['an excluded kernel', 'docker', only({ excludes: { minKernel: '5.15' } }), 'SCMP_ACT_ALLOW'],
    ['a kernel beyond', 'docker', only({ excludes: { minKernel: '5.16' } }), 1],
    [
      'a name beside names in a rule that does not hold',
      'podman',
      only({ name: 'getpid', includes: { caps: ['CAP_BPF'] } }),
      'SCMP_ACT_ALLOW',
    ],
    ['an error by its name', 'cri-o', only({ errno: 'ENOSYS' }), 38],
    [
      'a default error',
      'podman',
      { defaultAction: 'SCMP_ACT_ERRNO', defaultErrno: 'ENOSYS', syscalls: [] },
      38,
    ],
    [
      'a key of the default that the operator’s file can’t have',
      'spo',
      { defaultAction: 'SCMP_ACT_ERRNO', defaultErrnoRet: 38, syscalls: [] },
      1,
    ],
    ['no profile at all', 'docker', {}, 'SCMP_ACT_ALLOW'],
    ['an error number of 0', 'docker', only({ errnoRet: 0 }), 0],
    ['which the operator’s file can’t have', 'spo', only({ errnoRet: 0 }), 1],
  ])('%s (%s)', (_, loader, profile, expected, change) => {
    expect(outcome(loader, profile, change)).toBe(expected);
  });
});

describe('what engines make of archMap', () => {
  const profile = (architecture: string, subArchitecture: string): string =>
    JSON.stringify({
      ...allowed,
      archMap: [
        { architecture: 'SCMP_ARCH_PPC64LE', subArchitectures: ['SCMP_ARCH_PPC'] },
        { architecture, subArchitectures: [subArchitecture] },
      ],
      syscalls: [],
    });

  it.each<[Loader, host: string, architecture: string, sub: string, called: string, outcome: string]>([
    ['docker', 'x86_64', 'SCMP_ARCH_X86_64', 'SCMP_ARCH_X86', 'x86', 'SCMP_ACT_ALLOW'],
    ['docker', 'aarch64', 'SCMP_ARCH_X86_64', 'SCMP_ARCH_X86', 'x86', 'SCMP_ACT_KILL_THREAD'],
    ['podman', 'x86_64', 'SCMP_ARCH_X86_64', 'SCMP_ARCH_X86', 'x86', 'SCMP_ACT_ALLOW'],
    ['cri-o', 'aarch64', 'SCMP_ARCH_AARCH64', 'SCMP_ARCH_ARM', 'arm', 'SCMP_ACT_ALLOW'],
    ['containerd', 'x86_64', 'SCMP_ARCH_X86_64', 'SCMP_ARCH_X86', 'x86', 'SCMP_ACT_KILL_THREAD'],
    // Two of the hosts are looked for in vain under the names that moby gives them, others under none of container-libs'.
    ['docker', 'mipsel', 'SCMP_ARCH_MIPSEL', 'SCMP_ARCH_MIPSEL64', 'mipsel64', 'SCMP_ACT_KILL_THREAD'],
    ['docker', 'mipsel64', 'SCMP_ARCH_MIPSEL64', 'SCMP_ARCH_MIPSEL', 'mipsel', 'SCMP_ACT_ALLOW'],
    ['docker', 'riscv64', 'SCMP_ARCH_RISCV64', 'SCMP_ARCH_X86', 'x86', 'SCMP_ACT_ALLOW'],
    ['podman', 'riscv64', 'SCMP_ARCH_RISCV64', 'SCMP_ARCH_X86', 'x86', 'SCMP_ACT_KILL_THREAD'],
    ['podman', 'ppc64le', 'SCMP_ARCH_PPC64LE', 'SCMP_ARCH_X86', 'x86', 'SCMP_ACT_KILL_THREAD'],
  ])('%s on %s, of %s with %s: %s gets %s', (loader, host, architecture, sub, called, outcome) => {
    const compiled = compile(sourceOf(profile(architecture, sub)), { ...target, loader, architecture: host });
    const verdict = verdictOf(compiled, { call: 'getpid', args: [], architecture: called });
    expect([compiled.kind, verdict.action]).toEqual(['filter', outcome]);
  });
});
