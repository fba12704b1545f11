import fc from 'fast-check';
import { expect, it } from 'vitest';
import { editBetween } from '../../server/src/syntax/edit.ts';

/** Texts of few letters, some of them longer than what is compared in one piece. */
const text = fc
  .tuple(fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 6 }), fc.constantFrom(1, 300, 1_024, 3_000))
  .map(([part, times]) => part.repeat(times));

it('finds the smallest edit between two texts, however long they are', () => {
  fc.assert(
    fc.property(text, text, text, text, (head, old, fresh, tail) => {
      const [before, after] = [head + old + tail, head + fresh + tail];
      const edit = editBetween(before, after);
      if (edit === undefined) {
        expect(after).toBe(before);
        return;
      }
      const { start, end, growth } = edit;
      expect(before.slice(0, start) + after.slice(start, end + growth) + before.slice(end)).toBe(after);
      expect(growth).toBe(after.length - before.length);
      // nothing at its two ends is the same in both texts
      const [replaced, written] = [before.slice(start, end), after.slice(start, end + growth)];
      if (replaced !== '' && written !== '') {
        expect(replaced[0]).not.toBe(written[0]);
        expect(replaced.at(-1)).not.toBe(written.at(-1));
      }
    }),
  );
});

it('finds nothing between a text and itself', () => {
  for (const length of [0, 1, 1_023, 1_024, 1_025, 5_000]) {
    expect(editBetween('a'.repeat(length), 'a'.repeat(length))).toBeUndefined();
  }
});
