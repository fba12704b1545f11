import type { Direction } from '../../kubernetes/networkPolicy.ts';
import type { ClassLimit } from '../classes/limit.ts';
import { between, type Matrix } from '../classes/matrix.ts';
import { noPortsId, type PortPair, type PortsId, type PortTable } from '../classes/portTable.ts';
import { rowOf } from '../classes/rows.ts';
import type { PortSet } from '../ports.ts';
import type { ChangeGroup } from './changeGroups.ts';

/** What is let through, as sets. `surely` is a part of `possibly`. */
export interface Verdict {
  readonly surely: PortSet;
  readonly possibly: PortSet;
}

const nothing: PortPair = { surely: noPortsId, possibly: noPortsId };

/** Two worlds side by side, their port sets numbered by the table of the second. */
export class Comparison {
  readonly before: Matrix;
  readonly after: Matrix;
  readonly groups: readonly ChangeGroup[];
  readonly ports: PortTable;
  readonly #isOneBasis: boolean;
  /** The groups that are not the same as before themselves. */
  readonly #others: readonly ChangeGroup[];
  readonly #translated: PortsId[] = [];

  constructor(before: Matrix, after: Matrix, groups: readonly ChangeGroup[]) {
    this.before = before;
    this.after = after;
    this.groups = groups;
    this.ports = after.basis.ports;
    this.#isOneBasis = before.basis === after.basis;
    this.#others = this.#isOneBasis ? [] : groups.filter(({ areTheSame }) => !areTheSame);
  }

  verdictBefore(source: ChangeGroup, destination: ChangeGroup): PortPair {
    const found = this.#fold(this.before, source.before, destination.before);
    return { surely: this.translate(found.surely), possibly: this.translate(found.possibly) };
  }

  verdictAfter(source: ChangeGroup, destination: ChangeGroup): PortPair {
    return this.#fold(this.after, source.after, destination.after);
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

  /** Whether one side of a group lets the same through as before, whoever the other side is that is the same itself. */
  isUntouched(group: ChangeGroup, direction: Direction): boolean {
    const [old, fresh] = [this.before.limits[direction], this.after.limits[direction]];
    // one basis has one set of classes, so that the group is in the same ones before and after
    if (this.#isOneBasis) return group.after.every((number) => old[number] === fresh[number]);
    return (
      group.areTheSame &&
      group.before.length === group.after.length &&
      group.before.every((number, index) => isSameLimit(old[number], fresh[group.after[index] ?? -1]))
    );
  }

  limitsOf(
    { before, after }: ChangeGroup,
    direction: Direction,
  ): readonly [before: readonly ClassLimit[], after: readonly ClassLimit[]] {
    return [
      before.flatMap((number) => this.before.limits[direction][number] ?? []),
      after.flatMap((number) => this.after.limits[direction][number] ?? []),
    ];
  }

  /** Resolves the peers that `othersOf` asks about, in steps. */
  *prepare(group: ChangeGroup, direction: Direction): Generator<void> {
    if (this.isUntouched(group, direction)) return;
    const [was, is] = this.limitsOf(group, direction);
    for (const [matrix, limits] of [
      [this.before, was],
      [this.after, is],
    ] as const) {
      for (const { policies, namespace } of limits) {
        for (const { policy } of policies) {
          matrix.basis.terms.of(policy, namespace, direction);
          yield;
        }
      }
    }
  }

  /** The groups to or from which one side of a group may let something else through than before. */
  othersOf(group: ChangeGroup, direction: Direction): readonly ChangeGroup[] {
    if (this.isUntouched(group, direction)) return this.#others;
    const [old, fresh] = this.limitsOf(group, direction);
    const [was, is] = [old[0], fresh[0]];
    if (old.length !== 1 || fresh.length !== 1 || was === undefined || is === undefined) return this.groups;
    const oldRow = rowOf(this.before.basis, was);
    const row = rowOf(this.after.basis, is);
    return this.groups.filter((other) => {
      const [first, second] = [other.before[0], other.after[0]];
      if (other.before.length !== 1 || other.after.length !== 1) return true;
      if (first === undefined || second === undefined) return true;
      return (
        this.translate(oldRow.surely[first] ?? noPortsId) !== row.surely[second] ||
        this.translate(oldRow.possibly[first] ?? noPortsId) !== row.possibly[second]
      );
    });
  }

  /** Sure is what holds for all pods of both ends, possible what holds for some. */
  #fold(matrix: Matrix, sources: readonly number[], destinations: readonly number[]): PortPair {
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
}

/** Whether the same policies, by identity, limit some pods in the same way in two worlds. */
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
