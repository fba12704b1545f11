import { expect, it } from 'vitest';
import { Composed } from '../../../server/src/features/fixAll/composed.ts';
import { type Random, seeded } from '../../support/random.ts';
import { withEdits } from '../../support/textEdits.ts';

const texts = ['', 'x', '# a\n', 'longer than that'];

/** Edits that do not overlap, in any order. */
function randomEdits(random: Random, length: number) {
  const edits = [];
  for (let at = random.below(4); at <= length; at += 1 + random.below(8)) {
    const end = Math.min(length, at + random.below(4));
    edits.push({ range: { start: at, end }, newText: random.pick(texts) });
    at = end;
  }
  return random.chance(0.5) ? edits.toReversed() : edits;
}

it('edits on top of edits are as if they had been made at once', () => {
  for (let seed = 1; seed <= 300; seed++) {
    const random = seeded(seed);
    const original = 'abcdefghijklmnopqrstuvwxyz'.slice(0, random.below(27));
    const composed = new Composed(original);
    let text = original;
    for (let round = 0; round < 3; round++) {
      const edits = randomEdits(random, text.length);
      text = withEdits(text, edits);
      composed.apply(edits);
      expect(composed.text, `seed ${seed}`).toBe(text);
    }
    // Throws where edits overlap.
    expect(withEdits(original, composed.edits()), `seed ${seed}`).toBe(text);
  }
});
