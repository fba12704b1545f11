import { effectOf } from '../../../seccomp/evaluate/effect.ts';
import { runs, type Verdict } from '../../../seccomp/evaluate/verdict.ts';
import { holds } from '../../../seccomp/libseccomp/condition.ts';
import { architectureOf } from '../../../seccomp/libseccomp/table.ts';
import { rememberingCalls, repeatedCalls } from '../../../seccomp/onTarget/callOnHost.ts';
import type { ProfileOnHost } from '../../../seccomp/onTarget/profileOnHost.ts';
import type { Attempt } from '../../../seccomp/runtimes/attempt.ts';
import type { Finding } from '../../finding.ts';
import type { ProfileRule } from '../../rule.ts';
import { filterOfCrun, filterOfRunc, observedInAll } from '../sources.ts';
import { placeOf } from './places.ts';

/** Rules with the default action, which runtimes leave out, where another rule then decides otherwise. */
export const seccompDefaultAction: ProfileRule = {
  id: 'seccomp-default-action',
  scope: 'profile',
  summary: 'A rule is left out because its action is the default one',
  explanation:
    'Runtimes leave out a rule whose action and error number are those of the default action, since libseccomp refuses it. ' +
    'Mostly nothing is lost: the calls meet the default action anyway, and the finding is silent. But such a rule makes no ' +
    'exception from another one: where a second rule lets the same call run, it runs, whatever the first says of some of ' +
    'its arguments. Give the exception another error number than the default one, or write the conditions into the rule ' +
    'that allows.',
  sources: [filterOfRunc, filterOfCrun, observedInAll, 'https://github.com/containerd/containerd/pull/13330'],
  defaultSeverity: 'warning',
  checkOnHost: (host) => repeatedCalls(host).flatMap((call) => lostExceptions(host, call)),
};

const lostExceptions = rememberingCalls((host, { attempts }): readonly Finding[] => {
  const left = attempts.filter(({ fate }) => fate === 'is-default');
  return left.length === 0 || left.length === attempts.length
    ? []
    : left.flatMap((attempt) => lostException(host, attempt));
});

function lostException(host: ProfileOnHost, attempt: Attempt): readonly Finding[] {
  const architecture = host.architectureFor(attempt.name);
  const bits = architecture === undefined ? undefined : architectureOf(architecture)?.bits;
  if (architecture === undefined || bits === undefined) return [];
  const verdict = firstWhere(host, attempt, architecture, bits);
  if (verdict?.rule === undefined) return [];
  return [
    {
      message: `This rule is left out, because its action is the default one, so it makes no exception from rule ${verdict.rule.index}: ${attempt.name} with these arguments meets that one, and ${effectOf(verdict)}. Give it another error number than the default one.`,
      place: placeOf(attempt.origin),
      related: [{ message: 'This one decides.', place: placeOf(verdict.rule.origin) }],
    },
  ];
}

/** What a call that the rule is for meets where it runs nevertheless. */
function firstWhere(
  host: ProfileOnHost,
  { name, conditions }: Attempt,
  architecture: string,
  bits: 32 | 64,
): Verdict | undefined {
  if (conditions.length === 0) return undefined;
  const wanted = [...(host.probes(name) ?? [])].filter((args) =>
    conditions.every((condition) => holds(condition, args[condition.index] ?? 0n, bits)),
  );
  return wanted
    .map((args) => host.verdict(name, args, architecture))
    .find((verdict) => verdict.layer === 'rule' && runs(verdict));
}
