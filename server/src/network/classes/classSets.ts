/** A set of classes of pods: their numbers, ascending, each once. */
export type ClassSet = Int32Array;

export function classSet(numbers: Iterable<number>): ClassSet {
  const sorted = Int32Array.from(numbers).sort();
  let length = 0;
  for (const number of sorted) {
    if (length === 0 || number !== sorted[length - 1]) sorted[length++] = number;
  }
  return length === sorted.length ? sorted : sorted.slice(0, length);
}

export function hasClass(set: ClassSet, number: number): boolean {
  let low = 0;
  let high = set.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const value = set[middle] ?? 0;
    if (value === number) return true;
    if (value < number) low = middle + 1;
    else high = middle;
  }
  return false;
}
