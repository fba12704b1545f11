import { expect, it } from 'vitest';
import { finish } from '../../../server/src/base/steps.ts';
import { actionNumber } from '../../../server/src/seccomp/libseccomp/action.ts';
import type { Condition } from '../../../server/src/seccomp/libseccomp/condition.ts';
import { Filter } from '../../../server/src/seccomp/libseccomp/filter.ts';
import { Program } from '../../../server/src/seccomp/libseccomp/program/program.ts';
import { architecture, installedLibrary } from '../../support/seccomp/installed.ts';

/** Which of several rules the library refuses first, when they are added one after the other. */
const [first, second, third] = [errno(11), errno(12), errno(13)];

it('is the earliest of two calls, whichever of them was named first', () => {
  const [early, ...late] = contradiction('getpid');
  if (early === undefined) throw new Error('there is no rule');
  expect(refusedOf(['x86_64'], [early, ...contradiction('getppid'), ...late])).toBe('2 EEXIST');
  expect(refusedOf(['x86_64'], [early, ...late, ...contradiction('getppid')])).toBe('1 EEXIST');
});

it('is the earliest of all architectures, whichever of them is listed first', () => {
  // On x86 both are rules for the same sub-call of socketcall.
  const onlyOnX86: readonly Rule[] = [
    ['socket', first, [equal(0, 1n)]],
    ['socket', second, [equal(0, 2n)]],
  ];
  for (const listed of [
    ['x86_64', 'x86'],
    ['x86', 'x86_64'],
  ]) {
    expect(refusedOf(listed, [...onlyOnX86, ...contradiction('getpid')])).toBe('1 EEXIST');
    expect(refusedOf(listed, [...contradiction('getpid'), ...onlyOnX86])).toBe('1 EEXIST');
  }
  expect(refusedOf(['x86_64'], onlyOnX86)).toBeUndefined();
});

it('is none that is dropped where the architecture lacks the call', () => {
  // The upper half is lost where arguments have 32 bits.
  const upperHalves = (name: string): readonly Rule[] => [
    [name, first, [equal(1, 5n)]],
    [name, second, [equal(1, 0x1_0000_0005n)]],
  ];
  expect(refusedOf(['x86_64', 'x86'], upperHalves('newfstatat'))).toBeUndefined();
  expect(refusedOf(['x86_64', 'x86'], upperHalves('read'))).toBe('1 EEXIST');
});

it('is one that the library never comes back from, even where another architecture refuses it', () => {
  const circle: readonly Rule[] = [
    ['getpgrp', third, [unlike(0, 0x7fff_ffffn), unlike(1, 0n), { ...unlike(2, 0n), operator: 'LT' }]],
    ['getpgrp', second, [equal(3, 0x1_7fff_ffffn), unlike(0, 0x1_7fff_ffffn)]],
    ['getpgrp', first, [equal(3, 0x7fff_ffffn), unlike(0, 0x7fff_ffffn)]],
  ];
  expect(refusedOf(['x86_64'], circle)).toBe('2 endless');
  expect(refusedOf(['x86'], circle)).toBe('2 EEXIST');
  expect(refusedOf(['x86', 'x86_64'], circle)).toBe('2 endless');
  expect(refusedOf(['x86_64', 'x86'], circle)).toBe('2 endless');
});

it.each([
  ['one argument', 2_000, (value: bigint) => [equal(0, value)]],
  ['two arguments', 700, (value: bigint) => [equal(0, value), unlike(1, value + 1n)]],
])('is none of many on %s that take long together, and each of them decides', (_, count, conditionsOn) => {
  const values = Array.from({ length: count }, (_, value) => BigInt(value));
  const filter = filterOf(
    ['x86_64'],
    values.map((value) => ['lseek', first, conditionsOn(value)]),
  );
  expect(finish(filter.firstRefused())).toBeUndefined();
  const program = Program.of(filter, false);
  if (program === 'endless') throw new Error('the program does not end');
  const answer = program.answers(architecture('x86_64').auditArchitecture, 8, (each) =>
    each.kind === 'rule' ? each.rule : undefined,
  );
  expect(values.map((value) => answer([value, 0n]))).toEqual(values.map(Number));
});

type Rule = readonly [name: string, action: number, conditions: readonly Condition[]];

/** Two rules that say the same and do something else. */
function contradiction(name: string): readonly Rule[] {
  return [
    [name, first, [equal(1, 7n)]],
    [name, second, [equal(1, 7n)]],
  ];
}

function refusedOf(architectures: readonly string[], rules: readonly Rule[]): string | undefined {
  const refused = finish(filterOf(architectures, rules).firstRefused());
  return refused && `${refused.rule} ${refused.refusal}`;
}

function filterOf(architectures: readonly string[], rules: readonly Rule[]): Filter {
  const filter = Filter.create(installedLibrary, actionNumber('ALLOW'));
  if (filter === undefined) throw new Error('the default action is not valid');
  filter.removeArchitecture(installedLibrary.native);
  for (const name of architectures) filter.addArchitecture(architecture(name));
  for (const [index, [name, action, conditions]] of rules.entries()) {
    expect(filter.addRule({ name, action, conditions }, index)).toBeUndefined();
  }
  return filter;
}

function errno(number: number): number {
  return actionNumber('ERRNO', number);
}

function equal(index: number, value: bigint): Condition {
  return { index, operator: 'EQ', value, valueTwo: 0n };
}

function unlike(index: number, value: bigint): Condition {
  return { index, operator: 'NE', value, valueTwo: 0n };
}
