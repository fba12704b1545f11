import { fieldOf } from '../../seccomp/profile/access.ts';
import type { RawText } from '../../seccomp/rawProfile.ts';
import type { Finding } from '../finding.ts';
import type { ProfileRule } from '../rule.ts';
import { atValue, wordFix } from './places.ts';

/** Actions that end one thread of a program and leave the others. */
export const seccompKillThread: ProfileRule = {
  id: 'seccomp-kill-thread',
  scope: 'profile',
  summary: 'An action kills one thread and leaves the rest of the program',
  explanation:
    'SCMP_ACT_KILL is an older name of SCMP_ACT_KILL_THREAD: the thread that makes the call is gone, with the locks that it ' +
    'held, and the other threads go on. A program with several threads then hangs where it would have ended. ' +
    'SCMP_ACT_KILL_PROCESS ends it as a whole, from Linux 4.14 on.',
  sources: ['man 2 seccomp', 'libseccomp:include/seccomp.h.in'],
  defaultSeverity: 'info',
  check: ({ objects }, { language }) =>
    objects.flatMap(({ level, object }): readonly Finding[] => {
      if (level !== 'profile' && level !== 'rule') return [];
      const action = fieldOf(object, level === 'profile' ? 'defaultAction' : 'action');
      return action?.kind === 'text' ? killing(action, language) : [];
    }),
};

function killing(action: RawText, language: 'json' | 'yaml'): readonly Finding[] {
  if (action.value !== 'SCMP_ACT_KILL' && action.value !== 'SCMP_ACT_KILL_THREAD') return [];
  return [
    {
      message: `${action.value} kills the thread alone: a program with several hangs rather than ends. Write SCMP_ACT_KILL_PROCESS to end it.`,
      place: atValue(action),
      fixes: [wordFix(action, 'SCMP_ACT_KILL_PROCESS', language, true)],
    },
  ];
}
