import { expect, it } from 'vitest';
import { compile } from '../../../server/src/seccomp/evaluate/compile.ts';
import { runs, verdictOf } from '../../../server/src/seccomp/evaluate/verdict.ts';
import { newestTarget } from '../../../server/src/seccomp/targets/forProfile.ts';
import { sourceOf } from '../../support/seccomp/rawProfile.ts';
import { namespaces, withBrowserAddition } from './browserSandbox.ts';

const { mount, user, process, network, time, emptyMounts } = namespaces;
const childSignal = 17n;

/**
 * What chromium's sandbox calls (sandbox/linux/services/credentials.cc and namespace_sandbox.cc), and what must stay closed.
 * Each with whether the default profile lets it run, and whether the addition does.
 */
const calls: readonly (readonly [string, bigint, before: boolean, after: boolean])[] = [
  ['clone', user | childSignal, false, true],
  ['clone', user | process | childSignal, false, true],
  ['clone', user | process | network | childSignal, false, true],
  ['clone', process | network | childSignal, false, true],
  ['unshare', user, false, true],
  ['clone', childSignal, true, true],
  ['clone', mount | childSignal, false, false],
  ['clone', user | mount | childSignal, false, false],
  ['unshare', user | mount, false, false],
  ['unshare', time, false, false],
  ['unshare', emptyMounts, false, false],
  ['clone', emptyMounts | childSignal, true, true],
  ['mount', 0n, false, false],
  ['clone3', 0n, false, false],
];

it('the addition for a browser’s sandbox lets what chromium calls run, and nothing else', () => {
  const { before, after } = withBrowserAddition();
  const [host] = newestTarget('docker').hosts;
  if (host === undefined) throw new Error('there is no host');
  const [usual, wider] = [before, after].map((text) => compile(sourceOf(text), host));
  if (usual === undefined || wider === undefined) throw new Error('unreachable');
  const found = calls.map(([call, flags]) => {
    const verdicts = [usual, wider].map((compiled) =>
      runs(verdictOf(compiled, { call, args: [flags], architecture: 'x86_64' })),
    );
    return [call, flags, ...verdicts];
  });
  expect(found).toEqual(calls);
});
