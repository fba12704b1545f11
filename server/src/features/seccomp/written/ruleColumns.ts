import {
  type Architecture,
  allArchitectures,
  architectureNamed,
  architectureOfHost,
} from '../../../seccomp/knowledge/architectures.ts';
import type { SyscallColumn } from '../../../seccomp/knowledge/columns.ts';
import { fieldOf, listItems, objectsIn, textOf } from '../../../seccomp/profile/access.ts';
import type { RawObject, RawProfile } from '../../../seccomp/rawProfile.ts';

/** Where a profile names no architecture, it is for whatever the host is: these are most. */
const usualColumns: readonly SyscallColumn[] = ['x86_64', 'aarch64'];

/** The columns of the architectures on which a rule can hold: those of the hosts that it includes and does not exclude. */
export function ruleColumns(profile: RawProfile, rule: RawObject): readonly SyscallColumn[] {
  return columnsWhere(profile, hostFilter(rule));
}

/** Those of all architectures that a profile is for. */
export function profileColumns(profile: RawProfile): readonly SyscallColumn[] {
  return columnsWhere(profile, () => true);
}

function columnsWhere(
  { body }: RawProfile,
  takes: (host: Architecture | undefined) => boolean,
): readonly SyscallColumn[] {
  if (body.kind !== 'object') return [];
  const hosts = hostsOf(body);
  const columns = hosts.filter(({ main }) => takes(main)).flatMap(({ columns: own }) => own);
  return hosts.length === 0
    ? usualColumns.filter((column) => takes(architectureOf(column)))
    : [...new Set(columns)];
}

interface HostColumns {
  readonly main: Architecture | undefined;
  readonly columns: readonly SyscallColumn[];
}

/** An architecture of `architectures` may be a host by itself. */
function hostsOf(body: RawObject): readonly HostColumns[] {
  const alone = texts(body, 'architectures').map((name) => [name]);
  const grouped = objectsIn(body, 'archMap').map((entry) => [
    textOf(entry, 'architecture') ?? '',
    ...texts(entry, 'subArchitectures'),
  ]);
  return [...alone, ...grouped].map((names) => ({
    main: architectureNamed(names[0] ?? ''),
    columns: names.flatMap((name) => architectureNamed(name)?.column ?? []),
  }));
}

function hostFilter(rule: RawObject): (host: Architecture | undefined) => boolean {
  const included = hostNames(rule, 'includes');
  const excluded = hostNames(rule, 'excludes');
  return (host) => {
    const isHost = (name: string): boolean => host !== undefined && architectureOfHost(name) === host;
    return !excluded.some(isHost) && (included.length === 0 || included.some(isHost));
  };
}

function hostNames(rule: RawObject, key: string): readonly string[] {
  const condition = fieldOf(rule, key);
  return condition?.kind === 'object' ? texts(condition, 'arches') : [];
}

function architectureOf(column: SyscallColumn): Architecture | undefined {
  return allArchitectures().find((one) => one.column === column);
}

function texts(object: RawObject, key: string): readonly string[] {
  return listItems(object, key).flatMap((item) => (item.kind === 'text' ? [item.value] : []));
}
