import type { Interval, Ordinal } from '../../base/intervals.ts';
import type { Direction } from '../../kubernetes/networkPolicy.ts';
import type { AddressSet } from '../addresses.ts';
import { addressRowOf } from '../classes/addressRows.ts';
import type { AddressPiece, AddressRow, ClassLimit } from '../classes/limit.ts';
import type { Matrix } from '../classes/matrix.ts';
import { noPortsId, type PortPair, type PortTable } from '../classes/portTable.ts';
import type { ChangeGroup } from './changeGroups.ts';
import type { Comparison } from './comparison.ts';

/** Addresses to or from which something else is let through than before. */
export interface AddressChange {
  readonly addresses: AddressSet;
  readonly before: PortPair;
  readonly after: PortPair;
}

/** What one side of a group lets through to or from addresses otherwise than before; each address at most once. */
export function addressChanges(
  comparison: Comparison,
  group: ChangeGroup,
  direction: Direction,
): readonly AddressChange[] {
  if (comparison.isUntouched(group, direction)) return [];
  const [was, is] = comparison.limitsOf(group, direction);
  const old = together(comparison.before, was);
  const fresh = together(comparison.after, is);
  const changes = new Map<string, Building>();
  const note = (before: PortPair, after: PortPair): Building => {
    const key = `${before.surely} ${before.possibly} ${after.surely} ${after.possibly}`;
    const known = changes.get(key) ?? { before, after, ipv4: [], ipv6: [] };
    changes.set(key, known);
    return known;
  };
  const visit = <T extends Ordinal>(
    left: readonly AddressPiece<T>[],
    right: readonly AddressPiece<T>[],
    add: (to: Building, run: Interval<T>) => void,
  ): void => {
    for (const { first, last, one, other } of overlay(left, right)) {
      const before = {
        surely: comparison.translate(one.surely),
        possibly: comparison.translate(one.possibly),
      };
      if (before.surely === other.surely && before.possibly === other.possibly) continue;
      add(note(before, { surely: other.surely, possibly: other.possibly }), { first, last });
    }
  };
  visit(old.ipv4, fresh.ipv4, (to, run) => to.ipv4.push(run));
  visit(old.ipv6, fresh.ipv6, (to, run) => to.ipv6.push(run));
  return [...changes.values()].map(({ before, after, ipv4, ipv6 }) => ({
    // runs of one change never touch, for where neighbours meet something differs
    addresses: { ipv4, ipv6 },
    before,
    after,
  }));
}

interface Building {
  readonly before: PortPair;
  readonly after: PortPair;
  readonly ipv4: Interval<number>[];
  readonly ipv6: Interval<bigint>[];
}

/** Sure is what all of some limits let through, possible what any of them does; nothing where there are none. */
function together(matrix: Matrix, limits: readonly ClassLimit[]): AddressRow {
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
