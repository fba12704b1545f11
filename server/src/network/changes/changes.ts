import { finish } from '../../base/steps.ts';
import type { AddressSet } from '../addresses.ts';
import { matrixOf, prepareMatrix } from '../classes/matrix.ts';
import type { World } from '../world.ts';
import { AddressChanges } from './addressChanges.ts';
import { type ChangeGroup, changeGroups } from './changeGroups.ts';
import { Comparison, isMixed, isSameStep, type Step, type Verdict } from './comparison.ts';
import { Differences, keyOf } from './differences.ts';

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
 * of workloads, and each workload with each address, is in at most one change. Where one world was built on the other,
 * the work is in proportion to what the objects that differ touch, and to one pass over the groups.
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
  const comparison = new Comparison(matrixOf(before), matrixOf(after));
  const among = yield* podChanges(before, comparison, groups);
  const mixed = yield* mixedChanges(comparison, groups);
  return [...among, ...mixed, ...(yield* outsideChanges(comparison, groups))];
}

/**
 * A connection changes where its source or its destination says something else about the other. The destinations are
 * asked first; then each source, about those destinations that say the same about it as before.
 */
function* podChanges(
  world: World,
  comparison: Comparison,
  groups: readonly ChangeGroup[],
): Generator<void, readonly Change[]> {
  const differences = new Differences(world, comparison, groups);
  const changes: Change[] = [];
  let asked = 0;
  for (const destination of differences.concernedBy('ingress')) {
    const found = new Found(comparison);
    for (const { others, ...into } of yield* differences.of(destination, 'ingress')) {
      for (const [out, sources] of others) {
        yield* comparison.resolve(out);
        found.note(comparison.both(into, comparison.about(out, destination)), sources, destination);
        if (++asked % sidesInStep === 0) yield;
      }
    }
    changes.push(...found.changes((sources) => ({ sources, destinations: pods([destination]) })));
    yield;
  }
  for (const source of differences.concernedBy('egress')) {
    const found = new Found(comparison);
    for (const { others, ...out } of yield* differences.of(source, 'egress')) {
      for (const [into, destinations] of others) {
        yield* comparison.resolve(into);
        if (++asked % sidesInStep === 0) yield;
        const step = comparison.about(into, source);
        if (isSameStep(step)) found.note(comparison.both(out, step), destinations, source);
      }
    }
    changes.push(...found.changes((destinations) => ({ sources: pods([source]), destinations })));
    yield;
  }
  return changes;
}

/** So many sides are asked about before other work may have its turn. */
const sidesInStep = 20;

/** The changes of which one end at least is several pods that policies treat differently, under one name. */
function* mixedChanges(
  comparison: Comparison,
  groups: readonly ChangeGroup[],
): Generator<void, readonly Change[]> {
  const mixed = groups.filter(isMixed);
  if (mixed.length === 0) return none;
  const moving = new Set(groups.filter((group) => !comparison.isStill(group)));
  const changes: Change[] = [];
  for (const destination of groups) {
    const found = new Found(comparison);
    for (const source of isMixed(destination) ? groups : mixed) {
      if (!moving.has(source) && !moving.has(destination)) continue;
      found.note(comparison.together(source, destination), [source], destination);
      yield;
    }
    changes.push(...found.changes((sources) => ({ sources, destinations: pods([destination]) })));
    yield;
  }
  return changes;
}

/** The other ends of one group's changes, by what changed. */
class Found {
  readonly #comparison: Comparison;
  /** Mostly a step is one that was met before, as an object. */
  readonly #entries = new Map<Step, Step & { readonly others: ChangeGroup[] }>();
  #byStep: Map<string, Step & { readonly others: ChangeGroup[] }> | undefined;

  constructor(comparison: Comparison) {
    this.#comparison = comparison;
  }

  note(step: Step, others: readonly ChangeGroup[], group: ChangeGroup): void {
    if (isSameStep(step)) return;
    const known = this.#entries.get(step) ?? this.#entryOf(step);
    this.#entries.set(step, known);
    const isAlone = group.ids.length === 1;
    for (const other of others) if (!isAlone || other !== group) known.others.push(other);
  }

  #entryOf(step: Step): Step & { readonly others: ChangeGroup[] } {
    this.#byStep ??= new Map();
    const key = keyOf(step);
    const known = this.#byStep.get(key) ?? { ...step, others: [] };
    this.#byStep.set(key, known);
    return known;
  }

  changes(endsOf: (others: ChangedEnd) => Pick<Change, 'sources' | 'destinations'>): readonly Change[] {
    if (this.#byStep === undefined) return none;
    return [...this.#byStep.values()]
      .filter(({ others }) => others.length > 0)
      .map(({ was, is, others }) => ({
        ...endsOf(pods(others)),
        before: this.#comparison.toVerdict(was),
        after: this.#comparison.toVerdict(is),
      }));
  }
}

const none: readonly Change[] = [];

function* outsideChanges(
  comparison: Comparison,
  groups: readonly ChangeGroup[],
): Generator<void, readonly Change[]> {
  const known = new AddressChanges(comparison);
  const changes: Change[] = [];
  for (const group of groups) {
    for (const { addresses, was, is } of known.of(group, 'ingress')) {
      changes.push({
        sources: { kind: 'addresses', set: addresses },
        destinations: pods([group]),
        before: comparison.toVerdict(was),
        after: comparison.toVerdict(is),
      });
    }
    for (const { addresses, was, is } of known.of(group, 'egress')) {
      changes.push({
        sources: pods([group]),
        destinations: { kind: 'addresses', set: addresses },
        before: comparison.toVerdict(was),
        after: comparison.toVerdict(is),
      });
    }
    yield;
  }
  return changes;
}

function pods(groups: readonly ChangeGroup[]): ChangedEnd {
  return { kind: 'pods', groups };
}
