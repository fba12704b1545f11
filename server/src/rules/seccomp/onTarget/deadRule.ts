import { groupBy } from '../../../base/groupBy.ts';
import { sampleOf } from '../../../seccomp/compare/probes.ts';
import { effectOf } from '../../../seccomp/evaluate/effect.ts';
import { ruleOf, type Verdict } from '../../../seccomp/evaluate/verdict.ts';
import { holds } from '../../../seccomp/libseccomp/condition.ts';
import { architectureOf } from '../../../seccomp/libseccomp/table.ts';
import {
  type CallOnHost,
  questionsOn,
  rememberingCalls,
  repeatedCalls,
} from '../../../seccomp/onTarget/callOnHost.ts';
import type { ProfileOnHost } from '../../../seccomp/onTarget/profileOnHost.ts';
import { writtenRule } from '../../../seccomp/onTarget/written.ts';
import { fieldOf } from '../../../seccomp/profile/access.ts';
import type { Attempt } from '../../../seccomp/runtimes/attempt.ts';
import type { Finding } from '../../finding.ts';
import type { ProfileRule } from '../../rule.ts';
import { dockerOnKubernetes, treeOfLibrary } from '../sources.ts';
import { placeOf } from './places.ts';
import { namesInWords } from './words.ts';

/** Rules that never decide, because others win. */
export const seccompDeadRule: ProfileRule = {
  id: 'seccomp-dead-rule',
  scope: 'profile',
  summary: 'A rule that another one always beats',
  explanation:
    'libseccomp does not go through the rules in their order. Of two rules without conditions for one call the first wins. ' +
    'A rule without conditions beats every rule with conditions, wherever they stand. A rule with more conditions that ' +
    'contains a shorter one is dropped without a word. Conditions are tried from the last argument to the first. What loses ' +
    'never decides, and the call does what the winner says. The finding names the winner; remove one of the two, or give ' +
    'both the conditions that tell them apart. Where both do the same nothing is lost, and the finding only says so.',
  sources: [treeOfLibrary, 'held to libseccomp 2.5.4 itself, call by call', dockerOnKubernetes],
  defaultSeverity: 'warning',
  checkOnHostInSteps: function* (host) {
    const found: Dead[] = [];
    for (const call of repeatedCalls(host)) {
      found.push(...deadIn(host, call));
      if (call.attempts.length > manyAttempts) yield undefined;
    }
    return [
      ...groupBy(
        found,
        ({ dead, winner }) => `${dead.ruleOrigin.path} ${winner.rule?.index} ${effectOf(winner)}`,
      ).values(),
    ].flatMap((group) => findingFor(group));
  },
};

/** So many rules for one call are looked at in no time. */
const manyAttempts = 1000;

interface Dead {
  readonly dead: Attempt;
  /** What happens to a call that the dead rule is for. */
  readonly winner: Verdict;
  readonly why: string;
  readonly isRepetition: boolean;
}

const deadIn = rememberingCalls((host: ProfileOnHost, call: CallOnHost): readonly Dead[] => {
  const { attempts } = call;
  const added = attempts.filter(({ fate }) => fate === 'added');
  const [first] = added;
  if (first === undefined || added.every(({ origin }) => origin === first.origin)) return [];
  const asked = questionsOn(host, call);
  const bits = asked && architectureOf(asked.architecture)?.bits;
  if (asked === undefined || bits === undefined) return [];
  const { probes, verdictOf } = asked;
  // Mostly each rule decides where it was written to, and nothing else need be tried.
  const isDeciding = ({ conditions, origin }: Attempt): boolean =>
    verdictOf(sampleOf(conditions)).rule?.origin === origin;
  if (added.every(isDeciding)) return [];
  const answers = [...probes].map((args) => ({ args, verdict: verdictOf(args) }));
  if (answers.some(({ verdict }) => verdict.layer === 'stub' || verdict.layer === 'architecture')) return [];
  const deciding = new Set(answers.map(({ verdict }) => verdict.rule?.origin));
  const losing = added.filter(({ origin }) => !deciding.has(origin));
  return losing.flatMap((dead): readonly Dead[] => {
    const own = answers.filter(({ args }) =>
      dead.conditions.every((condition) => holds(condition, args[condition.index] ?? 0n, bits)),
    );
    const [example] = own;
    if (example?.verdict.rule === undefined) return [];
    const winner = added.find(({ origin }) => origin === example.verdict.rule?.origin);
    // The same list twice has a rule of its own.
    if (winner === undefined || winner.ruleOrigin === dead.ruleOrigin) return [];
    const isRepetition = own.every(({ verdict }) => {
      const by = added.find(({ origin }) => origin === verdict.rule?.origin);
      return by?.action === dead.action;
    });
    // Told by itself: the engine has dropped the conditions by which the two differ.
    if (isRepetition && isForSomeHosts(host, dead)) return [];
    return [{ dead, winner: example.verdict, why: reasonFor(dead, winner), isRepetition }];
  });
});

function reasonFor(dead: Attempt, winner: Attempt): string {
  if (winner.conditions.length === 0) {
    return dead.conditions.length === 0 ? 'comes first' : 'has no conditions, which beats any';
  }
  return 'is tried before it wherever its conditions hold';
}

function findingFor(group: readonly Dead[]): readonly Finding[] {
  const [first] = group;
  if (first?.winner.rule === undefined) return [];
  const { dead, winner, why, isRepetition } = first;
  const names = namesInWords(group.map((one) => one.dead.name));
  const { index, origin } = first.winner.rule;
  const message = isRepetition
    ? `Rule ${index} already says the same of ${names}. This one adds nothing.`
    : `Rule ${ruleOf(dead).index} never decides ${names}: rule ${index} ${why}, and so ${effectOf(winner)}. Remove one of the two, or give both conditions that tell them apart.`;
  return [
    {
      message,
      place: placeOf(dead.origin),
      related: [{ message: 'This one wins.', place: placeOf(origin) }],
      ...(isRepetition ? { severity: 'info', tags: ['unnecessary'] } : {}),
    },
  ];
}

function isForSomeHosts({ profile }: ProfileOnHost, { ruleOrigin }: Attempt): boolean {
  const rule = writtenRule(profile, ruleOrigin);
  return rule !== undefined && ['includes', 'excludes'].some((key) => fieldOf(rule, key) !== undefined);
}
