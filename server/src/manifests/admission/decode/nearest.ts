import { editDistance } from '../../../base/nearest.ts';

/**
 * The word that someone most likely meant: equal but for case, punctuation or a plural, else the nearest by edits, at
 * most a third of the word.
 */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const plain = fold(word);
  const same = candidates.find((candidate) => fold(candidate) === plain);
  if (same !== undefined) return same;
  let best: string | undefined;
  let bestDistance = Math.floor(Math.min(plain.length, 30) / 3) + 1;
  for (const candidate of candidates) {
    const other = fold(candidate);
    // Words that differ much in length are far apart, and a word may be a whole text.
    if (Math.abs(other.length - plain.length) >= bestDistance) continue;
    const distance = editDistance(plain, other);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

function fold(word: string): string {
  return word.toLowerCase().replace(/[^a-z0-9]/g, '');
}
