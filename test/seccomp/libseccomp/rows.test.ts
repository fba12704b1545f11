import { expect, it } from 'vitest';
import { Program } from '../../../server/src/seccomp/libseccomp/program/program.ts';
import { architecture, buildFilter } from '../../support/seccomp/installed.ts';

const allow = 0x7fff_0000;
const defaultAction = 0x0005_0001;
const actionOf = (value: number): number => 0x0005_0000 | (100 + value);
const unequal = 0x0005_0026;

/** A list of values of one argument, each with an error of its own, and perhaps one that all others have. */
function answers(name: string, except: number | undefined): readonly number[] {
  const values = Array.from({ length: 20 }, (_, value) => value);
  const condition = (operator: 'EQ' | 'NE', value: number) => [
    { index: 1, operator, value: BigInt(value), valueTwo: 0n },
  ];
  const { filter } = buildFilter({
    defaultAction,
    native: true,
    architectures: ['x86'],
    binarySearch: false,
    rules: [
      { name: 'read', action: allow, conditions: [] },
      ...values
        .filter((value) => value !== except)
        .map((value) => ({ name: 'ioctl', action: actionOf(value), conditions: condition('EQ', value) })),
      ...(except === undefined
        ? []
        : [{ name: 'ioctl', action: unequal, conditions: condition('NE', except) }]),
    ],
  });
  const program = Program.of(filter, false);
  if (program === 'endless') throw new Error('it ends');
  const number = name === 'x86' ? 54 : 16;
  return [...values, 20, 2 ** 32 + 3].map(
    (value) => program.answer(architecture(name).auditArchitecture, number, [0n, BigInt(value)]).action,
  );
}

it.each(['x86_64', 'x86'])('a long list of values is answered value by value on %s', (name) => {
  const values = Array.from({ length: 20 }, (_, value) => actionOf(value));
  // There arguments have 32 bits.
  expect(answers(name, undefined)).toEqual([
    ...values,
    defaultAction,
    name === 'x86' ? actionOf(3) : defaultAction,
  ]);
});

it.each(['x86_64', 'x86'])('what is not one value ends the list for the values below it on %s', (name) => {
  // The larger values are asked about first.
  const expected = Array.from({ length: 20 }, (_, value) =>
    value < 5 ? unequal : value === 5 ? defaultAction : actionOf(value),
  );
  expect(answers(name, 5)).toEqual([...expected, unequal, unequal]);
});

it('of the same value twice in a list the one that was there first counts', () => {
  const whole = 0xffff_ffff_ffff_ffffn;
  const values = Array.from({ length: 20 }, (_, value) => value);
  // On x86 alone: of halves a word would be loaded again, and all be asked one by one.
  const { filter } = buildFilter({
    defaultAction,
    native: false,
    architectures: ['x86'],
    binarySearch: false,
    rules: values.flatMap((value) => [
      {
        name: 'ioctl',
        action: actionOf(value),
        conditions: [{ index: 1, operator: 'EQ', value: BigInt(value), valueTwo: 0n }],
      },
      {
        name: 'ioctl',
        action: unequal,
        conditions: [{ index: 1, operator: 'MASKED_EQ', value: whole, valueTwo: BigInt(value) }],
      },
    ]),
  });
  const program = Program.of(filter, false);
  if (program === 'endless') throw new Error('it ends');
  const { auditArchitecture } = architecture('x86');
  const found = values.map((value) => program.answer(auditArchitecture, 54, [0n, BigInt(value)]));
  expect(found.map(({ action }) => action)).toEqual(values.map(actionOf));
});
