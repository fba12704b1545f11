import { groupBy } from '../../../base/groupBy.ts';
import { happensByChance } from '../../../seccomp/compare/chance.ts';
import { sampleOf } from '../../../seccomp/compare/probes.ts';
import { numberOfCall } from '../../../seccomp/evaluate/callNumber.ts';
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
import type { Attempt } from '../../../seccomp/runtimes/attempt.ts';
import type { Finding } from '../../finding.ts';
import type { ProfileRule } from '../../rule.ts';
import { dockerOnKubernetes, treeOfLibrary } from '../sources.ts';
import { isForSomeHosts, placeOf } from './places.ts';
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
    'both the conditions that tell them apart. Where both do the same nothing is lost, and the finding only says so. Some ' +
    'rules are lost in what libseccomp makes of them: all of them where only calls that the architecture lacks stand in ' +
    'rules without conditions, for then the number of a call is never loaded.',
  sources: [treeOfLibrary, 'held to libseccomp 2.5.4 itself, call by call', dockerOnKubernetes],
  defaultSeverity: 'warning',
  checkOnHostInSteps: function* (host) {
    const found: Dead[] = [];
    for (const call of repeatedCalls(host)) {
      found.push(...deadIn(host, call));
      if (call.attempts.length > manyAttempts) yield undefined;
    }
    const groups = groupBy(
      found,
      ({ dead, winner }) => `${dead.ruleOrigin.path} ${winner.rule?.index} ${effectOf(winner)}`,
    );
    const findings = [...unread(host)];
    for (const group of groups.values()) {
      findings.push(...findingFor(group));
      if (findings.length % manyAttempts === 0) yield undefined;
    }
    return findings;
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
  /** The answer of the default action to one for which no other rule is, if there is such a call. */
  readonly lost: Verdict | undefined;
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
  const decidesByChance = ({ conditions, origin }: Attempt): boolean => {
    const all = added.flatMap((each) => each.conditions);
    return happensByChance((args) => verdictOf(args).rule?.origin === origin, all, conditions);
  };
  const answers = [...probes].map((args) => ({ args, verdict: verdictOf(args) }));
  if (answers.some(({ verdict }) => verdict.layer === 'stub' || verdict.layer === 'architecture')) return [];
  const deciding = new Set(answers.map(({ verdict }) => verdict.rule?.origin));
  const losing = added.filter(({ origin }) => !deciding.has(origin));
  return losing.flatMap((dead): readonly Dead[] => {
    const own = answers.filter(({ args }) =>
      dead.conditions.every((condition) => holds(condition, args[condition.index] ?? 0n, bits)),
    );
    const example = own.find(({ verdict }) => verdict.rule !== undefined);
    if (example?.verdict.rule === undefined) return [];
    const winner = added.find(({ origin }) => origin === example.verdict.rule?.origin);
    // The same list twice has a rule of its own.
    if (winner === undefined || winner.ruleOrigin === dead.ruleOrigin) return [];
    const lost = own.find(({ verdict }) => verdict.layer === 'default')?.verdict;
    // Between what conditions compare with it may decide; one without conditions leaves nothing there.
    if (lost === undefined && winner.conditions.length > 0 && decidesByChance(dead)) return [];
    const isRepetition = own.every(({ verdict }) => {
      const by = added.find(({ origin }) => origin === verdict.rule?.origin);
      return by?.action === dead.action;
    });
    // Told by itself: the engine has dropped the conditions by which the two differ.
    if (isRepetition && isForSomeHosts(host, dead)) return [];
    return [
      {
        dead,
        winner: example.verdict,
        why: reasonFor(dead, winner),
        isRepetition,
        lost,
      },
    ];
  });
});

function reasonFor(dead: Attempt, winner: Attempt): string {
  if (winner.conditions.length === 0) {
    return dead.conditions.length === 0 ? 'comes first' : 'has no conditions, which beats any';
  }
  return 'is tried before it wherever its conditions hold';
}

/** Where no call is told from another (`Program.loadsNumber`), and rules are for some that there are. */
function unread(host: ProfileOnHost): readonly Finding[] {
  const { filter } = host;
  for (const name of host.runnable) {
    const value = architectureOf(name)?.auditArchitecture ?? 0;
    if (filter === undefined || filter.program.loadsNumber(value)) continue;
    const isThere = ({ name: call }: Attempt): boolean => numberOfCall(call, name) !== undefined;
    const added = filter.prepared.attempts.filter(({ fate }) => fate === 'added');
    const first = added.find((attempt) => attempt.conditions.length === 0 && !isThere(attempt));
    const lost = added.find(isThere);
    if (first === undefined || lost === undefined) continue;
    return [
      {
        message: `No rule decides on ${name}: libseccomp loads the number of a call in front of the first call without conditions, and leaves that out with a call that the architecture lacks, as it lacks ${first.name}. ${lost.name} meets the default action, and ${effectOf(host.verdict(lost.name, [], name))}. Name a call that ${name} has in a rule without conditions.`,
        place: placeOf(first.origin),
        related: [{ message: 'This rule is lost.', place: placeOf(lost.origin) }],
      },
    ];
  }
  return [];
}

function findingFor(group: readonly Dead[]): readonly Finding[] {
  const [first] = group;
  if (first?.winner.rule === undefined) return [];
  const { dead, winner, why, isRepetition, lost } = first;
  const names = namesInWords(group.map((one) => one.dead.name));
  const { index, origin } = first.winner.rule;
  const message = isRepetition
    ? `Rule ${index} already says the same of ${names}. This one adds nothing.`
    : lost
      ? `Rule ${ruleOf(dead).index} does not decide ${names} where its conditions hold: libseccomp loses it where it joins the rules for the call, and with some arguments the default action holds: ${effectOf(lost, group)}. Write its conditions otherwise.`
      : `Rule ${ruleOf(dead).index} never decides ${names}: rule ${index} ${why}, and so ${effectOf(winner, group)}. Remove one of the two, or give both conditions that tell them apart.`;
  return [
    {
      message,
      place: placeOf(dead.origin),
      related: [
        { message: lost ? 'With others this one decides.' : 'This one wins.', place: placeOf(origin) },
      ],
      ...(isRepetition ? { severity: 'info', tags: ['unnecessary'] } : {}),
    },
  ];
}
