import { effectOf } from '../../../seccomp/evaluate/effect.ts';
import { runs, type Verdict } from '../../../seccomp/evaluate/verdict.ts';
import { enosysOn } from '../../../seccomp/kernel/enosys.ts';
import { syscallNamed } from '../../../seccomp/knowledge/syscallTable.ts';
import { architectureOf } from '../../../seccomp/libseccomp/table.ts';
import {
  type CallOnHost,
  callsOn,
  questionsOn,
  rememberingCalls,
} from '../../../seccomp/onTarget/callOnHost.ts';
import type { ProfileOnHost } from '../../../seccomp/onTarget/profileOnHost.ts';
import type { Attempt } from '../../../seccomp/runtimes/attempt.ts';
import type { Finding } from '../../finding.ts';
import type { ProfileRule } from '../../rule.ts';
import { conditionOf, placeOf } from './places.ts';

/** Calls that are denied by their own number and reached through socketcall or ipc. */
export const seccompMultiplexed: ProfileRule = {
  id: 'seccomp-multiplexed',
  scope: 'profile',
  summary: 'A denied call is reached through socketcall or ipc',
  explanation:
    'On X86, S390, S390X, PPC, MIPS and M68K programs reach the calls of sockets and of System V messages also through ' +
    '`socketcall` and `ipc`, whose arguments stand in memory, where no filter sees them. libseccomp adds a rule for ' +
    '`socket` to `socketcall` too, but puts the number of the sub-call in place of a condition on the first argument, which ' +
    'is so lost: who denies one family denies all sockets there; and a rule that allows `socketcall` as a whole beats it. A 32-bit program, or a 64-bit one by `int 0x80`, ' +
    'gets around what is denied. Answer `socketcall` with ENOSYS (38), so that the C library takes the calls of their own, ' +
    'or leave the architecture out of the profile. A rule with the default action is left out and closes nothing.',
  sources: [
    'libseccomp:src/syscalls.c',
    'observed with runc 1.1.5: Docker’s rules for socket',
    'https://github.com/containerd/containerd/pull/13330',
  ],
  defaultSeverity: 'warning',
  needsAllRules: true,
  checkOnHost: (host) => {
    const multiplexing = host.runnable.filter((name) => architectureOf(name)?.multiplexed === true);
    return multiplexing.length === 0 ? [] : callsOn(host).flatMap((call) => ofCall(host, call, multiplexing));
  },
};

function ofCall(host: ProfileOnHost, call: CallOnHost, architectures: readonly string[]): readonly Finding[] {
  const { name, attempts } = call;
  const through = syscallNamed(name)?.multiplexed;
  const [first] = attempts;
  if (through === undefined || first === undefined) return [];
  if (!denied(host, call).somewhere || attempts.every(({ fate }) => fate === 'unknown-name')) return [];
  for (const architecture of architectures) {
    const verdict = host.verdict(through.through, [BigInt(through.subCall)], architecture);
    const isOpen = runs(verdict);
    const told = isOpen
      ? (attempts.find(({ conditions }) => conditions.length > 0) ?? first)
      : lostIn(host, call, verdict, architecture);
    if (told === undefined) continue;
    const [condition] = told.conditions;
    const consequence = isOpen
      ? `${through.through} reaches ${name} with any arguments: it runs there, and what this denies is open to 32-bit programs and to int 0x80`
      : `this condition is lost in ${through.through}, whose first argument is the number of the sub-call: there ${name} is denied with any arguments, and ${effectOf(verdict)} for 32-bit programs`;
    return [
      {
        message: `On ${architecture} ${consequence}. Answer ${through.through} with ENOSYS (38), or leave ${architecture} out.`,
        place: condition === undefined ? placeOf(told.origin) : conditionOf(host, told, condition).place,
        related:
          verdict.rule === undefined || verdict.rule.name === name
            ? []
            : [{ message: `This lets ${through.through} run.`, place: placeOf(verdict.rule.origin) }],
      },
    ];
  }
  return [];
}

/**
 * The rule that denies a call wherever it is reached through another one, because all its conditions are on the argument
 * that is overwritten there, and not by its own number. After ENOSYS programs make the call by that.
 */
function lostIn(
  host: ProfileOnHost,
  call: CallOnHost,
  verdict: Verdict,
  architecture: string,
): Attempt | undefined {
  if (verdict.errno === enosysOn(architecture) || !running(host, call).somewhere) return undefined;
  return call.attempts.find(
    ({ origin, conditions }) =>
      origin === verdict.rule?.origin && conditions.every(({ index }) => index === 0),
  );
}

/**
 * Whether some arguments are denied by its own number, on the host or where it has one; without one there is no other way.
 * Asked apart from the other, which looks at far more of them where most are denied.
 */
const denied = rememberingCalls((host: ProfileOnHost, call: CallOnHost) => seen(host, call, false));

/** Whether some run. */
const running = rememberingCalls((host: ProfileOnHost, call: CallOnHost) => seen(host, call, true));

function seen(host: ProfileOnHost, call: CallOnHost, isRunning: boolean): { readonly somewhere: boolean } {
  const asked = questionsOn(host, call);
  return { somewhere: asked?.probes.some((args) => runs(asked.verdictOf(args)) === isRunning) === true };
}
