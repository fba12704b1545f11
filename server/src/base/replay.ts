/** Goes through a list again and again that is made only as far as somebody went. */
export class Replay<T> implements Iterable<T> {
  readonly #made: T[] = [];
  readonly #rest: Iterator<T>;

  constructor(items: Iterable<T>) {
    this.#rest = items[Symbol.iterator]();
  }

  *[Symbol.iterator](): Generator<T> {
    yield* this.#made;
    for (;;) {
      const next = this.#rest.next();
      if (next.done === true) return;
      this.#made.push(next.value);
      yield next.value;
    }
  }
}
