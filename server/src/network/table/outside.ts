import type { Direction } from '../../kubernetes/networkPolicy.ts';
import { type AddressSet, addressRuns, unionAddresses } from '../addresses.ts';
import { AddressRuns } from '../classes/addressRuns.ts';
import type { ClassLimit, Row } from '../classes/limit.ts';
import type { Matrix } from '../classes/matrix.ts';
import { addressRunRow } from '../classes/rows.ts';
import { type ListedAddresses, listedAddresses } from '../listing.ts';
import type { World } from '../world.ts';

/** Addresses outside the cluster that fare alike with everyone. */
export interface AddressEnd {
  /** `10.0.0.0-10.0.0.255,10.1.0.7`: its runs, or the first of very many. */
  readonly id: string;
  readonly set: AddressSet;
  /** The place of one of its runs. */
  readonly place: number;
}

/** The addresses that policies tell apart in one direction; the same object as long as they do so alike. */
export interface AddressGroup {
  readonly kind: 'addresses';
  /** In which policies speak about them: `ingress` where they are sources. */
  readonly direction: Direction;
  readonly runs: AddressRuns;
  readonly ends: readonly AddressEnd[];
}

interface Known {
  readonly runs: AddressRuns;
  readonly ids: string;
  readonly rows: WeakMap<ClassLimit, Row>;
  group: AddressGroup | undefined;
  /** The places of each end of the group. */
  partition: string;
}

const remembered = new WeakMap<Matrix['basis'], Map<Direction, Known>>();

function knownOf({ basis }: Matrix, direction: Direction, listed: readonly ListedAddresses[]): Known {
  const byDirection = remembered.get(basis) ?? new Map<Direction, Known>();
  remembered.set(basis, byDirection);
  const ids = listed.map(({ id }) => id).join();
  const before = byDirection.get(direction);
  if (before?.ids === ids) return before;
  const runs = new AddressRuns(listed.map(({ set }) => set));
  const known: Known = { runs, ids, rows: new WeakMap(), group: undefined, partition: '' };
  byDirection.set(direction, known);
  return known;
}

/** What a limit lets through to the runs of addresses of a group, by their places. */
export function addressRow(matrix: Matrix, { direction, runs }: AddressGroup, limit: ClassLimit): Row {
  const known = remembered.get(matrix.basis)?.get(direction);
  if (known?.runs !== runs) return addressRunRow(matrix.basis, limit, runs);
  const row = known.rows.get(limit) ?? addressRunRow(matrix.basis, limit, runs);
  known.rows.set(limit, row);
  return row;
}

/**
 * All addresses, in as few parts as policies of one direction tell apart. One limit a step.
 * @param limits of all pods, in this direction
 */
export function* addressGroup(
  world: World,
  matrix: Matrix,
  direction: Direction,
  limits: Iterable<ClassLimit>,
): Generator<void, AddressGroup> {
  const listed = listedAddresses(world, direction);
  yield;
  const known = knownOf(matrix, direction, listed);
  const texts = listed.map(() => '');
  const bare: AddressGroup = { kind: 'addresses', direction, runs: known.runs, ends: [] };
  for (const limit of new Set(limits)) {
    const { surely, possibly } = addressRow(matrix, bare, limit);
    for (let place = 0; place < texts.length; place++) {
      texts[place] += `${surely[place]}:${possibly[place]} `;
    }
    yield;
  }
  const parts = new Map<string, number[]>();
  for (const [place, text] of texts.entries()) {
    const others = parts.get(text);
    if (others === undefined) parts.set(text, [place]);
    else others.push(place);
  }
  const groups = [...parts.values()];
  const partition = groups.map((places) => places.join()).join(' ');
  // what cells say depends on the limits of the other side as well, which are told apart by its own group
  if (known.group === undefined || known.partition !== partition) {
    known.group = { ...bare, ends: groups.map((places) => endOf(places, listed)) };
    known.partition = partition;
  }
  return known.group;
}

function endOf(places: readonly number[], listed: readonly ListedAddresses[]): AddressEnd {
  const sets = places.flatMap((place) => listed[place]?.set ?? []);
  const [first = 0] = places;
  // joins the pieces that touch
  const set = unionAddresses(sets);
  return { id: idOf(set), set, place: first };
}

/** Runs fare alike within an end, so that some can stand for all. */
const namedRuns = 8;

function idOf(set: AddressSet): string {
  return addressRuns(set)
    .slice(0, namedRuns)
    .map((run) => (run.first === run.last ? run.first : `${run.first}-${run.last}`))
    .join();
}
