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
  const width = right.length + 1;
  // Three rows of the table are enough, one behind the other; they are asked for thousands of times.
  if (rows.length < width * 3) rows = new Uint32Array(width * 3);
  for (let column = 0; column < width; column++) rows[column] = column;
  for (let row = 1; row <= left.length; row++) {
    const current = (row % 3) * width;
    const last = ((row + 2) % 3) * width;
    const beforeLast = ((row + 1) % 3) * width;
    rows[current] = row;
    for (let column = 1; column < width; column++) {
      const replaced = at(last + column - 1) + (left[row - 1] === right[column - 1] ? 0 : 1);
      let best = Math.min(replaced, at(last + column) + 1, at(current + column - 1) + 1);
      const swapped = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      if (row > 1 && column > 1 && swapped) best = Math.min(best, at(beforeLast + column - 2) + 1);
      rows[current + column] = best;
    }
  }
  return at((left.length % 3) * width + right.length);
}

let rows = new Uint32Array(0);

function at(place: number): number {
  return rows[place] ?? Number.POSITIVE_INFINITY;
}
