import { expect, it } from 'vitest';
import { compile } from '../../server/src/seccomp/evaluate/compile.ts';
import { startError } from '../../server/src/seccomp/evaluate/startError.ts';
import type { Target } from '../../server/src/seccomp/target.ts';
import { observedTarget } from '../support/seccomp/observedTarget.ts';
import { sourceOf } from '../support/seccomp/rawProfile.ts';

/** A profile with a rule for each of so many values of an argument, told apart in both halves. */
function profile(values: number): string {
  const rule = (value: number) => ({
    names: ['lseek'],
    action: 'SCMP_ACT_ERRNO',
    args: [{ index: 0, value: value * 2 ** 33 + value, op: 'SCMP_CMP_EQ' }],
  });
  return JSON.stringify({
    defaultAction: 'SCMP_ACT_ALLOW',
    syscalls: Array.from({ length: values }, (_, value) => rule(value)),
  });
}

/** As each of them was seen to say it. */
const loading =
  'unable to init seccomp: error loading seccomp filter into kernel: error loading seccomp filter';

it.each<[error: string, target: Target]>([
  [
    `runc run failed: unable to start container process: ${loading}: invalid argument`,
    observedTarget('runc', '1.1.5'),
  ],
  [
    `runc create failed: unable to start container process: error during container init: ${loading}: invalid argument`,
    observedTarget('runc', '1.4.2', 'docker'),
  ],
  ['seccomp (SECCOMP_SET_MODE_FILTER): Invalid argument', observedTarget('crun', '1.8.1')],
  [
    'failed to initialize seccomp err=LoadContext { source: Error { kind: Errno(ECANCELED), source: None, ' +
      'message: "There was a system failure beyond the control of libseccomp" } }',
    observedTarget('youki', '0.7.0'),
  ],
])('a filter that no kernel takes: %s', (error, where) => {
  expect(startError(compile(sourceOf(profile(2000)), where))).toBe(error);
  expect(startError(compile(sourceOf(profile(20)), where))).toBeUndefined();
});

it('is what the runtime says to a profile that it refuses', () => {
  const twice =
    '{"defaultAction": "SCMP_ACT_ERRNO", "syscalls": [{"names": [""], "action": "SCMP_ACT_LOG"}]}';
  expect(startError(compile(sourceOf(twice), observedTarget('runc', '1.1.5')))).toMatch(
    /empty string is not a valid syscall$/,
  );
});

it('of youki is libseccomp’s where an action is the default one but for bits that are cut off', () => {
  const cut = JSON.stringify({
    defaultAction: 'SCMP_ACT_ERRNO',
    syscalls: [{ names: ['getpgrp'], action: 'SCMP_ACT_ERRNO', errnoRet: 65537 }],
  });
  expect(startError(compile(sourceOf(cut), observedTarget('youki', '0.7.0')))).toContain(
    'message: "The library doesn\'t permit the particular operation"',
  );
});
