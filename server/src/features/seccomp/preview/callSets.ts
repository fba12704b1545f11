import { once } from '../../../base/once.ts';
import { syscallGroups } from '../../../seccomp/knowledge/syscallGroups.ts';
import { syscallNamed } from '../../../seccomp/knowledge/syscallTable.ts';

/** The sets by which calls are shown, in the order in which they are; those of systemd that are no unions of others. */
const titles: ReadonlyMap<string, string> = new Map([
  ['@file-system', 'Files and directories'],
  ['@basic-io', 'Reading and writing'],
  ['@network-io', 'Network'],
  ['@process', 'Processes and namespaces'],
  ['@signal', 'Signals'],
  ['@ipc', 'Communication between processes'],
  ['@io-event', 'Waiting for events'],
  ['@timer', 'Timers'],
  ['@default', 'Basic calls'],
  ['@aio', 'Asynchronous input and output'],
  ['@sync', 'Writing to storage'],
  ['@memlock', 'Locking memory'],
  ['@pkey', 'Memory protection keys'],
  ['@resources', 'Limits and priorities'],
  ['@setuid', 'User and group ids'],
  ['@chown', 'Ownership of files'],
  ['@sandbox', 'Giving up rights'],
  ['@keyring', 'Keyrings'],
  ['@mount', 'Mounting'],
  ['@debug', 'Tracing and debugging'],
  ['@clock', 'Setting clocks'],
  ['@module', 'Kernel modules'],
  ['@raw-io', 'Raw devices'],
  ['@reboot', 'Rebooting'],
  ['@swap', 'Swap'],
  ['@cpu-emulation', 'Processor emulation'],
  ['@privileged', 'Privileged calls'],
  ['@obsolete', 'Obsolete calls'],
]);

const otherCalls = 'Other calls';
export const unknownCalls = 'Not known to libseccomp';

/** The titles of all sets in their order. */
export const setTitles: readonly string[] = [...titles.values(), otherCalls, unknownCalls];

/** Of the sets that a call is in, the smallest one tells most of it. */
const titleOfCall = once(() => {
  const found = new Map<string, string>();
  const sets = syscallGroups()
    .filter(({ name }) => titles.has(name))
    .toSorted((left, right) => left.members.length - right.members.length);
  for (const { name, members } of sets) {
    for (const member of members) if (!found.has(member)) found.set(member, titles.get(name) ?? otherCalls);
  }
  return found;
});

/** The title of the set by which a call is shown. */
export function setTitle(call: string): string {
  return titleOfCall().get(call) ?? (syscallNamed(call) === undefined ? unknownCalls : otherCalls);
}
