import { groupBy } from '../../../base/groupBy.ts';
import { Probes } from '../../../seccomp/compare/probes.ts';
import { type Condition, holds } from '../../../seccomp/libseccomp/condition.ts';
import type { ProfileOnHost } from '../../../seccomp/onTarget/profileOnHost.ts';
import type { Attempt } from '../../../seccomp/runtimes/attempt.ts';
import type { Finding } from '../../finding.ts';
import type { ProfileRule } from '../../rule.ts';
import { filterOfCrun, filterOfRunc, observedInAll } from '../sources.ts';
import { conditionOf } from './places.ts';

/** Conditions on one argument, of which runtimes make alternatives. */
export const seccompSeveralConditions: ProfileRule = {
  id: 'seccomp-several-conditions',
  scope: 'profile',
  summary: 'Several conditions on one argument become alternatives',
  explanation:
    'All conditions of a rule must hold, but for those on one argument: libseccomp takes one condition an argument, and so ' +
    'runtimes make a rule of each condition of such a rule, the ones on other arguments too. Any of them is then enough. ' +
    '`!= 40` and `!= 38` for one argument let every value through. Two that can’t hold together, such as `== 0` and ' +
    '`== 8`, are meant as alternatives, and nothing is said of them. Write an interval by its one border, a set by a rule ' +
    'for each of its values, or a mask.',
  sources: [filterOfRunc, filterOfCrun, observedInAll, 'https://github.com/moby/moby/issues/52494'],
  defaultSeverity: 'warning',
  checkOnHost: (host) => {
    const split = (host.filter?.prepared.attempts ?? []).filter((attempt) => attempt.split);
    return [...groupBy(split, ({ ruleOrigin }) => ruleOrigin.path).values()].flatMap((own) =>
      ofRule(host, own),
    );
  },
};

function ofRule(host: ProfileOnHost, attempts: readonly Attempt[]): readonly Finding[] {
  const [first] = attempts;
  if (first === undefined) return [];
  // Each of its names has become as many rules.
  const own = attempts.filter(({ origin }) => origin === first.origin);
  const conditions = own.flatMap((attempt) => attempt.conditions);
  const second = conditions.find(({ index }, at) => conditions.findIndex((one) => one.index === index) < at);
  if (second === undefined) return [];
  const others = conditions.some(({ index }) => index !== second.index);
  const same = conditions.filter(({ index }) => index === second.index);
  if (!others && !canHoldTogether(same)) return [];
  const isAlways = always(same);
  const consequence = isAlways
    ? 'Of any value one of them holds, so that the rule always applies.'
    : `Any of the ${conditions.length} conditions of the rule is enough, ${others ? 'those on other arguments too' : 'and they need not hold together'}.`;
  return [
    {
      message: `Argument ${second.index} has several conditions, of which runtimes make a rule each. ${consequence} Write a rule for each value that is meant, or a mask.`,
      place: conditionOf(host, first, second).place,
    },
  ];
}

function canHoldTogether(conditions: readonly Condition[]): boolean {
  return valuesAround(conditions).some((value) => conditions.every((each) => holds(each, value, 64)));
}

function always(conditions: readonly Condition[]): boolean {
  return valuesAround(conditions).every((value) => conditions.some((each) => holds(each, value, 64)));
}

function valuesAround(conditions: readonly Condition[]): readonly bigint[] {
  const [first] = conditions;
  if (first === undefined) return [];
  return [...Probes.around(conditions)].map((args) => args[first.index] ?? 0n);
}
