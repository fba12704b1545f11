import { type Block, isBlock, type Target } from './blocks.ts';

/** Several blocks that compare the same word with one value after the other. */
export class Row {
  readonly #length: number;
  #ways: ReadonlyMap<number, Target> | undefined;
  #otherwise: Target = 'default';

  constructor(length: number) {
    this.#length = length;
  }

  /**
   * Where the row leads for a value of the word.
   * @param first of its blocks
   */
  targetFor(value: number, first: Block): Target {
    // Of most trees nothing is ever asked.
    this.#ways ??= this.#waysFrom(first);
    return this.#ways.get(value) ?? this.#otherwise;
  }

  #waysFrom(first: Block): ReadonlyMap<number, Target> {
    const ways = new Map<number, Target>();
    let target: Target = first;
    for (let passed = 0; passed < this.#length && isBlock(target); passed++) {
      const { shared, yes, no }: Block = target;
      const { datum } = shared.question;
      if (!ways.has(datum)) ways.set(datum, yes);
      target = no;
    }
    this.#otherwise = target;
    return ways;
  }
}
