import type { Moment } from '../../../assembly/resolveOrigin.ts';
import { labelOccurrences } from '../../names/labelOccurrences.ts';
import type { NamedPlace } from '../../names/named.ts';
import { type Occurrence, placeKey, placeOf } from '../../names/occurrence.ts';
import { portOccurrences } from '../../names/portOccurrences.ts';
import { sameThing } from '../../names/sameThing.ts';

/** What a renaming is about. */
export interface Meant {
  /** All places where the word stands that are about the same thing, in every environment that shares a line with it. */
  readonly meant: readonly Occurrence[];
  /** All places of these environments that have the label's key, or this name of a port. */
  readonly all: readonly Occurrence[];
}

/** Finds what is to be renamed along with a word; in steps. */
export function* meantOccurrences(moment: Moment, place: NamedPlace): Generator<void, Meant> {
  const { named } = place;
  const all: Occurrence[] = [];
  for (const environment of moment.assembly.environments) {
    if (named.kind === 'label') all.push(...(yield* labelOccurrences(environment, named.wearer, named.key)));
    if (named.kind === 'port') all.push(...(yield* portOccurrences(environment, named.name)));
  }
  const value = named.kind === 'label' ? named.value : named.kind === 'port' ? named.name : undefined;
  const start = placeOf(moment, place);
  const meant =
    start === undefined
      ? []
      : sameThing(
          moment,
          all.filter((one) => one.value === value),
          placeKey(start),
        );
  return { meant, all };
}

/** The files that a renaming changes. */
export function changedFiles(moment: Moment, { meant }: Meant): readonly string[] {
  return [...new Set(meant.flatMap((one) => placeOf(moment, one)?.uri ?? []))];
}
