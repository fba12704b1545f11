import type { RawValue } from '../rawProfile.ts';
import type { GoDecoder } from './goDecoder.ts';

/**
 * What items of a list are decoded to: an edit leaves most rules of a profile as they are. Remembered where an item is
 * decoded by itself and without an error, for an error is told with the place of the item.
 */
export class DecodedItems<T> {
  readonly #known = new WeakMap<RawValue, T>();

  /** @param old what the item is decoded into; undefined: nothing */
  decode(decoder: GoDecoder, item: RawValue, old: T | undefined, decode: () => T): T {
    if (old !== undefined || decoder.error !== undefined) return decode();
    const known = this.#known.get(item) ?? decode();
    if (decoder.error === undefined) this.#known.set(item, known);
    return known;
  }
}
