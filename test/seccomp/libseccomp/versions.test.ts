import { expect, it } from 'vitest';
import { CallTree } from '../../../server/src/seccomp/libseccomp/tree/callTree.ts';
import { TreeRule } from '../../../server/src/seccomp/libseccomp/tree/treeRule.ts';

const allow = 0x7fff_0000;
const empty = CallTree.empty({ bits: 64, behaviour: { lowerBoundsMisplaced: true } });

function joined(before: CallTree, value: bigint): CallTree {
  const rule = TreeRule.of([{ index: 1, operator: 'EQ', value, valueTwo: 0n }], allow);
  const tree = before.with(rule);
  if (typeof tree === 'string') throw new Error(tree);
  return tree;
}

it('of a rule that is edited behind another one the newest versions are remembered, and no older ones', () => {
  const first = joined(empty, 1000n);
  const values = Array.from({ length: 30 }, (_, index) => BigInt(index));
  const versions = values.map((value) => joined(first, value));
  expect(joined(empty, 1000n)).toBe(first);
  expect(joined(first, 29n)).toBe(versions[29]);
  expect(joined(first, 25n)).toBe(versions[25]);
  expect(joined(first, 29n)).toBe(versions[29]);
  expect(joined(first, 0n)).not.toBe(versions[0]);
});

it('what calls begin with is remembered for all of them', () => {
  const values = Array.from({ length: 100 }, (_, index) => BigInt(index));
  const beginnings = values.map((value) => joined(empty, value));
  expect(values.map((value) => joined(empty, value))).toEqual(beginnings);
  expect(joined(empty, 0n)).toBe(beginnings[0]);
});
