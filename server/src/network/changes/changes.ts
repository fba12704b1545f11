import type { AddressSet } from '../addresses.ts';
import { matrixOf } from '../classes/matrix.ts';
import type { PortPair } from '../classes/portTable.ts';
import type { World } from '../world.ts';
import { addressChanges } from './addressChanges.ts';
import { type ChangeGroup, changeGroups } from './changeGroups.ts';
import { Comparison, type Verdict } from './comparison.ts';

/** Connections that are allowed otherwise than before: from each source to each destination, but not to itself. */
export interface Change {
  readonly sources: ChangedEnd;
  readonly destinations: ChangedEnd;
  readonly before: Verdict;
  readonly after: Verdict;
}

export type ChangedEnd =
  | { readonly kind: 'pods'; readonly groups: readonly ChangeGroup[] }
  | { readonly kind: 'addresses'; readonly set: AddressSet };

/**
 * What is allowed otherwise in one world than in another, exactly, and by groups of workloads that fare alike: each pair
 * of workloads, and each workload with each address, is in at most one change. Where the worlds have the same workloads
 * and namespaces by identity, the work is in proportion to what the policies that differ select.
 */
export function changesBetween(before: World, after: World): readonly Change[] {
  const groups = changeGroups(before, after);
  const comparison = new Comparison(matrixOf(before), matrixOf(after), groups);
  return [...podChanges(comparison), ...outsideChanges(comparison)];
}

function podChanges(comparison: Comparison): readonly Change[] {
  const { groups } = comparison;
  const changes: Change[] = [];
  const seen = new Set<number>();
  const numberOf = new Map(groups.map((group, index) => [group, index]));
  const isNew = (source: ChangeGroup, destination: ChangeGroup): boolean => {
    const key = (numberOf.get(source) ?? 0) * groups.length + (numberOf.get(destination) ?? 0);
    const isItself = source === destination && source.ids.length === 1;
    if (isItself || seen.has(key)) return false;
    seen.add(key);
    return true;
  };
  for (const destination of groups) {
    const found = new Found(comparison);
    for (const source of comparison.othersOf(destination, 'ingress')) {
      if (isNew(source, destination)) found.note(source, source, destination);
    }
    for (const { others, before, after } of found.all()) {
      changes.push({ sources: pods(others), destinations: pods([destination]), before, after });
    }
  }
  for (const source of groups) {
    const found = new Found(comparison);
    for (const destination of comparison.othersOf(source, 'egress')) {
      if (isNew(source, destination)) found.note(destination, source, destination);
    }
    for (const { others, before, after } of found.all()) {
      changes.push({ sources: pods([source]), destinations: pods(others), before, after });
    }
  }
  return changes;
}

/** The other ends of one group's changes, by what changed. */
class Found {
  readonly #comparison: Comparison;
  readonly #byChange = new Map<string, { others: ChangeGroup[]; before: PortPair; after: PortPair }>();

  constructor(comparison: Comparison) {
    this.#comparison = comparison;
  }

  note(other: ChangeGroup, source: ChangeGroup, destination: ChangeGroup): void {
    const before = this.#comparison.verdictBefore(source, destination);
    const after = this.#comparison.verdictAfter(source, destination);
    if (before.surely === after.surely && before.possibly === after.possibly) return;
    const key = `${before.surely} ${before.possibly} ${after.surely} ${after.possibly}`;
    const known = this.#byChange.get(key);
    if (known === undefined) this.#byChange.set(key, { others: [other], before, after });
    else known.others.push(other);
  }

  all(): readonly { others: readonly ChangeGroup[]; before: Verdict; after: Verdict }[] {
    return [...this.#byChange.values()].map(({ others, before, after }) => ({
      others,
      before: this.#comparison.toVerdict(before),
      after: this.#comparison.toVerdict(after),
    }));
  }
}

function outsideChanges(comparison: Comparison): readonly Change[] {
  return comparison.groups.flatMap((group) => [
    ...addressChanges(comparison, group, 'ingress').map(
      ({ addresses, before, after }): Change => ({
        sources: { kind: 'addresses', set: addresses },
        destinations: pods([group]),
        before: comparison.toVerdict(before),
        after: comparison.toVerdict(after),
      }),
    ),
    ...addressChanges(comparison, group, 'egress').map(
      ({ addresses, before, after }): Change => ({
        sources: pods([group]),
        destinations: { kind: 'addresses', set: addresses },
        before: comparison.toVerdict(before),
        after: comparison.toVerdict(after),
      }),
    ),
  ]);
}

function pods(groups: readonly ChangeGroup[]): ChangedEnd {
  return { kind: 'pods', groups };
}
