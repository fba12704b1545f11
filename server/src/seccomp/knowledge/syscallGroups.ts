import { once } from '../../base/once.ts';
import { rowsOf, wordsOf } from './rows.ts';
import { allSyscalls, namesOfCodes, type Syscall } from './syscallTable.ts';
import { companionRows, familyRows, groupRows } from './tables/groups.ts';

/** A set of system calls that systemd (`@network-io`) or strace (`%network`) defines. */
export interface SyscallGroup {
  readonly name: string;
  readonly origin: 'systemd' | 'strace';
  readonly description: string;
  /** Other sets whose members are all in this one. */
  readonly includes: readonly string[];
  /** All members, those of the included sets too, in alphabetical order. */
  readonly members: readonly string[];
}

/** System calls that belong together. */
export interface SyscallFamily {
  readonly name: string;
  readonly members: readonly string[];
}

const groups = once(() =>
  rowsOf(groupRows).map((row, index): SyscallGroup => {
    const letter = letterOf(index);
    return {
      name: row(0),
      origin: row(0).startsWith('@') ? 'systemd' : 'strace',
      description: row(1),
      includes: wordsOf(row(2)),
      members: allSyscalls()
        .filter(({ groupLetters }) => groupLetters.includes(letter))
        .map(({ name }) => name),
    };
  }),
);

const families = once(() => familiesOf(familyRows));
const companions = once(() => familiesOf(companionRows));

/** All sets, in the order of the table: those of systemd, then those of strace. */
export function syscallGroups(): readonly SyscallGroup[] {
  return groups();
}

/** The sets that a call is in. */
export function groupsOf({ groupLetters }: Syscall): readonly SyscallGroup[] {
  return groups().filter((_group, index) => groupLetters.includes(letterOf(index)));
}

/** The letter by which calls name the set in a line of the table. */
function letterOf(line: number): string {
  return String.fromCharCode(line < 26 ? 97 + line : 65 + line - 26);
}

/** Families of calls that do the same, older ones first: a program may use any of them, depending on its library. */
export function familiesWith(call: string): readonly SyscallFamily[] {
  return families().filter(({ members }) => members.includes(call));
}

/** Those of them that work on an open file, which another call of the family does not come to. */
const onDescriptors: readonly string[] = ['dup', 'fchmod', 'fchown'];

/** Calls that programs make where there is no such call. */
export function replacementsOf(call: string): readonly string[] {
  const members = familiesWith(call).flatMap((family) => family.members);
  return [...new Set(members)].filter((name) => name !== call && !onDescriptors.includes(name));
}

/** Calls that are of use together only, such as the three of io_uring. */
export function companionsWith(call: string): readonly SyscallFamily[] {
  return companions().filter(({ members }) => members.includes(call));
}

function familiesOf(text: string): readonly SyscallFamily[] {
  return rowsOf(text).map((row) => ({ name: row(0), members: namesOfCodes(row(1)) }));
}
