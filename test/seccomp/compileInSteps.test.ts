import { describe, expect, it } from 'vitest';
import { compileInSteps } from '../../server/src/seccomp/evaluate/compile.ts';
import { allSyscalls } from '../../server/src/seccomp/knowledge/syscallTable.ts';
import { onHost, onHostInSteps } from '../../server/src/seccomp/onTarget/profileOnHost.ts';
import type { Target } from '../../server/src/seccomp/target.ts';
import { newestTarget } from '../../server/src/seccomp/targets/forProfile.ts';
import { sourceOf } from '../support/seccomp/rawProfile.ts';

const target: Omit<Target, 'runtime'> = {
  loader: 'oci',
  libseccomp: { version: '2.5.4', table: '2.5.5' },
  kernel: '6.1',
  architecture: 'x86_64',
  capabilities: [],
  listening: true,
};

const names = Array.from(
  { length: 20_000 },
  (_, index) => ['read', 'write', `call${index}`][index % 3] ?? '',
);
const profile = (list: readonly string[]): string =>
  JSON.stringify({
    defaultAction: 'SCMP_ACT_ERRNO',
    architectures: ['SCMP_ARCH_X86_64'],
    syscalls: [{ names: list, action: 'SCMP_ACT_ALLOW' }],
  });

const runtimes = [
  { name: 'runc', version: '1.1.5' },
  { name: 'crun', version: '1.8.1' },
  { name: 'youki', version: '0.7.0' },
] as const;

function stepsOf(text: string, runtime: Target['runtime']): number {
  let steps = 0;
  const compiling = compileInSteps(sourceOf(text), { ...target, runtime });
  for (let next = compiling.next(); next.done !== true; next = compiling.next()) steps++;
  return steps;
}

describe('a profile is taken into the kernel some names at a time', () => {
  it.each(runtimes)('by $name', (runtime) => {
    const stepsWith = (list: readonly string[]): number => stepsOf(profile(list), runtime);
    expect(stepsWith(names) - stepsWith(names.slice(0, 10))).toBeGreaterThanOrEqual(20);
  });

  it.each(runtimes)('by $name, and fewer where all are of one call', (runtime) => {
    const first = runtimes.indexOf(runtime) * 10_000;
    const conditions = (edited: number): string =>
      JSON.stringify({
        defaultAction: 'SCMP_ACT_ERRNO',
        architectures: ['SCMP_ARCH_X86_64'],
        syscalls: Array.from({ length: 2000 }, (_, index) => ({
          names: ['lseek'],
          action: 'SCMP_ACT_ALLOW',
          args: [{ index: 0, value: first + (index === edited ? 9000 : index), op: 'SCMP_CMP_EQ' }],
        })),
      });
    // Two million nodes are walked over.
    const opened = stepsOf(conditions(-1), runtime);
    expect(opened).toBeGreaterThanOrEqual(10);
    // As many where one rule is another one now.
    expect(stepsOf(conditions(1990), runtime)).toBe(opened);
  });

  it.each(runtimes)('by $name, and all calls some at a time', (runtime) => {
    const calls = allSyscalls()
      .filter(({ numbers }) => numbers.has('x86_64'))
      .slice(0, 200);
    const rules = (count: number): string =>
      JSON.stringify({
        defaultAction: 'SCMP_ACT_ERRNO',
        architectures: ['SCMP_ARCH_X86_64'],
        syscalls: Array.from({ length: count }, (_, value) => ({
          names: calls.map(({ name }) => name),
          action: 'SCMP_ACT_ALLOW',
          args: [{ index: 0, value, op: 'SCMP_CMP_EQ' }],
        })),
      });
    // Four thousand rules are looked at, and then joined to each other.
    expect(stepsOf(rules(20), runtime) - stepsOf(rules(1), runtime)).toBeGreaterThanOrEqual(7);
  });

  it('and is the same for all who ask, whoever comes to the end first', () => {
    const { profile: asked } = sourceOf(profile(names.slice(0, 10)));
    const main = newestTarget('docker');
    const [host] = main.hosts;
    if (host === undefined) throw new Error('there is no host');
    const slow = onHostInSteps(asked, main, host);
    slow.next();
    const first = onHost(asked, main, host);
    let next = slow.next();
    while (next.done !== true) next = slow.next();
    expect(next.value).toBe(first);
  });
});
