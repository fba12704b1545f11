import type { Interval, Ordinal } from './intervals.ts';

interface Span<T extends Ordinal> extends Interval<T> {
  readonly place: number;
}

/**
 * Which of many intervals overlap another one, by their places in a list. Sorted by where they begin, as a tree whose
 * root is the middle one: of each part it is known how far it reaches.
 */
export class SpanIndex<T extends Ordinal> {
  readonly #spans: readonly Span<T>[];
  /** By the place of its middle: how far a part reaches. */
  readonly #reach: T[] = [];

  /** @param sets the intervals that stand at each place */
  constructor(sets: readonly (readonly Interval<T>[])[]) {
    this.#spans = sets
      .flatMap((set, place) => set.map(({ first, last }) => ({ first, last, place })))
      .sort((left, right) => (left.first < right.first ? -1 : left.first > right.first ? 1 : 0));
    this.#measure(0, this.#spans.length);
  }

  /** @param found is given the places of those that overlap */
  addOverlapping(interval: Interval<T>, found: Set<number>): void {
    this.#find(0, this.#spans.length, interval, found);
  }

  #measure(from: number, to: number): T | undefined {
    const middle = (from + to) >> 1;
    const span = this.#spans[middle];
    if (from >= to || span === undefined) return undefined;
    let reach = span.last;
    for (const end of [this.#measure(from, middle), this.#measure(middle + 1, to)])
      if (end !== undefined && end > reach) reach = end;
    this.#reach[middle] = reach;
    return reach;
  }

  #find(from: number, to: number, interval: Interval<T>, found: Set<number>): void {
    const middle = (from + to) >> 1;
    const [span, reach] = [this.#spans[middle], this.#reach[middle]];
    if (from >= to || span === undefined || reach === undefined || reach < interval.first) return;
    this.#find(from, middle, interval, found);
    if (span.first > interval.last) return;
    if (span.last >= interval.first) found.add(span.place);
    this.#find(middle + 1, to, interval, found);
  }
}
