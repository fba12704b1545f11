import type { Interval, Ordinal } from '../../base/intervals.ts';
import type { AddressSet } from '../addresses.ts';

/**
 * Runs of addresses by number, cut so that no set that is asked about holds a part of one: IPv4 first, ascending, without
 * gaps within a family.
 */
export class AddressRuns {
  readonly count: number;
  readonly #ipv4: readonly number[];
  readonly #ipv6: readonly bigint[];
  readonly #known = new WeakMap<AddressSet, Int32Array>();

  /** @param runs sets of one run each */
  constructor(runs: readonly AddressSet[]) {
    this.count = runs.length;
    this.#ipv4 = runs.flatMap(({ ipv4 }) => ipv4.map(({ first }) => first));
    this.#ipv6 = runs.flatMap(({ ipv6 }) => ipv6.map(({ first }) => first));
  }

  /** The numbers of the runs that a set holds. */
  numbersIn(set: AddressSet): Int32Array {
    const known = this.#known.get(set);
    if (known !== undefined) return known;
    const numbers = Int32Array.from([
      ...placesIn(this.#ipv4, set.ipv4),
      ...placesIn(this.#ipv6, set.ipv6).map((place) => this.#ipv4.length + place),
    ]);
    this.#known.set(set, numbers);
    return numbers;
  }
}

/** The places of the starts that lie in a set. */
function placesIn<T extends Ordinal>(starts: readonly T[], set: readonly Interval<T>[]): readonly number[] {
  const places: number[] = [];
  for (const { first, last } of set) {
    for (let place = firstFrom(starts, first); place < starts.length; place++) {
      const start = starts[place];
      if (start === undefined || start > last) break;
      places.push(place);
    }
  }
  return places;
}

/** The place of the first start that is not below a value. */
function firstFrom<T extends Ordinal>(starts: readonly T[], value: T): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const start = starts[middle];
    if (start !== undefined && start < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
