import type { Architecture, SyscallTable } from './architecture.ts';

/** A call on one architecture. */
export interface OwnCall {
  /** As the kernel sees it, unsigned; undefined for a call that the architecture lacks, whose rules can't match. */
  readonly number: number | undefined;
}

/**
 * The calls of a name that alone stands for its numbers, by the architectures of a filter; undefined where rules for the name
 * are dropped.
 */
export type NamePlaces = readonly (OwnCall | undefined)[];

/** Names by the library and the architectures that they are for. */
type Known = Map<string, NamePlaces | 'shared'>;

/** More than the targets and the profiles of a workspace have together. */
const mostArchitectures = 200;
const mostNames = 20_000;

const known = new WeakMap<SyscallTable, Map<string, Known>>();

/**
 * Gives the calls of each name, for filters of one library and the same architectures.
 * @returns undefined for a name on whose numbers the rules for other names decide, too
 */
export function placesFor(
  architectures: readonly Architecture[],
  table: SyscallTable,
): (name: string) => NamePlaces | undefined {
  const ofTable = known.get(table) ?? new Map<string, Known>();
  known.set(table, ofTable);
  const key = architectures.map(({ name }) => name).join(' ');
  const names: Known = ofTable.get(key) ?? new Map();
  if (ofTable.size > mostArchitectures) ofTable.clear();
  ofTable.set(key, names);
  return (name) => {
    const before = names.get(name);
    if (before !== undefined) return before === 'shared' ? undefined : before;
    if (names.size > mostNames) names.clear();
    const made = placesOf(name, architectures, table);
    names.set(name, made ?? 'shared');
    return made;
  };
}

function placesOf(
  name: string,
  architectures: readonly Architecture[],
  table: SyscallTable,
): NamePlaces | undefined {
  const calls: (OwnCall | undefined)[] = [];
  for (const architecture of architectures) {
    const { number, through } = table.placeOf(name, architecture);
    if (through !== undefined) return undefined;
    if (number !== undefined && table.soleNameAt(number, architecture) !== name) return undefined;
    const isDropped = number === undefined && architecture.multiplexed;
    calls.push(isDropped ? undefined : { number });
  }
  return calls;
}
