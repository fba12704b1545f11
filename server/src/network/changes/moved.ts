import type { Direction, NetworkPolicy } from '../../kubernetes/networkPolicy.ts';
import { type Move, policiesTelling } from '../classes/policiesNaming.ts';
import type { World } from '../world.ts';
import type { ChangeGroup } from './changeGroups.ts';
import type { Comparison, Side } from './comparison.ts';

type MovedGroup = Move & { readonly group: ChangeGroup };

/** The groups that are not the same as before themselves, found by the policies that may have noticed. */
export class Moved {
  /** The first one. */
  readonly #world: World;
  readonly #comparison: Comparison;
  /** Groups of which each policy can tell only by whom its peers name. */
  readonly #moves: readonly MovedGroup[];
  /** All others: come, gone, with other ports, or in their node's network. */
  readonly #others: readonly ChangeGroup[];
  readonly #byPolicy = new Map<Direction, ReadonlyMap<NetworkPolicy, readonly MovedGroup[]>>();

  /** @param groups of at most one class, in both worlds */
  constructor(world: World, comparison: Comparison, groups: readonly ChangeGroup[]) {
    this.#world = world;
    this.#comparison = comparison;
    const moves: MovedGroup[] = [];
    const others: ChangeGroup[] = [];
    for (const group of groups) {
      if (group.areTheSame) continue;
      const move = moveOf(comparison, group);
      if (move === undefined) others.push(group);
      else moves.push({ ...move, group });
    }
    this.#moves = moves;
    this.#others = others;
  }

  /** Whether a side of a group that is still may say something else about any of them than before. */
  concerns(group: ChangeGroup, direction: Direction): boolean {
    if (this.#others.length > 0) return true;
    if (this.#moves.length === 0) return false;
    const byPolicy = this.#toldBy(direction);
    const limits = this.#comparison.before.limits[direction];
    return group.before.some((number) => limits[number]?.policies.some(({ policy }) => byPolicy.has(policy)));
  }

  /** @param side one that is still */
  toldApartBy({ before, direction }: Side): Iterable<ChangeGroup> {
    const groups = new Set(this.#others);
    if (before === undefined || this.#moves.length === 0) return groups;
    const byPolicy = this.#toldBy(direction);
    for (const { policy } of before.policies) {
      for (const { group } of byPolicy.get(policy) ?? []) groups.add(group);
    }
    return groups;
  }

  #toldBy(direction: Direction): ReadonlyMap<NetworkPolicy, readonly MovedGroup[]> {
    const { basis } = this.#comparison.before;
    const known =
      this.#byPolicy.get(direction) ?? policiesTelling(this.#world, basis, direction, this.#moves);
    this.#byPolicy.set(direction, known);
    return known;
  }
}

function moveOf({ before, after }: Comparison, group: ChangeGroup): Move | undefined {
  const [old, ...gone] = group.before;
  const [fresh, ...come] = group.after;
  if (before.basis !== after.basis || old === undefined || fresh === undefined) return undefined;
  const { classes } = after.basis;
  const [was, is] = [classes[old], classes[fresh]];
  const areAlike = was?.portProfile === is?.portProfile && was?.hostNetwork === is?.hostNetwork;
  return areAlike && gone.length + come.length === 0 ? { before: old, after: fresh } : undefined;
}
