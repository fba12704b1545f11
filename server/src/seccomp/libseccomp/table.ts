import { allArchitectures } from '../knowledge/architectures.ts';
import type { SyscallColumn } from '../knowledge/columns.ts';
import { type Syscall, syscallNamed } from '../knowledge/syscallTable.ts';
import { isSince } from '../version.ts';
import type { Architecture, Multiplexing, SyscallTable } from './architecture.ts';

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

/**
 * The table of a release of libseccomp.
 * @param release which release's table it is; distributions put newer tables into older libraries
 */
export function tableOf(release: string): SyscallTable {
  const find = (name: string): Syscall | undefined => {
    const call = syscallNamed(name);
    return call !== undefined && isSince(release, call.libseccomp.since) ? call : undefined;
  };
  const numberIn = (call: Syscall, { name }: Architecture): number | undefined => {
    const column = known.get(name)?.column;
    if (column === undefined) return undefined;
    const since = call.libseccomp.sinceOn.get(column);
    return since === undefined || isSince(release, since) ? call.numbers.get(column) : undefined;
  };
  return {
    knows: (name) => find(name) !== undefined,
    numberOf: (name, architecture) => {
      const call = find(name);
      return call && numberIn(call, architecture);
    },
    multiplexing: (name, architecture): Multiplexing | undefined => {
      const sub = find(name)?.multiplexed;
      if (sub === undefined || !architecture.multiplexed) return undefined;
      const through = syscallNamed(sub.through);
      const number = through && numberIn(through, architecture);
      return number === undefined ? undefined : { number, sub: sub.subCall };
    },
  };
}
