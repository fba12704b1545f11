import type { Accumulator, BlockContent, SharedBlock, SharedTarget } from './blocks.ts';

/** Blocks by what they are made of. */
export class BlockIndex {
  /** Each block stands in the first free slot from the one of its hash on. Their number is a power of two. */
  #slots: (SharedBlock | undefined)[] = emptySlots(1024);
  #size = 0;

  /** How many different blocks there are. */
  get size(): number {
    return this.#size;
  }

  /** The block that is equal; where there is none, this one with the next number. */
  find(block: BlockContent): SharedBlock {
    const hash = hashOf(block);
    let at = this.#firstSlot(hash);
    for (let other = this.#slots[at]; other !== undefined; other = this.#slots[at]) {
      if (isSame(other, block)) return other;
      at = this.#after(at);
    }
    const { code, start, question, yes, no } = block;
    const added = { number: this.#size, hash, code, start, question, yes, no };
    this.#slots[at] = added;
    this.#size += 1;
    if (this.#size * 2 > this.#slots.length) this.#grow();
    return added;
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = emptySlots(old.length * 4);
    for (const block of old) {
      if (block === undefined) continue;
      let at = this.#firstSlot(block.hash);
      while (this.#slots[at] !== undefined) at = this.#after(at);
      this.#slots[at] = block;
    }
  }

  #firstSlot(hash: number): number {
    return (hash ^ (hash >>> 13)) & (this.#slots.length - 1);
  }

  #after(slot: number): number {
    return (slot + 1) & (this.#slots.length - 1);
  }
}

function emptySlots(count: number): (SharedBlock | undefined)[] {
  return new Array<SharedBlock | undefined>(count).fill(undefined);
}

function hashOf({ code, start, question, yes, no }: BlockContent): number {
  let hash = mixed(code, start.word);
  hash = mixed(hash, start.mask);
  hash = mixed(hash, question.word);
  hash = mixed(hash, question.mask);
  hash = mixed(hash, question.datum);
  hash = mixed(hash, numberOf(yes));
  return mixed(hash, numberOf(no));
}

function mixed(hash: number, word: number): number {
  return Math.imul((hash ^ word) + (hash >>> 15), 0x85eb_ca6b);
}

/** Of a block other than of an action. */
function numberOf(target: SharedTarget): number {
  return typeof target === 'number' ? -2 - target : target.number;
}

function isSame(left: SharedBlock, right: BlockContent): boolean {
  return (
    left.no === right.no &&
    left.yes === right.yes &&
    left.code === right.code &&
    isSameWord(left.start, right.start) &&
    isSameWord(left.question, right.question) &&
    left.question.datum === right.question.datum
  );
}

function isSameWord(left: Accumulator, right: Accumulator): boolean {
  return left === right || (left.word === right.word && left.mask === right.mask);
}
