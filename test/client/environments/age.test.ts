import { expect, it } from 'vitest';
import { ageWords } from '../../../client/src/environments/age.ts';

it.each([
  ['2026-11-02T09:30:00Z', '2026-11-02T20:00:00Z', 'less than a day old'],
  ['2026-11-02T09:30:00Z', '2026-11-03T10:00:00Z', 'at most 1 day old'],
  ['2026-11-02T09:30:00Z', '2026-11-16T10:00:00Z', 'at most 14 days old'],
  ['2026-11-02T09:30:00Z', '2026-11-01T10:00:00Z', 'of unknown age'],
  ['soon', '2026-11-01T10:00:00Z', 'of unknown age'],
])('a snapshot of %s is on %s %s', (takenSince, now, words) => {
  expect(ageWords(takenSince, Date.parse(now))).toBe(words);
});
