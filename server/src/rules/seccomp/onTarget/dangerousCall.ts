import { effectOf } from '../../../seccomp/evaluate/effect.ts';
import { runs } from '../../../seccomp/evaluate/verdict.ts';
import { dangerOf } from '../../../seccomp/knowledge/dangers.ts';
import type { ProfileRule } from '../../rule.ts';
import { placeOf } from './places.ts';

/** Calls that give an attacker much, and run whatever their arguments and the container's capabilities. */
export const seccompDangerousCall: ProfileRule = {
  id: 'seccomp-dangerous-call',
  scope: 'profile',
  summary: 'A call that gives an attacker much runs',
  explanation:
    'Calls that default profiles keep behind a capability or deny, for what they have been used for: to load code into the ' +
    'kernel, to reach parts of it that only root reaches otherwise, to look at other processes. Told where a rule allows one ' +
    'of the highest level without conditions; whether the program needs it only its owner knows, so this is off unless it ' +
    'is asked for.',
  sources: [
    'moby:docs, seccomp and non-events',
    'the tables of dangers that hover shows, each with its sources',
  ],
  defaultSeverity: 'off',
  checkOnHost: (host) =>
    (host.filter?.prepared.attempts ?? []).flatMap(({ name, conditions, fate, origin }) => {
      const danger = dangerOf(name);
      if (fate !== 'added' || conditions.length > 0 || danger?.level !== 'high') return [];
      const verdict = host.verdict(name);
      if (!runs(verdict) || verdict.rule?.origin !== origin) return [];
      return [
        {
          message: `${name}: ${effectOf(verdict)} without conditions. ${danger.why}`,
          place: placeOf(origin),
        },
      ];
    }),
};
