import { finish } from '../../base/steps.ts';
import type { AddressSet } from '../addresses.ts';
import { matrixOf, prepareMatrix } from '../classes/matrix.ts';
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
  return finish(changesInSteps(before, after));
}

/** The same, where work may be put aside between two groups. */
export function* changesInSteps(before: World, after: World): Generator<void, readonly Change[]> {
  yield* prepareMatrix(before);
  yield* prepareMatrix(after);
  yield;
  const groups = yield* changeGroups(before, after);
  yield;
  const comparison = new Comparison(matrixOf(before), matrixOf(after), groups);
  const among = yield* podChanges(comparison);
  return [...among, ...(yield* outsideChanges(comparison))];
}

function* podChanges(comparison: Comparison): Generator<void, readonly Change[]> {
  const { groups } = comparison;
  const changes: Change[] = [];
  const numberOf = new Map(groups.map((group, index) => [group, index]));
  const numbered = (group: ChangeGroup): number => numberOf.get(group) ?? 0;
  const isItself = (source: ChangeGroup, destination: ChangeGroup): boolean =>
    source === destination && source.ids.length === 1;
  // by destination: the sources that have been compared with it
  const compared = new Map<number, Bits>();
  for (const [number, destination] of groups.entries()) {
    yield* comparison.prepare(destination, 'ingress');
    const others = comparison.othersOf(destination, 'ingress');
    if (others.length > 0) {
      const found = new Found(comparison);
      const bits = new Bits(groups.length);
      compared.set(number, bits);
      for (const [index, source] of others.entries()) {
        bits.add(numbered(source));
        if (!isItself(source, destination)) found.note(source, source, destination);
        if (index % pairsInStep === pairsInStep - 1) yield;
      }
      for (const { others: sources, before, after } of found.all()) {
        changes.push({ sources: pods(sources), destinations: pods([destination]), before, after });
      }
    }
    yield;
  }
  for (const [number, source] of groups.entries()) {
    yield* comparison.prepare(source, 'egress');
    const found = new Found(comparison);
    for (const [index, destination] of comparison.othersOf(source, 'egress').entries()) {
      const isNew = compared.get(numbered(destination))?.has(number) !== true;
      if (isNew && !isItself(source, destination)) found.note(destination, source, destination);
      if (index % pairsInStep === pairsInStep - 1) yield;
    }
    for (const { others, before, after } of found.all()) {
      changes.push({ sources: pods([source]), destinations: pods(others), before, after });
    }
    yield;
  }
  return changes;
}

/** So many pairs of groups are compared before other work may have its turn. */
const pairsInStep = 30;

/** A set of small numbers. */
class Bits {
  readonly #words: Uint32Array;

  constructor(size: number) {
    this.#words = new Uint32Array((size + 31) >>> 5);
  }

  add(number: number): void {
    const index = number >>> 5;
    this.#words[index] = (this.#words[index] ?? 0) | (1 << (number & 31));
  }

  has(number: number): boolean {
    return (((this.#words[number >>> 5] ?? 0) >>> (number & 31)) & 1) === 1;
  }
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

function* outsideChanges(comparison: Comparison): Generator<void, readonly Change[]> {
  const changes: Change[] = [];
  for (const group of comparison.groups) {
    for (const { addresses, before, after } of addressChanges(comparison, group, 'ingress')) {
      changes.push({
        sources: { kind: 'addresses', set: addresses },
        destinations: pods([group]),
        before: comparison.toVerdict(before),
        after: comparison.toVerdict(after),
      });
    }
    for (const { addresses, before, after } of addressChanges(comparison, group, 'egress')) {
      changes.push({
        sources: pods([group]),
        destinations: { kind: 'addresses', set: addresses },
        before: comparison.toVerdict(before),
        after: comparison.toVerdict(after),
      });
    }
    yield;
  }
  return changes;
}

function pods(groups: readonly ChangeGroup[]): ChangedEnd {
  return { kind: 'pods', groups };
}
