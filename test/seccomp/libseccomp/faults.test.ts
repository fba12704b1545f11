import { describe, expect, it } from 'vitest';
import { actionNumber } from '../../../server/src/seccomp/libseccomp/action.ts';
import type { Condition } from '../../../server/src/seccomp/libseccomp/condition.ts';
import { Program } from '../../../server/src/seccomp/libseccomp/program/program.ts';
import { architecture, buildFilter } from '../../support/seccomp/installed.ts';
import type { FilterRequest } from '../../support/seccomp/oracle.ts';

/** What libseccomp does and nobody wrote it to do. Each was seen with libseccomp 2.5.4. */
describe('faults of libseccomp', () => {
  it('compares the wrong half of an argument where two upper bounds differ in their upper halves', () => {
    const program = programOf({
      rules: [
        { name: 'getpgrp', action: errno(11), conditions: [lower(0x1_0000_0005n)] },
        { name: 'getpgrp', action: errno(12), conditions: [lower(0x2_0000_0005n)] },
      ],
    });
    const answer = (value: bigint) => program.answer(0xc000_003e, 111, [value]).action;
    expect(answer(0x1_0000_0001n)).toBe(errno(11));
    expect(answer(0x2_0000_0001n)).toBe(errno(12));
    // Below the second bound too, but what is compared with its upper half is this one's lower half, 7.
    expect(answer(0x1_0000_0007n)).toBe(actionNumber('ALLOW'));
  });

  it('forgets to load the number of the call where the first call is one that the architecture lacks', () => {
    const rules = [
      { name: 'fchmodat2', action: errno(11), conditions: [lower(5n)] },
      { name: 'getpgrp', action: errno(12), conditions: [] },
    ];
    const arm64 = architecture('aarch64').auditArchitecture;
    const broken = programOf({ architectures: ['aarch64'], rules });
    expect(broken.answer(arm64, 452, [0n]).action).toBe(actionNumber('ALLOW'));
    expect(broken.answer(0xc000_003e, 452, [0n]).action).toBe(errno(11));
    const searched = programOf({ architectures: ['aarch64'], rules, binarySearch: true });
    expect(searched.answer(arm64, 452, [0n]).action).toBe(errno(11));
  });

  it('goes round in a circle where a rule meets one whose conditions lead to a level on two ways', () => {
    const { results } = buildFilter({
      ...plain,
      rules: [
        {
          name: 'getpgrp',
          action: errno(38),
          conditions: [unlike(0, 0x7fff_ffffn), unlike(1, 0n), { ...lower(0n), index: 2 }],
        },
        {
          name: 'getpgrp',
          action: actionNumber('KILL_THREAD'),
          conditions: [{ ...unlike(3, 0x7fff_ffffn), operator: 'EQ' }, unlike(0, 0x7fff_ffffn)],
        },
        { name: 'getpid', action: errno(11), conditions: [] },
      ],
    });
    expect(results).toEqual(['added', 'endless', 'added']);
  });
});

describe('blocks of a program', () => {
  const equal = (value: bigint, mask?: bigint): Condition =>
    mask === undefined
      ? { index: 0, operator: 'EQ', value, valueTwo: 0n }
      : { index: 0, operator: 'MASKED_EQ', value: mask, valueTwo: value };
  const lengthWith = (...conditions: readonly Condition[]): number => {
    const names = ['getpgrp', 'getpid'];
    const rules = conditions.map((condition, index) => ({
      name: names[index] ?? '',
      action: errno(11),
      conditions: [condition],
    }));
    return programOf({ rules }).leastInstructions;
  };

  // A load and a comparison for each half, and one more instruction for a mask.
  it.each([
    ['the value', equal(5n), equal(6n), 4],
    ['the value under a mask', equal(4n, 0xffff_ffff_0000_000cn), equal(8n, 0xffff_ffff_0000_000cn), 5],
    ['the mask', equal(4n, 0xffff_ffff_0000_000cn), equal(4n, 0xffff_ffff_0000_0004n), 5],
  ])('are written once for two calls, but where %s differs', (_, one, other, longer) => {
    expect(lengthWith(one, other) - lengthWith(one, one)).toBe(longer);
  });
});

const plain: FilterRequest = {
  defaultAction: actionNumber('ALLOW'),
  native: true,
  architectures: [],
  binarySearch: false,
  rules: [],
};

function programOf(request: Partial<FilterRequest>): Program {
  const whole = { ...plain, ...request };
  const program = Program.of(buildFilter(whole).filter, whole.binarySearch);
  if (program === 'endless') throw new Error('the program does not end');
  return program;
}

function errno(number: number): number {
  return actionNumber('ERRNO', number);
}

function lower(value: bigint): Condition {
  return { index: 0, operator: 'LT', value, valueTwo: 0n };
}

function unlike(index: number, value: bigint): Condition {
  return { index, operator: 'NE', value, valueTwo: 0n };
}
