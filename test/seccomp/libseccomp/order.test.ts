import { expect, it } from 'vitest';
import { inOrder } from '../../../server/src/seccomp/libseccomp/program/order.ts';
import type { CallRules } from '../../../server/src/seccomp/libseccomp/ruleSet.ts';
import { RuleList } from '../../../server/src/seccomp/libseccomp/tree/ruleList.ts';
import { treeKind } from '../../../server/src/seccomp/libseccomp/tree/treeKind.ts';
import { TreeRule } from '../../../server/src/seccomp/libseccomp/tree/treeRule.ts';

const kind = treeKind(64, { lowerBoundsMisplaced: false });

/** A call whose rules ask for so many values of its first argument. */
function call(number: number | undefined, values: number): CallRules {
  let list = RuleList.empty;
  for (let value = 0; value < values; value++) {
    const condition = { index: 0, operator: 'EQ', value: BigInt(value), valueTwo: 0n } as const;
    list = list.with(TreeRule.of([condition], 0x7fff_0000));
  }
  return { number, tree: list.tree(kind), rules: [] };
}

/** The calls of x86_64, as rules name them, and those of x32. */
const parts = [
  [call(7, 1), call(2, 3), call(undefined, 2), call(5, 1)],
  [call(0x4000_0003, 1), call(0x4000_0001, 2)],
];

it('goes by falling number where the runtime asks for a binary search', () => {
  expect(inOrder(parts, true).map(({ number }) => number)).toEqual([
    undefined,
    0x4000_0003,
    0x4000_0001,
    7,
    5,
    2,
  ]);
});

it('else has smaller trees first, and of equal ones the smaller number of the first architecture', () => {
  expect(inOrder(parts, false).map(({ number }) => number)).toEqual([
    5,
    7,
    0x4000_0003,
    undefined,
    0x4000_0001,
    2,
  ]);
});
