import { expect, it } from 'vitest';
import { compile } from '../../server/src/seccomp/evaluate/compile.ts';
import { startError } from '../../server/src/seccomp/evaluate/startError.ts';
import type { RuntimeName } from '../../server/src/seccomp/target.ts';
import { observedTarget } from '../support/seccomp/observedTarget.ts';
import { sourceOf } from '../support/seccomp/rawProfile.ts';

/** Two rules of which libseccomp refuses the second, and one that a runtime stops at by itself or that is refused alone. */
const contradiction = [rule('getpid', 1, 0), rule('getpid', 2, 0)];
const nameless = rule('', 1, 0);
const seventh = rule('getppid', 1, 6);

it.each<[name: RuntimeName, version: string, wrong: object, refused: string, itself: string]>([
  ['runc', '1.1.5', nameless, 'file exists', 'empty string is not a valid syscall'],
  ['runc', '1.4.2', nameless, 'file exists', 'empty string is not a valid syscall'],
  ['crun', '1.8.1', seventh, 'File exists', 'invalid seccomp index'],
  ['youki', '0.7.0', seventh, 'EEXIST', 'EINVAL'],
])(
  'of several errors %s %s tells the one that it comes to first',
  (name, version, wrong, refused, itself) => {
    const errorOf = (syscalls: readonly object[]): string | undefined =>
      startError(
        compile(
          sourceOf(JSON.stringify({ defaultAction: 'SCMP_ACT_ALLOW', syscalls })),
          observedTarget(name, version),
        ),
      );
    expect(errorOf([...contradiction, wrong])).toContain(refused);
    expect(errorOf([wrong, ...contradiction])).toContain(itself);
  },
);

function rule(name: string, errnoRet: number, index: number): object {
  const args = [{ index, value: 1, op: 'SCMP_CMP_EQ' }];
  return { names: [name], action: 'SCMP_ACT_ERRNO', errnoRet, args };
}
