import { expect, it } from 'vitest';
import { checkFiles } from '../../../server/src/cli/check/checkFiles.ts';
import { copiedDefault, type DefaultText } from '../../support/seccomp/defaultText.ts';

function found(profile: unknown, preset: string, text = JSON.stringify(profile)): readonly string[] {
  const files = new Map([
    ['file:///w/.policy-lens.yaml', `environments: [{ name: w, runtimes: [{ preset: ${preset} }] }]`],
    ['file:///w/a.json', text],
  ]);
  return checkFiles(files)
    .filter(({ rule }) => rule === 'seccomp-like-default')
    .map(({ message, range }) => `${text.slice(range.start, range.end)}: ${message}`);
}

const docker = copiedDefault('docker');
const [first, ...others] = docker.syscalls;
if (first === undefined) throw new Error('the default names no calls');
const withNames = (names: readonly string[]): DefaultText => ({
  ...docker,
  syscalls: [{ ...first, names }, ...others],
});

it('a copy of the default is told, at its default action', () => {
  expect(found(docker, 'docker-29')).toEqual([
    expect.stringMatching(
      /^"SCMP_ACT_ERRNO": On x86_64 every call meets what the default profile of Docker [\d.]+ makes of it/,
    ),
  ]);
});

it('so is one that is written otherwise and does the same', () => {
  const rules = first.names.map((name) => ({ ...first, names: [name] }));
  expect(found({ ...docker, syscalls: [...others, ...rules] }, 'docker-29')).toHaveLength(1);
});

it.each<[string, DefaultText]>([
  ['allows a call more', withNames([...first.names, 'kexec_load'])],
  ['allows a call less', withNames(first.names.filter((name) => name !== 'getpid'))],
  ['fails with another error', { ...docker, defaultErrnoRet: 38 }],
  ['does not know the calls of 32-bit programs', { ...docker, architectures: ['SCMP_ARCH_X86_64'] }],
  [
    'allows some arguments more',
    {
      ...docker,
      syscalls: [
        ...docker.syscalls,
        {
          names: ['socket'],
          action: 'SCMP_ACT_ALLOW',
          args: [{ index: 0, value: 40, op: 'SCMP_CMP_EQ' }],
        } as DefaultText['syscalls'][number],
      ],
    },
  ],
])('one that %s is not', (_, profile) => {
  expect(found(profile, 'docker-29')).toEqual([]);
});

it('nor is Docker’s on a target that has another default, or none', () => {
  for (const preset of ['kubernetes-containerd-2.2', 'kubernetes-cri-o-1.34', 'podman-5.4', 'runc']) {
    expect(found(docker, preset), preset).toEqual([]);
  }
});

it('an object of other engines is compared with their own', () => {
  expect(found(copiedDefault('podman'), 'podman-5.4')).toEqual([expect.stringContaining('Podman')]);
});
