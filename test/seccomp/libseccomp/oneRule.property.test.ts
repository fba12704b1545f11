import fc from 'fast-check';
import { describe, it } from 'vitest';
import { actionNumber } from '../../../server/src/seccomp/libseccomp/action.ts';
import { type Condition, holds, type Operator } from '../../../server/src/seccomp/libseccomp/condition.ts';
import { Program } from '../../../server/src/seccomp/libseccomp/program/program.ts';
import { architecture, buildFilter, installedTable } from '../../support/seccomp/installed.ts';

const operators: readonly Operator[] = ['NE', 'LT', 'LE', 'EQ', 'GE', 'GT', 'MASKED_EQ'];
const edges = [0n, 1n, 0xffff_ffffn, 0x1_0000_0000n, 0x8000_0000_0000_0000n, 0xffff_ffff_ffff_ffffn];
const value = fc.oneof(fc.constantFrom(...edges), fc.bigInt(0n, 0xffff_ffff_ffff_ffffn));
const condition = fc.record({
  index: fc.nat(5),
  operator: fc.constantFrom(...operators),
  value,
  valueTwo: value,
});
const conditions = fc.uniqueArray(condition, { selector: ({ index }) => index, maxLength: 6 });
/** Arguments near what they are compared with, or anywhere. */
const nudges = fc.array(fc.tuple(fc.constantFrom(-1n, 0n, 1n), value, fc.boolean()), {
  minLength: 6,
  maxLength: 6,
});

describe('one rule of a call', () => {
  it.each(['x86_64', 'x86', 'aarch64', 'arm'])('holds where all its conditions do, on %s', (name) => {
    const target = architecture(name);
    const number = installedTable.numberOf('ioctl', target) ?? 0;
    const denied = actionNumber('ERRNO', 77);
    fc.assert(
      fc.property(conditions, nudges, (rule, near) => {
        const { filter } = buildFilter({
          defaultAction: actionNumber('ALLOW'),
          native: true,
          architectures: name === 'x86_64' ? [] : [name],
          binarySearch: false,
          rules: [{ name: 'ioctl', action: denied, conditions: rule }],
        });
        const program = Program.of(filter, false);
        if (program === 'endless') return false;
        const args = near.map(([nudge, other, isNear], index) => {
          const written = rule.find((each) => each.index === index);
          return isNear && written !== undefined ? BigInt.asUintN(64, written.value + nudge) : other;
        });
        const all = rule.every((each: Condition) => holds(each, args[each.index] ?? 0n, target.bits));
        const answer = program.answer(target.auditArchitecture, number, args).action;
        return answer === (all ? denied : actionNumber('ALLOW'));
      }),
      { numRuns: 2000 },
    );
  });
});
