import type { Interval, Ordinal } from '../../base/intervals.ts';
import type { Direction } from '../../kubernetes/networkPolicy.ts';
import type { AddressSet } from '../addresses.ts';
import { addressRowOf } from '../classes/addressRows.ts';
import type { AddressPiece, AddressRow } from '../classes/limit.ts';
import type { Matrix } from '../classes/matrix.ts';
import { noPortsId, type PortPair, type PortTable } from '../classes/portTable.ts';
import type { ChangeGroup } from './changeGroups.ts';
import { type Comparison, isSameStep, type Side, type Step } from './comparison.ts';
import { keyOf } from './differences.ts';

/** Addresses to or from which something else is let through than before. */
export interface AddressChange extends Step {
  readonly addresses: AddressSet;
}

/** What groups let through to or from addresses otherwise than before. Sides that many groups share are asked once. */
export class AddressChanges {
  readonly #comparison: Comparison;
  readonly #known = new Map<Side, readonly AddressChange[]>();

  constructor(comparison: Comparison) {
    this.#comparison = comparison;
  }

  /** Each address is in one of them at most. */
  of(group: ChangeGroup, direction: Direction): readonly AddressChange[] {
    if (this.#comparison.isStillTowards(group, direction)) return none;
    const side = this.#comparison.sideOf(group, direction);
    if (side === undefined) return this.#find(group, direction);
    if (side.isStill) return none;
    const known = this.#known.get(side) ?? this.#find(group, direction);
    this.#known.set(side, known);
    return known;
  }

  #find(group: ChangeGroup, direction: Direction): readonly AddressChange[] {
    const comparison = this.#comparison;
    return stepsBetween(
      together(comparison.before, group.before, direction),
      together(comparison.after, group.after, direction),
      ({ surely, possibly }) => ({
        surely: comparison.translate(surely),
        possibly: comparison.translate(possibly),
      }),
    );
  }
}

const none: readonly AddressChange[] = [];

function stepsBetween(
  old: AddressRow,
  fresh: AddressRow,
  translate: (pair: PortPair) => PortPair,
): readonly AddressChange[] {
  const changes = new Map<string, Building>();
  const visit = <T extends Ordinal>(
    left: readonly AddressPiece<T>[],
    right: readonly AddressPiece<T>[],
    add: (to: Building, run: Interval<T>) => void,
  ): void => {
    for (const { first, last, one, other } of overlay(left, right)) {
      const step = { was: translate(one), is: { surely: other.surely, possibly: other.possibly } };
      if (isSameStep(step)) continue;
      const key = keyOf(step);
      const known = changes.get(key) ?? { ...step, ipv4: [], ipv6: [] };
      changes.set(key, known);
      add(known, { first, last });
    }
  };
  visit(old.ipv4, fresh.ipv4, (to, run) => to.ipv4.push(run));
  visit(old.ipv6, fresh.ipv6, (to, run) => to.ipv6.push(run));
  return [...changes.values()].map(({ was, is, ipv4, ipv6 }) => ({
    // runs of one change never touch, for where neighbours meet something differs
    addresses: { ipv4, ipv6 },
    was,
    is,
  }));
}

interface Building extends Step {
  readonly ipv4: Interval<number>[];
  readonly ipv6: Interval<bigint>[];
}

/** Of some classes: sure is what all let through, possible what any of them does; nothing where there are none. */
function together(matrix: Matrix, numbers: readonly number[], direction: Direction): AddressRow {
  const limits = numbers.flatMap((number) => matrix.limits[direction][number] ?? []);
  const rows = [...new Set(limits)].map((limit) => addressRowOf(matrix.basis, limit));
  const [first, ...others] = rows;
  if (first === undefined) return closed;
  const { ports } = matrix.basis;
  return others.reduce(
    (row, other) => ({
      ipv4: overlay(row.ipv4, other.ipv4).map((piece) => blend(ports, piece)),
      ipv6: overlay(row.ipv6, other.ipv6).map((piece) => blend(ports, piece)),
    }),
    first,
  );
}

const closed: AddressRow = {
  ipv4: [{ first: 0, last: 2 ** 32 - 1, surely: noPortsId, possibly: noPortsId }],
  ipv6: [{ first: 0n, last: 2n ** 128n - 1n, surely: noPortsId, possibly: noPortsId }],
};

function blend<T extends Ordinal>(
  ports: PortTable,
  { first, last, one, other }: Overlap<T>,
): AddressPiece<T> {
  return {
    first,
    last,
    surely: ports.intersection(one.surely, other.surely),
    possibly: ports.union(one.possibly, other.possibly),
  };
}

interface Overlap<T extends Ordinal> extends Interval<T> {
  readonly one: PortPair;
  readonly other: PortPair;
}

/** Two divisions of the same space, cut at the ends of both. */
function overlay<T extends Ordinal>(
  left: readonly AddressPiece<T>[],
  right: readonly AddressPiece<T>[],
): readonly Overlap<T>[] {
  const result: Overlap<T>[] = [];
  let i = 0;
  let j = 0;
  for (let one = left[i], other = right[j]; one !== undefined && other !== undefined; ) {
    const first = one.first > other.first ? one.first : other.first;
    const last = one.last < other.last ? one.last : other.last;
    result.push({ first, last, one, other });
    if (one.last === last) i++;
    if (other.last === last) j++;
    one = left[i];
    other = right[j];
  }
  return result;
}
