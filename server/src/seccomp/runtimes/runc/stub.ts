import type { Library } from '../../libseccomp/filter.ts';
import { architectureOf } from '../../libseccomp/table.ts';
import { isSince } from '../../version.ts';
import type { EnosysStub } from '../attempt.ts';
import type { RuncConfig } from './configure.ts';

/** Since then the native architecture has a stub without being listed, and IBM Z one for call 0. */
const firstWithNative = '1.2.0';

/**
 * What runc puts in front of the filter: calls beyond the highest number that the profile names are new to the profile's
 * author, so they get ENOSYS and not the default action (libcontainer/seccomp/patchbpf/enosys_linux.go). Names count
 * whatever their rule does with them.
 */
export function stubOf(config: RuncConfig, library: Library, version: string): EnosysStub | undefined {
  if (['ALLOW', 'LOG', 'TRACE'].includes(config.defaultAction)) return undefined;
  const impliesNative = isSince(version, firstWithNative);
  const listed = config.architectures.map(({ libseccompName }) => libseccompName);
  const names = new Set(impliesNative ? [library.native.name, ...listed] : listed);
  const highest = new Map<string, number>();
  const called = new Set(config.calls.map((call) => call.name.name));
  for (const name of names) {
    const architecture = architectureOf(name);
    if (architecture === undefined) continue;
    // As seccomp_syscall_resolve_name_arch has it: of a multiplexed call no number is known.
    const newest = library.table.newestFirst(architecture).find((call) => called.has(call));
    const largest = newest === undefined ? undefined : library.table.numberOf(newest, architecture);
    if (largest !== undefined && largest > 0) highest.set(name, largest);
  }
  const zeroToo = new Set(impliesNative ? ['s390', 's390x'].filter((name) => highest.has(name)) : []);
  return { highest, zeroToo };
}
