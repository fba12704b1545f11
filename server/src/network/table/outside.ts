import { groupBy } from '../../base/groupBy.ts';
import type { Ordinal } from '../../base/intervals.ts';
import type { Direction } from '../../kubernetes/networkPolicy.ts';
import { type AddressSet, addressRuns, allAddresses, cutAddresses, unionAddresses } from '../addresses.ts';
import { addressRowOf } from '../classes/addressRows.ts';
import { AddressRuns } from '../classes/addressRuns.ts';
import type { AddressPiece, AddressRow, ClassLimit } from '../classes/limit.ts';
import type { Matrix } from '../classes/matrix.ts';
import type { PortPair } from '../classes/portTable.ts';
import { namedBlocks } from '../listing.ts';
import type { World } from '../world.ts';

/** Addresses outside the cluster that fare alike with everyone. */
export interface AddressEnd {
  /** `10.0.0.0-10.0.0.255,10.1.0.7`: its runs, or the first of very many. */
  readonly id: string;
  readonly set: AddressSet;
}

/** The addresses that policies tell apart in one direction; the same object as long as they do so alike. */
export interface AddressGroup {
  readonly kind: 'addresses';
  /** In which policies speak about them: `ingress` where they are sources. */
  readonly direction: Direction;
  readonly ends: readonly AddressEnd[];
}

interface Known {
  /** The runs of each end of the group. */
  readonly text: string;
  readonly group: AddressGroup;
}

const remembered = new WeakMap<Matrix['basis'], Map<Direction, Known>>();

/**
 * All addresses, in as few parts as policies of one direction tell apart, in the order of their first ones; IPv6 ones only
 * where a policy names one. One limit a step.
 * @param limits of all pods, in this direction
 */
export function* addressGroup(
  world: World,
  { basis }: Matrix,
  direction: Direction,
  limits: Iterable<ClassLimit>,
): Generator<void, AddressGroup> {
  // most limits say the same about addresses
  const rows = new Map<string, AddressRow>();
  for (const limit of new Set(limits)) {
    const row = addressRowOf(basis, limit);
    rows.set(textOf(row), row);
    yield;
  }
  const ipv6 = hasIpv6(world, direction) ? allAddresses.ipv6 : [];
  const sets = yield* partsOf([...rows.values()], { ...allAddresses, ipv6 });
  const text = sets.map(runsText).join(';');
  const byDirection = remembered.get(basis) ?? new Map<Direction, Known>();
  remembered.set(basis, byDirection);
  const before = byDirection.get(direction);
  // what cells say depends on the limits of the other side as well, which are told apart by its own group
  if (before?.text === text) return before.group;
  const group: AddressGroup = {
    kind: 'addresses',
    direction,
    ends: sets.map((set) => ({ id: idOf(set), set })),
  };
  byDirection.set(direction, { text, group });
  return group;
}

function hasIpv6(world: World, direction: Direction): boolean {
  return namedBlocks(world, direction).some(({ ipv6 }) => ipv6.length > 0);
}

const texts = new WeakMap<AddressRow, string>();

function textOf(row: AddressRow): string {
  const text = texts.get(row) ?? [row.ipv4, row.ipv6].map(piecesText).join(';');
  texts.set(row, text);
  return text;
}

function piecesText(pieces: readonly AddressPiece<Ordinal>[]): string {
  return pieces.map(({ first, surely, possibly }) => `${first}:${surely}:${possibly}`).join();
}

function runsText({ ipv4, ipv6 }: AddressSet): string {
  return [...ipv4, ...ipv6].map(({ first, last }) => `${first}-${last}`).join();
}

/** Runs fare alike within an end, so that some can stand for all. */
const namedRuns = 8;

function idOf(set: AddressSet): string {
  return addressRuns({ ipv4: set.ipv4.slice(0, namedRuns), ipv6: set.ipv6.slice(0, namedRuns) })
    .slice(0, namedRuns)
    .map((run) => (run.first === run.last ? run.first : `${run.first}-${run.last}`))
    .join();
}

/** The sets of addresses that no row tells apart, in the order of their first ones. */
function* partsOf(rows: readonly AddressRow[], space: AddressSet): Generator<void, readonly AddressSet[]> {
  const pieces = cutAddresses(space, rows);
  const runs = new AddressRuns(pieces);
  const partOf = new Int32Array(runs.count);
  let count = 1;
  for (const row of rows) {
    for (const set of unusualIn(row)) {
      const parted = new Map<number, number>();
      for (const place of runs.numbersIn(set)) {
        const before = partOf[place] ?? 0;
        const part = parted.get(before) ?? count++;
        parted.set(before, part);
        partOf[place] = part;
      }
    }
    yield;
  }
  const parts = groupBy(pieces.keys(), (place) => partOf[place]);
  // joins the pieces that touch
  return [...parts.values()].map((places) => unionAddresses(places.flatMap((place) => pieces[place] ?? [])));
}

/** The addresses about which a row says something else than about the first one: a set for each thing that it says. */
function unusualIn(row: AddressRow): readonly AddressSet[] {
  const saying = ({ surely, possibly }: PortPair): string => `${surely} ${possibly}`;
  const [ipv4, ipv6] = [groupBy(row.ipv4, saying), groupBy(row.ipv6, saying)];
  const [, ...unusual] = new Set([...ipv4.keys(), ...ipv6.keys()]);
  return unusual.map((key) => ({ ipv4: ipv4.get(key) ?? [], ipv6: ipv6.get(key) ?? [] }));
}
