import type { Direction } from '../../kubernetes/networkPolicy.ts';
import { rowInSteps } from '../classes/rows.ts';
import type { World } from '../world.ts';
import type { ChangeGroup } from './changeGroups.ts';
import { type Comparison, isMixed, type Side, type Step } from './comparison.ts';
import { Moved } from './moved.ts';

/** Groups about which one side says something else than before, and the same about all of them. */
export interface Difference extends Step {
  /** By their own side of the connection. */
  readonly others: ReadonlyMap<Side, readonly ChangeGroup[]>;
}

/** What each side of two worlds says otherwise, and about whom. Sides that many groups share are asked once. */
export class Differences {
  readonly #comparison: Comparison;
  /** Those of at most one class, in both worlds. */
  readonly #groups: readonly ChangeGroup[];
  readonly #moved: Moved;
  readonly #known = new Map<Side, readonly Difference[]>();

  /** @param world the first one */
  constructor(world: World, comparison: Comparison, groups: readonly ChangeGroup[]) {
    this.#comparison = comparison;
    this.#groups = groups.filter((group) => !isMixed(group));
    this.#moved = new Moved(world, comparison, this.#groups);
  }

  /** The groups of which one side may say something else than before. */
  concernedBy(direction: Direction): readonly ChangeGroup[] {
    return this.#groups.filter(
      (group) => !this.#comparison.isStillTowards(group, direction) || this.#moved.concerns(group, direction),
    );
  }

  /** What one side of such a group says otherwise; in steps. */
  *of(group: ChangeGroup, direction: Direction): Generator<void, readonly Difference[]> {
    const side = this.#comparison.sideOf(group, direction);
    if (side === undefined) return none;
    const known = this.#known.get(side) ?? (yield* this.#find(side));
    this.#known.set(side, known);
    return known;
  }

  *#find(side: Side): Generator<void, readonly Difference[]> {
    if (!side.isStill) yield* this.#readRows(side);
    const found = new Map<string, Step & { readonly others: Map<Side, ChangeGroup[]> }>();
    const opposite: Direction = side.direction === 'ingress' ? 'egress' : 'ingress';
    let asked = 0;
    for (const group of side.isStill ? this.#moved.toldApartBy(side) : this.#groups) {
      if (++asked % groupsInStep === 0) yield;
      if (this.#comparison.isSameAbout(side, group)) continue;
      const step = this.#comparison.about(side, group);
      const own = this.#comparison.sideOf(group, opposite);
      if (own === undefined) continue;
      const key = keyOf(step);
      const known = found.get(key) ?? { ...step, others: new Map<Side, ChangeGroup[]>() };
      found.set(key, known);
      const alike = known.others.get(own);
      if (alike === undefined) known.others.set(own, [group]);
      else alike.push(group);
    }
    return [...found.values()];
  }

  /** All groups will be asked about. One policy a step, then one rule a step. */
  *#readRows(side: Side): Generator<void> {
    yield* this.#comparison.resolve(side);
    const { before, after } = this.#comparison;
    if (side.before !== undefined) yield* rowInSteps(before.basis, side.before);
    if (side.after !== undefined) yield* rowInSteps(after.basis, side.after);
    yield;
  }
}

/** So many groups are asked about before other work may have its turn. */
const groupsInStep = 300;

const none: readonly Difference[] = [];

/** Equal for equal steps. */
export function keyOf({ was, is }: Step): string {
  return `${was.surely} ${was.possibly} ${is.surely} ${is.possibly}`;
}
