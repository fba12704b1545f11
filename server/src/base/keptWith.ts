/**
 * What is known of objects, kept in them where nobody else sees it, for as long as somebody has them. A weak map would say
 * the same, but what an old one holds is let go only where everything is looked through for what is used no more: until
 * then all that was found out about each version of an edited text is kept, and copied twice.
 */
export class KeptWith<Key extends object, Value> {
  readonly #slot = Symbol('known');

  get(key: Key): Value | undefined {
    return (key as Slots)[this.#slot] as Value | undefined;
  }

  set(key: Key, value: Value): void {
    // Not enumerable: what is spread or compared is what an object says itself.
    Object.defineProperty(key, this.#slot, { value, writable: true });
  }
}

interface Slots {
  readonly [slot: symbol]: unknown;
}
