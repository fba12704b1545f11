import { syscallNamed } from '../../../seccomp/knowledge/syscallTable.ts';
import { isSince } from '../../../seccomp/version.ts';
import type { ProfileRule } from '../../rule.ts';
import { placeOf } from './places.ts';

/** Calls that the target's kernel no longer has. */
export const seccompObsoleteCall: ProfileRule = {
  id: 'seccomp-obsolete-call',
  scope: 'profile',
  summary: 'A call that Linux has removed',
  explanation:
    'Some calls were removed from Linux, or never came into it: `create_module`, `query_module`, `nfsservctl`, `_sysctl`. ' +
    'They fail with ENOSYS whatever the profile says. Naming them does no harm, so this is off unless it is asked for.',
  sources: ['mebeim/linux-syscalls, Linux 4.0 to 6.17', 'man 2 syscalls'],
  defaultSeverity: 'off',
  checkOnHost: (host) =>
    (host.filter?.prepared.attempts ?? []).flatMap(({ name, origin }) => {
      const { removed, status } = syscallNamed(name)?.kernel ?? {};
      const isGone = removed !== undefined && isSince(host.target.kernel, removed);
      if (!isGone && status !== 'never-implemented') return [];
      const when = removed === undefined ? 'Linux never had it' : `Linux removed it in ${removed}`;
      return [
        {
          message: `${name} fails with ENOSYS whatever the profile says: ${when}.`,
          place: placeOf(origin),
          tags: ['deprecated' as const],
        },
      ];
    }),
};
