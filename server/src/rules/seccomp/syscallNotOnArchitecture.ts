import { once } from '../../base/once.ts';
import {
  type Architecture,
  architectureNamed,
  architectureOfHost,
} from '../../seccomp/knowledge/architectures.ts';
import type { SyscallColumn } from '../../seccomp/knowledge/columns.ts';
import { replacementsOf } from '../../seccomp/knowledge/syscallGroups.ts';
import { syscallNamed } from '../../seccomp/knowledge/syscallTable.ts';
import { fieldOf, listItems, textOf } from '../../seccomp/profile/access.ts';
import type { ProfileContext, ProfilePart, ProfileValue } from '../../seccomp/profile/parts.ts';
import type { RawObject } from '../../seccomp/rawProfile.ts';
import type { Finding } from '../finding.ts';
import type { ProfileRule } from '../rule.ts';
import { atValue, removalFix, wordFix } from './places.ts';

/** System calls that none of the profile's architectures has. */
export const seccompSyscallNotOnArchitecture: ProfileRule = {
  id: 'seccomp-syscall-not-on-architecture',
  scope: 'profile',
  summary: 'A system call that the profile’s architectures do not have',
  explanation:
    'Newer architectures have only the newer forms of a call: on aarch64, riscv64 and loongarch64 there is no `mkdir`, ' +
    '`open` or `fork`, programs call `mkdirat`, `openat` and `clone`. A rule for a call that the architecture lacks does ' +
    'nothing there; one that denies it protects from nothing. The finding is about the architectures that the profile ' +
    'names; one that names none is for any host.',
  sources: ['libseccomp 2.6.1:src/syscalls.csv', 'https://github.com/moby/moby/issues/45125'],
  defaultSeverity: 'warning',
  check: (part, context) => (isDenying(part) ? [] : absentIn(part, context, () => [])),
  // What a rule that denies stops depends on what becomes of the calls that programs make instead.
  checkWhole: function* ({ profile: { body }, parts, context }) {
    const isOpen = body.kind === 'object' && letsRun(textOf(body, 'defaultAction'));
    const named = once(() => new Set(parts.flatMap(({ names }) => names.map(({ value }) => value.value))));
    const openInstead: OpenInstead = (call, columns) =>
      isOpen ? replacements(call, columns).filter((name) => !named().has(name)) : [];
    for (const part of parts) if (isDenying(part)) yield* absentIn(part, context, openInstead);
  },
};

/** The calls that programs make in place of an absent one, and that no rule names. */
type OpenInstead = (call: string, columns: Columns) => readonly string[];

function isDenying({ objects: [first] }: ProfilePart): boolean {
  return first?.level === 'rule' && !letsRun(textOf(first.object, 'action'));
}

/** What is traced is looked at elsewhere. */
function letsRun(action: string | undefined): boolean {
  return /_(?:ALLOW|LOG|TRACE)$/.test(action ?? '');
}

function* absentIn(
  { objects, names, values }: ProfilePart,
  { architectures, language }: ProfileContext,
  openInstead: OpenInstead,
): Generator<Finding> {
  // archMap names no hosts: on one that it leaves out the profile is for that host alone.
  const listed = columnsOf(architectures);
  const columns = new Map(objects.map(({ object }) => [object, columnsOf(hostsOf(object)) ?? listed]));
  for (const list of [names, values]) {
    for (const value of list) {
      if (value.schema.kind !== 'text' || value.schema.sort !== 'syscall') continue;
      const own = columns.get(value.holder.object);
      if (own !== undefined) yield* absentCall(value, own, language, openInstead);
    }
  }
}

type Columns = ReadonlyMap<SyscallColumn, Architecture>;

/** The hosts that Docker applies a rule on, with what their processors run besides. */
function hostsOf(rule: RawObject): readonly string[] {
  const includes = fieldOf(rule, 'includes');
  if (includes?.kind !== 'object') return [];
  const hosts = listItems(includes, 'arches').map((item) => {
    const host = item.kind === 'text' ? item.value : '';
    return architectureOfHost(host);
  });
  return hosts.flatMap((host) => (host === undefined ? [''] : [host.name, ...host.subArchitectures]));
}

/** Undefined where no architecture is named, or one that says nothing about its calls. */
function columnsOf(names: readonly string[]): Columns | undefined {
  const columns = new Map<SyscallColumn, Architecture>();
  for (const name of names) {
    const architecture = architectureNamed(name);
    if (architecture?.column === undefined) return undefined;
    if (!columns.has(architecture.column)) columns.set(architecture.column, architecture);
  }
  return columns.size === 0 ? undefined : columns;
}

function absentCall(
  { value, isItem }: ProfileValue,
  columns: Columns,
  language: 'json' | 'yaml',
  openInstead: OpenInstead,
): readonly Finding[] {
  const call = value.kind === 'text' ? syscallNamed(value.value) : undefined;
  if (call === undefined || [...columns.keys()].some((column) => call.numbers.has(column))) return [];
  // Reached through socketcall or ipc, for which libseccomp adds a rule of its own.
  if (call.multiplexed !== undefined && [...columns.values()].some(({ multiplexed }) => multiplexed))
    return [];
  const names = [...columns.values()].map(({ name }) => name.replace('SCMP_ARCH_', ''));
  const lacking = `${names.join(', ')} ${names.length === 1 ? 'has' : 'have'} no call ${call.name}.`;
  const open = openInstead(call.name, columns);
  const isWarning = open.length > 0;
  const consequence = isWarning
    ? `The rule stops nobody there: programs call ${open.join(' or ')}, which no rule names.`
    : 'The name does nothing there.';
  return [
    {
      message: `${lacking} ${consequence}`,
      place: atValue(value),
      ...(isWarning
        ? { fixes: open.map((name) => wordFix(value, name, language, false)) }
        : {
            severity: 'info' as const,
            tags: ['unnecessary' as const],
            // On a 64-bit host the filter is for its own calls too, listed or not.
            fixes: isItem ? [removalFix(value, `Remove ${call.name}`, hasWide(columns))] : [],
          }),
    },
  ];
}

function hasWide(columns: Columns): boolean {
  return [...columns.values()].some(({ bits }) => bits === 64);
}

/** Calls that the architectures have in its place. */
function replacements(call: string, columns: Columns): readonly string[] {
  return replacementsOf(call).filter((name) => {
    const numbers = syscallNamed(name)?.numbers;
    return [...columns.keys()].some((column) => numbers?.has(column) === true);
  });
}
