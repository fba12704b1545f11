import { expect, it } from 'vitest';
import { compile } from '../../server/src/seccomp/evaluate/compile.ts';
import type { RuntimeName } from '../../server/src/seccomp/target.ts';
import { observedTarget } from '../support/seccomp/observedTarget.ts';
import { sourceOf } from '../support/seccomp/rawProfile.ts';

/** Rules that libseccomp 2.5.4 never comes back from: runtimes that were given them wrote nothing, and had to be ended. */
const condition = (index: number, op: string, value: number) => ({ index, op: `SCMP_CMP_${op}`, value });
const rule = (errnoRet: number, ...args: object[]) => ({
  names: ['getpgrp'],
  action: 'SCMP_ACT_ERRNO',
  errnoRet,
  args,
});
const profile = JSON.stringify({
  defaultAction: 'SCMP_ACT_ALLOW',
  syscalls: [
    rule(13, condition(0, 'NE', 0x7fff_ffff), condition(1, 'NE', 0), condition(2, 'LT', 0)),
    rule(12, condition(3, 'EQ', 0x1_7fff_ffff), condition(0, 'NE', 0x1_7fff_ffff)),
    rule(11, condition(3, 'EQ', 0x7fff_ffff), condition(0, 'NE', 0x7fff_ffff)),
  ],
});

it.each<[name: RuntimeName, version: string]>([
  ['runc', '1.1.5'],
  ['runc', '1.4.2'],
  ['crun', '1.8.1'],
  ['youki', '0.7.0'],
])('no words are put into the mouth of %s %s, which says nothing', (name, version) => {
  expect(compile(sourceOf(profile), observedTarget(name, version))).toMatchObject({
    kind: 'refused',
    error: 'libseccomp does not come to an end with these rules, and the container never starts',
  });
});
