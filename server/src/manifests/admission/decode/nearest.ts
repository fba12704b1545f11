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
    const distance = editDistance(plain, fold(candidate));
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

/** Insertions, deletions, replacements and swaps of neighbours; words that differ much in length are far apart. */
function editDistance(left: string, right: string): number {
  if (Math.abs(left.length - right.length) > 10) return 100;
  let beforeLast: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i++) {
    const row = [i];
    for (let j = 1; j <= right.length; j++) {
      const change = left[i - 1] === right[j - 1] ? 0 : 1;
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + change);
      if (i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1]) {
        cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      }
      row.push(cost);
    }
    beforeLast = last;
    last = row;
  }
  return last[right.length] ?? 0;
}
