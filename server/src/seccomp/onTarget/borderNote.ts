import { enosysOn } from '../kernel/enosys.ts';
import { allSyscalls } from '../knowledge/syscallTable.ts';
import { actionData, actionName } from '../libseccomp/action.ts';
import type { Architecture, SyscallTable } from '../libseccomp/architecture.ts';
import { architectureOf, tableOf } from '../libseccomp/table.ts';
import type { ProfileOnHost } from './profileOnHost.ts';

/**
 * What is to be said of naming more calls where runc answers those beyond the newest named one with ENOSYS: the calls that
 * come to lie before it meet the default action instead.
 * @param names the calls that are named besides
 * @returns a clause for the end of a title; '' where nothing else changes by it
 */
export function borderNote(host: ProfileOnHost, names: readonly string[]): string {
  const { filter, target, runnable } = host;
  const stub = filter?.prepared.stub;
  if (filter === undefined || stub === undefined) return '';
  const { defaultAction } = filter.prepared.filter;
  const isAnsweredAlike =
    actionName(defaultAction) === 'ERRNO' && actionData(defaultAction) === enosysOn(target.architecture);
  if (isAnsweredAlike) return '';
  const table = tableOf(target.libseccomp.table);
  for (const architecture of runnable.flatMap((name) => architectureOf(name) ?? [])) {
    // Hardly a program is left that is made for it.
    if (architecture.name === 'x32') continue;
    const border = stub.highest.get(architecture.name);
    const newest = newestOf(names, table, architecture);
    if (border === undefined || newest === undefined || newest.number <= border) continue;
    const isPassed = allSyscalls().some(({ name }) => {
      const number = table.numberOf(name, architecture);
      return number !== undefined && border < number && number < newest.number && !names.includes(name);
    });
    if (!isPassed) continue;
    const where = architecture.name === target.architecture ? '' : ` on ${architecture.name}`;
    return `; runc then answers only calls beyond ${newest.name} with ENOSYS${where}`;
  }
  return '';
}

interface Numbered {
  readonly name: string;
  readonly number: number;
}

/** As the runtime looks for it (libcontainer/seccomp/patchbpf/enosys_linux.go): multiplexed calls count for nothing. */
function newestOf(
  names: readonly string[],
  table: SyscallTable,
  architecture: Architecture,
): Numbered | undefined {
  const numbered = names.flatMap((name): readonly Numbered[] => {
    if (table.multiplexing(name, architecture) !== undefined) return [];
    const number = table.numberOf(name, architecture);
    return number === undefined ? [] : [{ name, number }];
  });
  return numbered.toSorted((one, other) => other.number - one.number)[0];
}
