import { happensByChance } from '../../../seccomp/compare/chance.ts';
import { runs, type Verdict } from '../../../seccomp/evaluate/verdict.ts';
import {
  type CallOnHost,
  conditionalCalls,
  questionsOn,
  rememberingCalls,
} from '../../../seccomp/onTarget/callOnHost.ts';
import type { ProfileOnHost } from '../../../seccomp/onTarget/profileOnHost.ts';
import type { Finding } from '../../finding.ts';
import type { ProfileRule } from '../../rule.ts';
import { treeOfLibrary } from '../sources.ts';
import { placeOf } from './places.ts';

/** Rules with conditions that together let every call run. */
export const seccompAlwaysAllowed: ProfileRule = {
  id: 'seccomp-always-allowed',
  scope: 'profile',
  summary: 'Conditions that together keep nothing out',
  explanation:
    'Rules are alternatives: a call runs where any of them allows it. `!= 40` in one rule and `!= 38` in another allow 38 ' +
    'and 40 too, each by the other rule. To leave values out, deny them by rules of their own under a default action that ' +
    'allows, or allow the values that are meant one by one.',
  sources: [treeOfLibrary, 'https://github.com/moby/moby/issues/52494'],
  defaultSeverity: 'warning',
  needsAllRules: true,
  checkOnHost: (host) => conditionalCalls(host).flatMap((call) => ofCall(host, call)),
};

const ofCall = rememberingCalls((host: ProfileOnHost, call: CallOnHost): readonly Finding[] => {
  const { name, attempts } = call;
  const added = attempts.filter(({ fate }) => fate === 'added');
  const [first, second] = added;
  if (first === undefined || second === undefined) return [];
  if (first.ruleOrigin === second.ruleOrigin || added.some(({ conditions }) => conditions.length === 0))
    return [];
  // One that logs tells apart what another one allows.
  if (added.some(({ action }) => action !== first.action)) return [];
  const asked = questionsOn(host, call);
  if (asked === undefined) return [];
  const keepsOut = (args: readonly bigint[]): boolean => isKeptOut(asked.verdictOf(args));
  if (asked.probes.some(keepsOut)) return [];
  const all = added.flatMap(({ conditions }) => conditions);
  if (happensByChance(keepsOut, all)) return [];
  return [
    {
      message: `All the conditions on ${name} keep nothing out: what one rule leaves out another allows. Allow the values that are meant one by one, or deny some under a default action that allows.`,
      place: placeOf(first.origin),
      related: added
        .filter(({ ruleOrigin }) => ruleOrigin !== first.ruleOrigin)
        .map(({ origin }) => ({ message: 'This rule allows the rest.', place: placeOf(origin) })),
    },
  ];
});

/** Whether no rule lets a call run. */
function isKeptOut(verdict: Verdict): boolean {
  return !runs(verdict) || verdict.layer === 'default';
}
