import { allArchitectures } from '../knowledge/architectures.ts';
import type { SyscallColumn } from '../knowledge/columns.ts';
import { allSyscalls, type Syscall } from '../knowledge/syscallTable.ts';
import { isSince } from '../version.ts';
import type { Architecture, CallPlace, Multiplexing, SyscallTable } from './architecture.ts';

/** An architecture with the column of the system call table that it uses. */
type Known = Architecture & { readonly column: SyscallColumn; readonly since: string };

const known: ReadonlyMap<string, Known> = new Map(
  allArchitectures().flatMap(
    ({ libseccompName: name, bits, endian, auditArch, column, multiplexed, since }) =>
      bits === undefined || endian === undefined || auditArch === undefined || column === undefined
        ? []
        : [
            [
              name,
              {
                name,
                bits,
                endian,
                auditArchitecture: auditArch,
                multiplexed,
                column,
                since: since.libseccomp,
              },
            ] as const,
          ],
  ),
);

/** All architectures that some release of libseccomp knows, by its names for them. */
export function architectureOf(libseccompName: string): Architecture | undefined {
  return known.get(libseccompName);
}

/** Whether a version of libseccomp has an architecture. */
export function isArchitectureSince(libseccompName: string, version: string): boolean {
  const found = known.get(libseccompName);
  return found !== undefined && isSince(version, found.since);
}

const tables = new Map<string, SyscallTable>();

/**
 * The table of a release of libseccomp.
 * @param release which release's table it is; distributions put newer tables into older libraries
 */
export function tableOf(release: string): SyscallTable {
  const table = tables.get(release) ?? new ReleaseTable(release);
  tables.set(release, table);
  return table;
}

const nowhere: CallPlace = { number: undefined, through: undefined };

/** What a release numbers, looked up once for each architecture. */
class ReleaseTable implements SyscallTable {
  private readonly calls: ReadonlyMap<string, Syscall>;
  private readonly release: string;
  private readonly numbers = new Map<SyscallColumn, ReadonlyMap<string, number>>();
  private readonly places = new Map<string, ReadonlyMap<string, CallPlace>>();
  private readonly soleNames = new Map<string, ReadonlyMap<number, string>>();
  private readonly newest = new Map<string, readonly string[]>();

  constructor(release: string) {
    this.release = release;
    this.calls = new Map(
      allSyscalls()
        .filter((call) => isSince(release, call.libseccomp.since))
        .map((call) => [call.name, call]),
    );
  }

  knows(name: string): boolean {
    return this.calls.has(name);
  }

  placeOf(name: string, architecture: Architecture): CallPlace {
    return (this.places.get(architecture.name) ?? this.readPlaces(architecture)).get(name) ?? nowhere;
  }

  numberOf(name: string, architecture: Architecture): number | undefined {
    return this.placeOf(name, architecture).number;
  }

  soleNameAt(number: number, architecture: Architecture): string | undefined {
    return (this.soleNames.get(architecture.name) ?? this.readSoleNames(architecture)).get(number);
  }

  newestFirst(architecture: Architecture): readonly string[] {
    const names = this.newest.get(architecture.name) ?? this.readNewest(architecture);
    this.newest.set(architecture.name, names);
    return names;
  }

  multiplexing(name: string, architecture: Architecture): Multiplexing | undefined {
    return this.placeOf(name, architecture).through;
  }

  private readPlaces({ name: architecture, multiplexed }: Architecture): ReadonlyMap<string, CallPlace> {
    const column = known.get(architecture)?.column;
    const numbers: ReadonlyMap<string, number> = column === undefined ? new Map() : this.column(column);
    const places = new Map(
      [...this.calls].map(([name, call]) => {
        const sub = multiplexed ? call.multiplexed : undefined;
        const number = sub && numbers.get(sub.through);
        const through = number === undefined ? undefined : { number, sub: sub?.subCall ?? 0 };
        return [name, { number: numbers.get(name), through }];
      }),
    );
    this.places.set(architecture, places);
    return places;
  }

  private readSoleNames(architecture: Architecture): ReadonlyMap<number, string> {
    const names = new Map<number, string>();
    const others = new Set<number>();
    for (const name of this.calls.keys()) {
      const { number, through } = this.placeOf(name, architecture);
      if (through !== undefined) others.add(through.number);
      if (number === undefined) continue;
      if (names.has(number)) others.add(number);
      names.set(number, name);
    }
    for (const number of others) names.delete(number);
    this.soleNames.set(architecture.name, names);
    return names;
  }

  private readNewest(architecture: Architecture): readonly string[] {
    return [...this.calls.keys()]
      .flatMap((name) => {
        const { number, through } = this.placeOf(name, architecture);
        return number === undefined || through !== undefined ? [] : [{ name, number }];
      })
      .sort((left, right) => right.number - left.number)
      .map(({ name }) => name);
  }

  private column(column: SyscallColumn): ReadonlyMap<string, number> {
    const found = this.numbers.get(column) ?? this.readColumn(column);
    this.numbers.set(column, found);
    return found;
  }

  private readColumn(column: SyscallColumn): ReadonlyMap<string, number> {
    const numbers = new Map<string, number>();
    for (const [name, call] of this.calls) {
      const since = call.libseccomp.sinceOn.get(column);
      const number = call.numbers.get(column);
      if (number !== undefined && (since === undefined || isSince(this.release, since))) {
        numbers.set(name, number);
      }
    }
    return numbers;
  }
}
