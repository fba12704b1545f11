/** A set of classes of pods: their numbers, ascending, each once. */
export type ClassSet = Int32Array;

export const noClasses: ClassSet = new Int32Array();

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

/** A set of classes that is quick to ask. */
export class ClassMask {
  readonly #bits: Uint32Array;

  /** @param size how many classes there are */
  constructor(size: number) {
    this.#bits = new Uint32Array((size + 31) >> 5);
  }

  add(set: ClassSet): void {
    for (const number of set) this.#bits[number >> 5] = (this.#bits[number >> 5] ?? 0) | (1 << (number & 31));
  }

  addAll(): void {
    this.#bits.fill(0xffffffff);
  }

  has(number: number): boolean {
    return ((this.#bits[number >> 5] ?? 0) & (1 << (number & 31))) !== 0;
  }
}
