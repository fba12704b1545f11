import { isPortSubset, noPorts, samePorts } from '../ports.ts';
import type { ChangedEnd } from './changes.ts';
import { type Difference, namesOf } from './differenceRows.ts';

/** How many connections have lost or gained something; one may have done both. */
export interface ChangeCount {
  readonly lost: number;
  readonly gained: number;
}

/** As many as `rowsInSteps` has rows for all pairs, without making them; in steps. */
export function* countChanges({
  changes,
  shown,
  entrances: [old, fresh],
}: Difference): Generator<void, ChangeCount> {
  let lost = 0;
  let gained = 0;
  for (const { sources, destinations, before, after } of changes) {
    if (!samePorts(before.surely, after.surely)) {
      const from = namesOf(sources, shown.ingress).length;
      const pairs =
        from * namesOf(destinations, shown.egress).length - pairsWithThemselves(sources, destinations);
      if (!isPortSubset(before.surely, after.surely)) lost += pairs;
      if (!isPortSubset(after.surely, before.surely)) gained += pairs;
    }
    yield;
  }
  for (const id of new Set([...old.keys(), ...fresh.keys()])) {
    const [before, after] = [old.get(id) ?? noPorts, fresh.get(id) ?? noPorts];
    if (!isPortSubset(before, after)) lost++;
    if (!isPortSubset(after, before)) gained++;
  }
  return { lost, gained };
}

function pairsWithThemselves(sources: ChangedEnd, destinations: ChangedEnd): number {
  if (sources.kind !== 'pods' || destinations.kind !== 'pods') return 0;
  const ids = new Set(sources.groups.flatMap((group) => group.ids));
  return destinations.groups.flatMap((group) => group.ids).filter((id) => ids.has(id)).length;
}
