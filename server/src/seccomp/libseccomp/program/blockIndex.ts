import type { BlockWords, SharedBlock } from './blocks.ts';

/** A block with what tells it from others. */
interface Entry {
  readonly words: BlockWords;
  readonly block: SharedBlock;
  /** The next one in the same bucket. */
  readonly next: Entry | undefined;
}

/** Blocks by the numbers that they are made of: a text of them for each would be most of what it takes to write a tree. */
export class BlockIndex {
  #buckets: (Entry | undefined)[] = Array.from({ length: 1024 }, () => undefined);
  #size = 0;

  /** How many different blocks there are. */
  get size(): number {
    return this.#size;
  }

  /** @param make is given the number of a block that is not known yet */
  find(words: BlockWords, make: (number: number) => SharedBlock): SharedBlock {
    const at = this.#bucketOf(words);
    for (let entry = this.#buckets[at]; entry !== undefined; entry = entry.next) {
      if (isSame(entry.words, words)) return entry.block;
    }
    const block = make(this.#size);
    this.#buckets[at] = { words, block, next: this.#buckets[at] };
    this.#size += 1;
    if (this.#size > this.#buckets.length) this.#grow();
    return block;
  }

  #grow(): void {
    const old = this.#buckets;
    this.#buckets = Array.from({ length: old.length * 4 }, () => undefined);
    for (const first of old) {
      for (let entry = first; entry !== undefined; entry = entry.next) {
        const at = this.#bucketOf(entry.words);
        this.#buckets[at] = { words: entry.words, block: entry.block, next: this.#buckets[at] };
      }
    }
  }

  /** The number of buckets is a power of two. */
  #bucketOf(words: BlockWords): number {
    let hash = 0;
    for (const word of words) hash = Math.imul((hash ^ word) + (hash >>> 15), 0x85eb_ca6b);
    return (hash ^ (hash >>> 13)) & (this.#buckets.length - 1);
  }
}

function isSame(left: BlockWords, right: BlockWords): boolean {
  for (let index = 0; index < left.length; index++) if (left[index] !== right[index]) return false;
  return true;
}
