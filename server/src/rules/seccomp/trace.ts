import { fieldOf } from '../../seccomp/profile/access.ts';
import type { Finding } from '../finding.ts';
import type { ProfileRule } from '../rule.ts';
import { atValue } from './places.ts';

/** Calls that are left to a tracer. */
export const seccompTrace: ProfileRule = {
  id: 'seccomp-trace',
  scope: 'profile',
  summary: 'Calls are left to a tracer, which containers do not have',
  explanation:
    'SCMP_ACT_TRACE asks the program that traces the caller with ptrace. No engine starts containers under a tracer, and ' +
    'without one the call fails with ENOSYS. Use SCMP_ACT_LOG to see calls and SCMP_ACT_NOTIFY to decide on them elsewhere.',
  sources: ['man 2 seccomp', 'observed with runc 1.1.5 and crun 1.8.1'],
  defaultSeverity: 'info',
  check: ({ objects }) =>
    objects.flatMap(({ level, object }): readonly Finding[] => {
      if (level !== 'profile' && level !== 'rule') return [];
      const action = fieldOf(object, level === 'profile' ? 'defaultAction' : 'action');
      if (action?.kind !== 'text' || action.value !== 'SCMP_ACT_TRACE') return [];
      return [
        {
          message:
            'Without a tracer, which containers do not have, calls with SCMP_ACT_TRACE fail with ENOSYS. Write SCMP_ACT_LOG to see them.',
          place: atValue(action),
        },
      ];
    }),
};
