import type { Moment } from '../../../assembly/resolveOrigin.ts';
import { labelOccurrences } from '../../names/labelOccurrences.ts';
import type { NamedPlace } from '../../names/named.ts';
import { type Occurrence, placeOf } from '../../names/occurrence.ts';
import { portOccurrences } from '../../names/portOccurrences.ts';
import { sameThing } from '../../names/sameThing.ts';

/** All places where a word stands that are about the same thing, in every environment that shares a line with it; in steps. */
export function* meantOccurrences(moment: Moment, place: NamedPlace): Generator<void, readonly Occurrence[]> {
  const { named } = place;
  const all: Occurrence[] = [];
  for (const environment of moment.assembly.environments) {
    if (named.kind === 'label') {
      all.push(...(yield* labelOccurrences(environment, named.wearer, named.key, named.value)));
    } else if (named.kind === 'port') {
      all.push(...(yield* portOccurrences(environment, named.name)));
    }
  }
  return sameThing(moment, all, place);
}

/** The files that a renaming changes. */
export function changedFiles(moment: Moment, meant: readonly Occurrence[]): readonly string[] {
  return [...new Set(meant.flatMap((one) => placeOf(moment, one)?.uri ?? []))];
}
