import { expect, it } from 'vitest';
import { actionNumber } from '../../../server/src/seccomp/libseccomp/action.ts';
import { Program } from '../../../server/src/seccomp/libseccomp/program/program.ts';
import { architecture, buildFilter } from '../../support/seccomp/installed.ts';
import type { FilterRequest } from '../../support/seccomp/oracle.ts';

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

it('a rule that makes no difference on one of the architectures is not counted there', () => {
  const first = { index: 1, operator: 'EQ', value: 1n, valueTwo: 0n } as const;
  // On x86 nothing is left of this one, so that the second rule says what the first one does; on x86_64 it is longer.
  const upper = { index: 0, operator: 'MASKED_EQ', value: 0xffff_ffff_0000_0000n, valueTwo: 0n } as const;
  const { filter } = buildFilter({
    defaultAction: actionNumber('ERRNO', 1),
    native: true,
    architectures: ['x86'],
    binarySearch: false,
    rules: [[first], [first, upper], [{ ...first, value: 2n }]].map((conditions) => ({
      name: 'read',
      action: actionNumber('ALLOW', 0),
      conditions,
    })),
  });
  const program = Program.of(filter, false);
  const decidesOn = (name: string, number: number, value: bigint): unknown =>
    program === 'endless'
      ? program
      : program.answer(architecture(name).auditArchitecture, number, [0n, value]);
  const byRule = (rule: number): unknown => ({ kind: 'rule', action: actionNumber('ALLOW', 0), rule });
  expect(decidesOn('x86_64', 0, 1n)).toEqual(byRule(0));
  expect(decidesOn('x86_64', 0, 2n)).toEqual(byRule(2));
  expect(decidesOn('x86', 3, 2n)).toEqual(byRule(2));
  // A 32-bit argument has no upper half.
  expect(decidesOn('x86', 3, 0x1_0000_0002n)).toEqual(byRule(2));
});

it('a call through which others are reached has rules of its own name beside those for them', () => {
  const { filter } = buildFilter({
    defaultAction: actionNumber('ERRNO', 1),
    native: true,
    architectures: ['x86'],
    binarySearch: false,
    rules: [
      { name: 'socketcall', action: actionNumber('ALLOW', 0), conditions: [eq(5n)] },
      { name: 'socket', action: actionNumber('ALLOW', 0), conditions: [] },
    ],
  });
  const program = Program.of(filter, false);
  const decided = [1n, 5n, 6n].map((sub) => {
    const answer =
      program === 'endless' ? undefined : program.answer(architecture('x86').auditArchitecture, 102, [sub]);
    return answer?.kind === 'rule' ? answer.rule : answer?.kind;
  });
  expect(decided).toEqual([1, 0, 'default']);
});

function eq(value: bigint): FilterRequest['rules'][number]['conditions'][number] {
  return { index: 0, operator: 'EQ', value, valueTwo: 0n };
}
