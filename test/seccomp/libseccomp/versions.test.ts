import { expect, it } from 'vitest';
import { RuleList } from '../../../server/src/seccomp/libseccomp/tree/ruleList.ts';
import { treeKind } from '../../../server/src/seccomp/libseccomp/tree/treeKind.ts';
import { TreeRule } from '../../../server/src/seccomp/libseccomp/tree/treeRule.ts';

const allow = 0x7fff_0000;

function joined(before: RuleList, value: bigint): RuleList {
  return before.with(TreeRule.of([{ index: 1, operator: 'EQ', value, valueTwo: 0n }], allow));
}

it('of a rule that is edited behind another one the newest versions are remembered, and no older ones', () => {
  const first = joined(RuleList.empty, 1000n);
  const values = Array.from({ length: 30 }, (_, index) => BigInt(index));
  const versions = values.map((value) => joined(first, value));
  expect(joined(RuleList.empty, 1000n)).toBe(first);
  expect(joined(first, 29n)).toBe(versions[29]);
  expect(joined(first, 25n)).toBe(versions[25]);
  expect(joined(first, 29n)).toBe(versions[29]);
  expect(joined(first, 0n)).not.toBe(versions[0]);
});

it('what calls begin with is remembered for all of them', () => {
  const values = Array.from({ length: 100 }, (_, index) => BigInt(index));
  const beginnings = values.map((value) => joined(RuleList.empty, value));
  expect(values.map((value) => joined(RuleList.empty, value))).toEqual(beginnings);
  expect(joined(RuleList.empty, 0n)).toBe(beginnings[0]);
});

it('what rules amount to is worked out once for each width of arguments and each behaviour of the library', () => {
  const list = joined(joined(RuleList.empty, 1n), 2n);
  const [narrow, wide] = [
    treeKind(32, { lowerBoundsMisplaced: true }),
    treeKind(64, { lowerBoundsMisplaced: true }),
  ];
  expect(list.tree(narrow)).toBe(list.tree(narrow));
  expect(list.tree(narrow).nodes).toBe(2);
  expect(list.tree(wide).nodes).toBe(3);
  expect(treeKind(64, { lowerBoundsMisplaced: true })).toBe(wide);
  expect(treeKind(64, { lowerBoundsMisplaced: false })).not.toBe(wide);
});
