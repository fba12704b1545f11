import type { Direction } from '../../kubernetes/networkPolicy.ts';
import { quickCellOf } from '../classes/cells.ts';
import type { ClassLimit, Row } from '../classes/limit.ts';
import { between, type Matrix } from '../classes/matrix.ts';
import { mayName } from '../classes/naming.ts';
import { allPortsId, noPortsId, type PortPair, type PortsId, type PortTable } from '../classes/portTable.ts';
import type { PortSet } from '../ports.ts';
import type { ChangeGroup } from './changeGroups.ts';

/** What is let through, as sets. `surely` is a part of `possibly`. */
export interface Verdict {
  readonly surely: PortSet;
  readonly possibly: PortSet;
}

/** What limits the pods of one class in one direction, in both worlds; undefined where they are not there. */
export interface Side {
  readonly direction: Direction;
  readonly before: ClassLimit | undefined;
  readonly after: ClassLimit | undefined;
  /** Whether it says the same as before about all that is the same itself. */
  readonly isStill: boolean;
  /** What one limit that is both says about all whom none of its peers names, once it is known. */
  strangers: Step | undefined;
}

/** What is let through before and after, the port sets numbered by the table of the second world. */
export interface Step {
  readonly was: PortPair;
  readonly is: PortPair;
}

type Sides = Map<ClassLimit | undefined, Map<ClassLimit | undefined, Side>>;

const nothing: PortPair = { surely: noPortsId, possibly: noPortsId };

/** Two worlds side by side. */
export class Comparison {
  readonly before: Matrix;
  readonly after: Matrix;
  readonly ports: PortTable;
  readonly #translated: PortsId[] = [];
  readonly #still: Sides = new Map();
  readonly #others: Sides = new Map();

  constructor(before: Matrix, after: Matrix) {
    this.before = before;
    this.after = after;
    this.ports = after.basis.ports;
  }

  /** One side of a group; groups that are limited alike share one. Undefined for groups of several classes. */
  sideOf(group: ChangeGroup, direction: Direction): Side | undefined {
    if (isMixed(group)) return undefined;
    const before = limitAt(this.before, direction, group.before);
    const after = limitAt(this.after, direction, group.after);
    // pods that are other ones than before may have other ports, by which rules of the same policies name them
    const isStill = before === after || (group.areTheSame && isSameLimit(before, after));
    const sides = isStill ? this.#still : this.#others;
    const byAfter = sides.get(before) ?? new Map<ClassLimit | undefined, Side>();
    sides.set(before, byAfter);
    const known = byAfter.get(after) ?? { direction, before, after, isStill, strangers: undefined };
    byAfter.set(after, known);
    return known;
  }

  /** Whether nothing can change between the pods of a group and others of which the same holds. */
  isStill(group: ChangeGroup): boolean {
    return this.isStillTowards(group, 'ingress') && this.isStillTowards(group, 'egress');
  }

  /** Whether one side of a group says the same as before about all that is the same itself. */
  isStillTowards({ areTheSame, before, after }: ChangeGroup, direction: Direction): boolean {
    if (!areTheSame || before.length !== after.length) return false;
    const [old, fresh] = [this.before.limits[direction], this.after.limits[direction]];
    for (let index = 0; index < before.length; index++) {
      if (!isSameLimit(old[before[index] ?? -1], fresh[after[index] ?? -1])) return false;
    }
    return true;
  }

  /** Resolves whom the policies of a side name, one policy a step: asking it about a group is quick then. */
  *resolve({ before, after, direction }: Side): Generator<void> {
    for (const [{ basis }, limit] of [
      [this.before, before],
      [this.after, after],
    ] as const) {
      if (limit === undefined || limit.verdicts.peers !== undefined) continue;
      for (const { policy } of limit.policies) {
        basis.terms.of(policy, limit.namespace, direction);
        yield;
      }
    }
  }

  /** Whether a side says the same as before about a group of at most one class. */
  isSameAbout(side: Side, group: ChangeGroup): boolean {
    const { before, after } = side;
    const [was, is] = [group.before[0], group.after[0]];
    // where both have their rows, and number sets alike, no verdict need be put together
    const [old, fresh] = [before?.row, after?.row];
    if (old === undefined || fresh === undefined || was === undefined || is === undefined)
      return isSameStep(this.about(side, group));
    if (
      this.before.basis !== this.after.basis ||
      Math.max(was, is) >= Math.min(lengthOf(old), lengthOf(fresh))
    )
      return isSameStep(this.about(side, group));
    return old.surely[was] === fresh.surely[is] && old.possibly[was] === fresh.possibly[is];
  }

  /** What a side says about a group of at most one class. */
  about(side: Side, group: ChangeGroup): Step {
    const { before, after } = side;
    const [number] = group.after;
    // a limit says the same about a class for ever
    if (after !== undefined && before === after && number !== undefined && number === group.before[0]) {
      const { basis } = this.after;
      if (mayName(basis, after, number)) return unchanged(quickCellOf(basis, after, number));
      side.strangers ??= unchanged(quickCellOf(basis, after, number));
      return side.strangers;
    }
    return { was: this.aboutBefore(side, group), is: this.aboutAfter(side, group) };
  }

  aboutBefore({ before }: Side, group: ChangeGroup): PortPair {
    const [number] = group.before;
    if (before === undefined || number === undefined) return nothing;
    return this.#translatePair(quickCellOf(this.before.basis, before, number));
  }

  aboutAfter({ after }: Side, group: ChangeGroup): PortPair {
    const [number] = group.after;
    if (after === undefined || number === undefined) return nothing;
    return quickCellOf(this.after.basis, after, number);
  }

  /** What gets from the pods of any group to those of any other: sure is what holds for all of them, possible for some. */
  together(source: ChangeGroup, destination: ChangeGroup): Step {
    return {
      was: this.#translatePair(fold(this.before, source.before, destination.before)),
      is: fold(this.after, source.after, destination.after),
    };
  }

  /** What gets through where two sides must both allow it. */
  both(one: Step, other: Step): Step {
    if (isOpen(other)) return one;
    if (isClosed(one) || isClosed(other)) return closedStep;
    return { was: this.#meet(one.was, other.was), is: this.#meet(one.is, other.is) };
  }

  toVerdict({ surely, possibly }: PortPair): Verdict {
    return { surely: this.ports.setOf(surely), possibly: this.ports.setOf(possibly) };
  }

  /** The number in the second world's table of a set of the first one's. */
  translate(id: PortsId): PortsId {
    if (this.before.basis.ports === this.ports) return id;
    const known = this.#translated[id];
    if (known !== undefined) return known;
    const translated = this.ports.idOf(this.before.basis.ports.setOf(id));
    this.#translated[id] = translated;
    return translated;
  }

  #translatePair({ surely, possibly }: PortPair): PortPair {
    return { surely: this.translate(surely), possibly: this.translate(possibly) };
  }

  #meet(one: PortPair, other: PortPair): PortPair {
    return {
      surely: this.ports.intersection(one.surely, other.surely),
      possibly: this.ports.intersection(one.possibly, other.possibly),
    };
  }
}

function unchanged(pair: PortPair): Step {
  return { was: pair, is: pair };
}

const closedStep: Step = { was: nothing, is: nothing };

function isOpen({ was, is }: Step): boolean {
  return was.surely === allPortsId && is.surely === allPortsId;
}

function isClosed({ was, is }: Step): boolean {
  return was.possibly === noPortsId && is.possibly === noPortsId;
}

function lengthOf({ surely }: Row): number {
  return surely.length;
}

function limitAt(
  { limits }: Matrix,
  direction: Direction,
  [number]: readonly number[],
): ClassLimit | undefined {
  return number === undefined ? undefined : limits[direction][number];
}

/** Whether pods of several classes stand under one name, so that a verdict about them is one about several. */
export function isMixed({ before, after }: ChangeGroup): boolean {
  return before.length > 1 || after.length > 1;
}

export function isSameStep({ was, is }: Step): boolean {
  return was.surely === is.surely && was.possibly === is.possibly;
}

function fold(matrix: Matrix, sources: readonly number[], destinations: readonly number[]): PortPair {
  const { ports } = matrix.basis;
  let result: PortPair | undefined;
  for (const source of sources) {
    for (const destination of destinations) {
      const { surely, possibly } = between(matrix, source, destination);
      result =
        result === undefined
          ? { surely, possibly }
          : {
              surely: ports.intersection(result.surely, surely),
              possibly: ports.union(result.possibly, possibly),
            };
    }
  }
  return result ?? nothing;
}

/** Whether the same policies, by identity, limit the same pods in the same way in two worlds. */
function isSameLimit(left: ClassLimit | undefined, right: ClassLimit | undefined): boolean {
  if (left === right) return true;
  return (
    left !== undefined &&
    right !== undefined &&
    left.isComplete === right.isComplete &&
    left.isLoose === right.isLoose &&
    left.policies.length === right.policies.length &&
    left.policies.every(({ policy, match }, index) => {
      const other = right.policies[index];
      return policy === other?.policy && match === other.match;
    })
  );
}
