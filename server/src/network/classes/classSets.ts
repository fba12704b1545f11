/** A set of classes of pods: their numbers, ascending, each once. */
export type ClassSet = Int32Array;

export const noClasses: ClassSet = new Int32Array();

export function classSet(numbers: readonly number[]): ClassSet {
  if (numbers.length === 0) return noClasses;
  const sorted = Int32Array.from(numbers).sort();
  let length = 0;
  for (const number of sorted) {
    if (length === 0 || number !== sorted[length - 1]) sorted[length++] = number;
  }
  return length === sorted.length ? sorted : sorted.slice(0, length);
}

/** @param later classes of which each was added after those of the set */
export function withLater(set: ClassSet, later: readonly number[]): ClassSet {
  if (later.length === 0) return set;
  const together = new Int32Array(set.length + later.length);
  together.set(set);
  together.set(later, set.length);
  return together;
}

export function hasClass(set: ClassSet, number: number): boolean {
  return set[placeFrom(set, number)] === number;
}

/** Whether two sets have a class in common. */
export function meets(one: ClassSet, other: ClassSet): boolean {
  let at = placeFrom(one, other[0] ?? 0);
  for (let place = 0; at < one.length && place < other.length; ) {
    const [left, right] = [one[at] ?? 0, other[place] ?? 0];
    if (left === right) return true;
    if (left < right) at++;
    else place++;
  }
  return false;
}

/** The place of the first class of a set that is not below a number. */
function placeFrom(set: ClassSet, number: number): number {
  let low = 0;
  let high = set.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((set[middle] ?? 0) < number) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A set of classes that is quick to ask. */
export class ClassMask {
  #bits: Uint32Array;

  /** @param size how many classes there are */
  constructor(size: number) {
    this.#bits = new Uint32Array((size + 31) >> 5);
  }

  /** Makes room for more classes; in leaps, since they come one by one. */
  grow(size: number): void {
    if (size <= this.#bits.length * 32) return;
    const bits = new Uint32Array(((size + 31) >> 5) + (this.#bits.length >> 2) + 1);
    bits.set(this.#bits);
    this.#bits = bits;
  }

  /** Adds the classes of a set from a number on. */
  add(set: ClassSet, first = 0): void {
    for (let at = set.length - 1; at >= 0; at--) {
      const number = set[at] ?? 0;
      if (number < first) return;
      this.#bits[number >> 5] = (this.#bits[number >> 5] ?? 0) | (1 << (number & 31));
    }
  }

  addAll(): void {
    this.#bits.fill(0xffffffff);
  }

  has(number: number): boolean {
    return ((this.#bits[number >> 5] ?? 0) & (1 << (number & 31))) !== 0;
  }
}
