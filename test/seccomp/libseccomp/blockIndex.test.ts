import { expect, it } from 'vitest';
import { BlockIndex } from '../../../server/src/seccomp/libseccomp/program/blockIndex.ts';
import type { BlockContent } from '../../../server/src/seccomp/libseccomp/program/blocks.ts';

const question = { word: 2, test: 'equal', rank: 3, mask: 0xff, datum: 7, wholeDatum: 7n } as const;
const block: BlockContent = { code: 1, start: { word: -1, mask: 0xff }, question, yes: 0x7fff_0000, no: -1 };

/** So many that many of them are looked for in the same places. */
const many = Array.from({ length: 4_000 }, (_, index) => index);

const differing: Readonly<Record<string, (index: number) => BlockContent>> = {
  instructions: (code) => ({ ...block, code }),
  'the word it is entered with': (word) => ({ ...block, start: { ...block.start, word } }),
  'its mask': (mask) => ({ ...block, start: { ...block.start, mask } }),
  'the word that is compared': (word) => ({ ...block, question: { ...question, word } }),
  'the mask of that': (mask) => ({ ...block, question: { ...question, mask } }),
  value: (datum) => ({ ...block, question: { ...question, datum } }),
  'where a yes leads': (yes) => ({ ...block, yes }),
  'where a no leads': (no) => ({ ...block, no }),
  'the block that a yes leads to': (number) => ({ ...block, yes: { ...block, number } }),
};

it.each(Object.keys(differing))(
  'blocks that differ in %s are kept apart, and each is found again',
  (what) => {
    const index = new BlockIndex();
    const make = differing[what] ?? (() => block);
    const made = many.map(make);
    const kept = made.map((each) => index.find(each));
    expect(kept.map(({ number }) => number)).toEqual(many);
    // As another object that says the same.
    expect(made.map((each) => index.find({ ...each, start: { ...each.start } }).number)).toEqual(many);
    expect(index.size).toBe(many.length);
  },
);

it.each(Object.keys(differing))('so are those in front of one block that differ in %s', (what) => {
  const index = new BlockIndex();
  const ends = many.map((datum) => index.find({ ...block, question: { ...question, word: 9, datum } }));
  const [end = 0] = ends;
  const make = differing[what] ?? (() => block);
  const made = many.map((each) => ({
    ...make(each),
    no: what === 'where a no leads' ? (ends[each] ?? 0) : end,
  }));
  const numbers = made.map((_, each) => ends.length + each);
  expect(made.map((each) => index.find(each).number)).toEqual(numbers);
  expect(made.map((each) => index.find({ ...each, start: { ...each.start } }).number)).toEqual(numbers);
});

it('rows that end alike are one from their ends on', () => {
  const index = new BlockIndex();
  const row = (values: readonly number[]) =>
    values.reduceRight<BlockContent['no']>(
      (no, datum) => index.find({ ...block, question: { ...question, datum }, no }),
      -1,
    );
  const first = row([1, 2, 3, 4]);
  expect(row([9, 2, 3, 4])).not.toBe(first);
  expect(row([1, 9, 3, 4])).not.toBe(first);
  expect(index.size).toBe(7);
  expect(row([1, 2, 3, 4])).toBe(first);
  row([9, 2, 3, 4]);
  row([1, 9, 3, 4]);
  expect(index.size).toBe(7);
});
