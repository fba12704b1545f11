import { nearest } from '../../base/nearest.ts';
import { hasLetters } from '../navigation/hasLetters.ts';
import type { Offer } from './offer.ts';

/** What names something of the files, and may be misspelled. */
const names: ReadonlySet<Offer['kind']> = new Set(['label', 'namespace', 'port']);

/**
 * Lets an editor show the name that a misspelled word most likely means: it compares letter by letter, and would find none.
 * @param typed what stands before the cursor
 */
export function didYouMean(offers: readonly Offer[], typed: string): readonly Offer[] {
  const named = offers.filter(({ kind }) => names.has(kind));
  const isFound = named.some(({ label }) => hasLetters(label.toLowerCase(), typed.toLowerCase()));
  const near =
    typed === '' || isFound
      ? undefined
      : nearest(
          typed,
          named.map(({ label }) => label),
        );
  if (near === undefined) return offers;
  return offers.map((offer) =>
    offer.label === near && names.has(offer.kind)
      ? { ...offer, filter: typed, detail: `did you mean this? ${offer.detail ?? ''}`.trimEnd() }
      : offer,
  );
}
