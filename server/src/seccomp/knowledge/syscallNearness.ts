import { once } from '../../base/once.ts';
import { remembering } from '../../base/remembering.ts';
import { companionsWith, familiesWith, groupsOf, type SyscallGroup } from './syscallGroups.ts';
import { allSyscalls, type Syscall } from './syscallTable.ts';

/** How near a system call is to those that a profile lists already, nearest first. */
export const nearnesses = ['family', 'companion', 'group', 'other', 'obsolete'] as const;

export type Nearness = (typeof nearnesses)[number];

/** Sets so large that being in one says little of a call, unless it is the smallest one that the call is in. */
const largestTellingSet = 40;
const largestSmallestSet = 150;

/**
 * Tells of each call how near it is to the listed ones: of the family of one, of use with one, in a set with one that says
 * something of it, or none of these. Reserved and obsolete calls come last, whatever they are near to.
 * @param listed names, known or not
 */
export function nearnessTo(listed: ReadonlySet<string>): (call: Syscall) => Nearness {
  const known = allSyscalls().filter(({ name }) => listed.has(name));
  const families = membersOf(known.flatMap(({ name }) => familiesWith(name)));
  const companions = membersOf(known.flatMap(({ name }) => companionsWith(name)));
  const groups = membersOf(known.flatMap(tellingSets));
  return (call) => {
    if (obsolete().has(call.name) || call.kernel.status === 'never-implemented') return 'obsolete';
    if (families.has(call.name)) return 'family';
    if (companions.has(call.name)) return 'companion';
    return groups.has(call.name) ? 'group' : 'other';
  };
}

const tellingSets = remembering((call: Syscall): readonly SyscallGroup[] => {
  const sets = groupsOf(call).toSorted((one, other) => one.members.length - other.members.length);
  const small = sets.filter(({ members }) => members.length <= largestTellingSet);
  return small.length > 0
    ? small
    : sets.slice(0, 1).filter(({ members }) => members.length <= largestSmallestSet);
});

const obsolete = once(() => new Set(allSyscalls().flatMap((call) => (isObsolete(call) ? [call.name] : []))));

function isObsolete(call: Syscall): boolean {
  return call.kernel.removed !== undefined || groupsOf(call).some(({ name }) => name === '@obsolete');
}

function membersOf(sets: readonly { readonly members: readonly string[] }[]): ReadonlySet<string> {
  // Calls that stand together in a list are often in the same set.
  return new Set([...new Set(sets)].flatMap(({ members }) => members));
}
