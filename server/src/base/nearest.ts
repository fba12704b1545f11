/**
 * The candidate that a misspelled text most likely means; undefined where none is near.
 * Near means at most two slips, and one in a short word: what differs more is another word, not a slip.
 */
export function nearest(text: string, candidates: Iterable<string>): string | undefined {
  let farthest = text.length < 5 ? 1 : 2;
  let best: string | undefined;
  const lower = text.toLowerCase();
  const letters = lettersOf(lower);
  for (const candidate of candidates) {
    if (candidate === text || Math.abs(candidate.length - text.length) > farthest) continue;
    const other = candidate.toLowerCase();
    // Each letter that only one of the two has costs a slip, which rules most candidates out at once.
    const others = lettersOf(other);
    if (bitsIn(letters & ~others) > farthest || bitsIn(others & ~letters) > farthest) continue;
    const distance = editDistance(lower, other);
    // Of those that are as near the first by name, in whatever order they come.
    if (distance > farthest || (distance === farthest && best !== undefined && candidate >= best)) continue;
    best = candidate;
    farthest = distance;
  }
  return best;
}

/** One bit for each letter that occurs; letters may share one. */
function lettersOf(text: string): number {
  let letters = 0;
  for (let at = 0; at < text.length; at++) letters |= 1 << (text.charCodeAt(at) & 31);
  return letters;
}

function bitsIn(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment) that lead from one text to the other. */
export function editDistance(left: string, right: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    for (let column = 1; column <= right.length; column++) {
      const replaced = at(last, column - 1) + (left[row - 1] === right[column - 1] ? 0 : 1);
      let best = Math.min(replaced, at(last, column) + 1, at(current, column - 1) + 1);
      const swapped = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      if (row > 1 && column > 1 && swapped) best = Math.min(best, at(beforeLast, column - 2) + 1);
      current.push(best);
    }
    beforeLast = last;
    last = current;
  }
  return at(last, right.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
