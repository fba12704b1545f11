import { isSince } from '../../../seccomp/version.ts';
import type { ProfileRule } from '../../rule.ts';
import { placeOf } from './places.ts';

/** The first release of Linux with an action (man 2 seccomp); all others are older. */
const firstKernels: ReadonlyMap<string, string> = new Map([
  ['SCMP_ACT_LOG', '4.14'],
  ['SCMP_ACT_KILL_PROCESS', '4.14'],
  ['SCMP_ACT_NOTIFY', '5.0'],
]);

/** Actions that the target's kernel does not have. */
export const seccompNewerAction: ProfileRule = {
  id: 'seccomp-newer-action',
  scope: 'profile',
  summary: 'The target’s kernel does not have an action',
  explanation:
    'Linux has SCMP_ACT_LOG and SCMP_ACT_KILL_PROCESS since 4.14 and SCMP_ACT_NOTIFY since 5.0. libseccomp asks the kernel ' +
    'and refuses a rule with an action that it does not have, so that no container starts. Take SCMP_ACT_ALLOW in place of ' +
    'SCMP_ACT_LOG and SCMP_ACT_KILL_THREAD in place of SCMP_ACT_KILL_PROCESS on such a host. Derived from the sources.',
  sources: ['man 2 seccomp', 'libseccomp:src/system.c, sys_chk_seccomp_action'],
  defaultSeverity: 'error',
  checkOnHost: ({ parts, target }) => {
    if ([...firstKernels.values()].every((first) => isSince(target.kernel, first))) return [];
    return parts.parts.flatMap(({ values }) =>
      values.flatMap(({ value, key }) => {
        if (value.kind !== 'text' || (key !== 'action' && key !== 'defaultAction')) return [];
        const first = firstKernels.get(value.value);
        if (first === undefined || isSince(target.kernel, first)) return [];
        return [
          {
            message: `Linux ${target.kernel} does not have ${value.value}, which came with ${first}: libseccomp refuses it, and no container starts.`,
            place: placeOf(value.origin),
          },
        ];
      }),
    );
  },
};
