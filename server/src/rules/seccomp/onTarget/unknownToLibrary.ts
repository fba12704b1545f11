import { groupBy } from '../../../base/groupBy.ts';
import { numberOfCall } from '../../../seccomp/evaluate/callNumber.ts';
import { effectOf } from '../../../seccomp/evaluate/effect.ts';
import { letsRun, runs } from '../../../seccomp/evaluate/verdict.ts';
import { lacksCall } from '../../../seccomp/kernel/calls.ts';
import { enosysOn } from '../../../seccomp/kernel/enosys.ts';
import { syscallNamed } from '../../../seccomp/knowledge/syscallTable.ts';
import type { ProfileOnHost } from '../../../seccomp/onTarget/profileOnHost.ts';
import type { Attempt } from '../../../seccomp/runtimes/attempt.ts';
import { libraryName } from '../../../seccomp/targets/details.ts';
import type { Finding } from '../../finding.ts';
import type { ProfileRule } from '../../rule.ts';
import { placeOf } from './places.ts';
import { agreeing, namesInWords } from './words.ts';

/** Names that the target's libseccomp is too old for, while its kernel has the calls. */
export const seccompUnknownToLibrary: ProfileRule = {
  id: 'seccomp-unknown-to-library',
  scope: 'profile',
  summary: 'The target’s libseccomp does not know a call that its kernel has',
  explanation:
    'Runtimes skip names that the installed libseccomp does not know, without an error. The call then meets the default ' +
    'action, whatever the rule says: what is denied stays open under a default that allows, what is allowed fails under one ' +
    'that denies. Each release knows the calls of its time: 2.5.3 those of Linux 5.15, 2.5.5 those of 6.7, 2.6.0 those of ' +
    '6.13; distributions put newer tables into older releases. Where the kernel lacks the call as well nothing is lost, and ' +
    'nothing is said.',
  sources: [
    'libseccomp 2.6.1:src/syscalls.csv and the tables of the releases before',
    'https://github.com/docker/docker-ce-packaging/issues/1013',
  ],
  defaultSeverity: 'warning',
  checkOnHost: (host) =>
    [
      ...groupBy(
        (host.filter?.prepared.attempts ?? []).filter((attempt) => isLost(host, attempt)),
        ({ ruleOrigin, action }) => `${ruleOrigin.path} ${action}`,
      ).values(),
    ].flatMap((attempts) => findingFor(host, attempts)),
};

function isLost(host: ProfileOnHost, { fate, name, action }: Attempt): boolean {
  if (fate !== 'unknown-name' || syscallNamed(name) === undefined) return false;
  const { architecture, kernel } = host.target;
  if (numberOfCall(name, architecture) === undefined || lacksCall(syscallNamed(name), architecture, kernel)) {
    return false;
  }
  const verdict = host.verdict(name);
  // As on a kernel that lacks the call: programs fall back.
  if (letsRun(action) && verdict.errno === enosysOn(architecture)) return false;
  return runs(verdict) !== letsRun(action);
}

function findingFor(host: ProfileOnHost, attempts: readonly Attempt[]): readonly Finding[] {
  const [first] = attempts;
  if (first === undefined) return [];
  const { libseccomp, kernel } = host.target;
  const names = attempts.map(({ name }) => name);
  const isDenied = !letsRun(first.action);
  return [
    {
      message: `${libraryName(libseccomp)} does not know ${namesInWords(names)}, and the runtime skips ${agreeing(names, 'it', 'them')}. Linux ${kernel} has ${agreeing(names, 'the call', 'the calls')}: ${effectOf(host.verdict(first.name), names)}, whatever this rule says. Use a newer libseccomp there${isDenied ? ', or a default action that denies' : ''}.`,
      place: placeOf(first.origin),
      ...(isDenied ? {} : { severity: 'info' }),
    },
  ];
}
