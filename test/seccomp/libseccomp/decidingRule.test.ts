import { expect, it } from 'vitest';
import { actionNumber } from '../../../server/src/seccomp/libseccomp/action.ts';
import { Program } from '../../../server/src/seccomp/libseccomp/program/program.ts';
import { architecture, buildFilter } from '../../support/seccomp/installed.ts';

/** The rules for one call between those for others, so that its rules have other numbers in the filter than in its tree. */
const rules = ['read', 'socket 1', 'write', 'socket 2', 'socket 3'].map((text) => {
  const [name = '', value] = text.split(' ');
  const conditions =
    value === undefined ? [] : [{ index: 0, operator: 'EQ', value: BigInt(value), valueTwo: 0n } as const];
  return { name, action: actionNumber('ALLOW', 0), conditions };
});

it.each([
  [1n, 1],
  [2n, 3],
  [3n, 4],
])('of the rules for a call that of its argument %s is named, number %s', (value, rule) => {
  for (const name of ['x86_64', 'aarch64']) {
    const { filter } = buildFilter({
      defaultAction: actionNumber('ERRNO', 1),
      native: true,
      architectures: ['aarch64'],
      binarySearch: false,
      rules,
    });
    const program = Program.of(filter, false);
    const number = name === 'x86_64' ? 41 : 198;
    const answer =
      program === 'endless' ? program : program.answer(architecture(name).auditArchitecture, number, [value]);
    expect(answer, name).toEqual({ kind: 'rule', action: actionNumber('ALLOW', 0), rule });
  }
});
