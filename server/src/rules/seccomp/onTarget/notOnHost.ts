import { numberOfCall } from '../../../seccomp/evaluate/callNumber.ts';
import { effectOf } from '../../../seccomp/evaluate/effect.ts';
import { letsRun, runs } from '../../../seccomp/evaluate/verdict.ts';
import { columnOf } from '../../../seccomp/kernel/calls.ts';
import { architectureNamed } from '../../../seccomp/knowledge/architectures.ts';
import { replacementsOf } from '../../../seccomp/knowledge/syscallGroups.ts';
import { syscallNamed } from '../../../seccomp/knowledge/syscallTable.ts';
import type { ProfileOnHost } from '../../../seccomp/onTarget/profileOnHost.ts';
import type { Attempt } from '../../../seccomp/runtimes/attempt.ts';
import type { Finding } from '../../finding.ts';
import type { ProfileRule } from '../../rule.ts';
import { additionFix, placeOf } from './places.ts';
import { agreeing, namesInWords } from './words.ts';

/** Calls that the target's host lacks, where programs make another one that the profile treats otherwise. */
export const seccompNotOnHost: ProfileRule = {
  id: 'seccomp-not-on-host',
  scope: 'profile',
  summary: 'The host’s architecture has another call in place of this one',
  explanation:
    'On aarch64, riscv64 and loongarch64 there is no `mkdir`, `open` or `fork`: programs call `mkdirat`, `openat` and ' +
    '`clone`. A rule for the older name does nothing there. Told where the call that programs make instead is treated ' +
    'otherwise: it runs where this one is denied, or is denied where this one is allowed. Name both.',
  sources: ['libseccomp 2.6.1:src/syscalls.csv', 'https://github.com/moby/moby/issues/45125'],
  defaultSeverity: 'warning',
  needsAllRules: true,
  checkOnHost: (host) =>
    host.filter === undefined || isToldAnyway(host)
      ? []
      : [...host.attempts.values()]
          .flatMap((attempts) => absent(host, attempts) ?? [])
          .flatMap((attempt) => ofCall(host, attempt)),
};

/** The profile names architectures of which none has these calls: that is told whatever the target. */
function isToldAnyway({ parts, target }: ProfileOnHost): boolean {
  const { architectures } = parts.context;
  const columns = architectures.map((name) => architectureNamed(name)?.column);
  return columns.length > 0 && columns.every((column) => column === columnOf(target.architecture));
}

/** The rule without conditions for a call that the host lacks; nearly all are for calls that it has. */
function absent({ target }: ProfileOnHost, attempts: readonly Attempt[]): Attempt | undefined {
  const attempt = attempts.find(({ fate, conditions }) => fate === 'added' && conditions.length === 0);
  return attempt && numberOfCall(attempt.name, target.architecture) === undefined ? attempt : undefined;
}

function ofCall(host: ProfileOnHost, attempt: Attempt): readonly Finding[] {
  const { architecture } = host.target;
  // Calls that 64-bit programs have nowhere are named for 32-bit ones.
  if (numberOfCall(attempt.name, 'x86_64') === undefined) return [];
  // Reached through socketcall or ipc.
  if (syscallNamed(attempt.name)?.multiplexed !== undefined) return [];
  const members = replacementsOf(attempt.name).filter(
    (name) => numberOfCall(name, architecture) !== undefined,
  );
  const [first] = members;
  if (first === undefined) return [];
  const isAllowed = letsRun(attempt.action);
  // Everywhere C libraries fork by the call that starts threads, so that nothing is missing on this host alone.
  if (!isAllowed && first === 'clone') return [];
  const otherwise = members.filter((name) => runs(host.verdict(name)) !== isAllowed);
  // One of several that programs may make is enough where it is allowed; none may be open where it is denied.
  if (isAllowed ? otherwise.length < members.length : otherwise.length === 0) return [];
  const verdict = host.verdict(otherwise[0] ?? first);
  return [
    {
      message: `${architecture} has no ${attempt.name}: programs call ${namesInWords(otherwise)} there, and ${effectOf(verdict, otherwise)}. Name ${agreeing(otherwise, 'it', 'them')} too.`,
      place: placeOf(attempt.origin),
      fixes: additionFix(host, attempt.origin, otherwise, `Add ${namesInWords(otherwise)}`, false),
    },
  ];
}
