import type { Accumulator, BlockContent, SharedBlock, SharedTarget } from './blocks.ts';

/** Blocks by what they are made of. */
export class BlockIndex {
  /**
   * Of each block by its number the first one that leads there where its own comparison fails. Mostly it is the only one:
   * what is new in a row of comparisons is known to be new from there on.
   */
  readonly #before: (SharedBlock | undefined)[] = [];
  /** Each of the others stands in the first free slot from the one of its hash on. Their number is a power of two. */
  #slots: (SharedBlock | undefined)[] = emptySlots(1024);
  #inSlots = 0;

  /** How many different blocks there are. */
  get size(): number {
    return this.#before.length;
  }

  /** The block that is equal; where there is none, this one with the next number. */
  find(block: BlockContent): SharedBlock {
    const { no } = block;
    if (typeof no === 'number') return this.#findInSlots(block);
    const first = this.#before[no.number];
    if (first !== undefined) return isSame(first, block) ? first : this.#findInSlots(block);
    const added = this.#add(block);
    this.#before[no.number] = added;
    return added;
  }

  #findInSlots(block: BlockContent): SharedBlock {
    let at = this.#firstSlot(block);
    for (let other = this.#slots[at]; other !== undefined; other = this.#slots[at]) {
      if (isSame(other, block)) return other;
      at = this.#after(at);
    }
    const added = this.#add(block);
    this.#slots[at] = added;
    this.#inSlots += 1;
    if (this.#inSlots * 2 > this.#slots.length) this.#grow();
    return added;
  }

  #add({ code, start, question, yes, no }: BlockContent): SharedBlock {
    const added = { number: this.size, code, start, question, yes, no };
    this.#before.push(undefined);
    return added;
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = emptySlots(old.length * 4);
    for (const block of old) {
      if (block === undefined) continue;
      let at = this.#firstSlot(block);
      while (this.#slots[at] !== undefined) at = this.#after(at);
      this.#slots[at] = block;
    }
  }

  #firstSlot(block: BlockContent): number {
    const hash = hashOf(block);
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
