import { effectOf } from '../../../seccomp/evaluate/effect.ts';
import { runs, type Verdict } from '../../../seccomp/evaluate/verdict.ts';
import { actionName } from '../../../seccomp/libseccomp/action.ts';
import { borderNote } from '../../../seccomp/onTarget/borderNote.ts';
import type { ProfileOnHost } from '../../../seccomp/onTarget/profileOnHost.ts';
import { runtimeNeeds } from '../../../seccomp/onTarget/runtimeNeeds.ts';
import type { RuntimeName } from '../../../seccomp/target.ts';
import type { Finding, Fix } from '../../finding.ts';
import type { ProfileRule } from '../../rule.ts';
import { additionFix, atDefault, isForSomeHosts, placeOf, ruleFix } from './places.ts';
import { agreeing, namesInWords } from './words.ts';

/** Calls that the runtime itself makes once the filter is loaded. */
export const seccompRuntimeCalls: ProfileRule = {
  id: 'seccomp-runtime-calls',
  scope: 'profile',
  summary: 'The runtime’s own calls are denied, so that no container starts',
  explanation:
    'The filter is loaded before the program starts, and what the runtime still has to do passes through it: `execve`, ' +
    'closing files, and without no_new_privs the change of user and capabilities too. A list of what a program needs is not ' +
    'enough; without these calls the container ends before the program begins. Each call was measured by denying it alone, ' +
    'with EPERM, ENOSYS and a kill; one that the runtime can do without counts only where it kills. What a program and its C ' +
    'library need at their start is not among them.',
  sources: [
    'measured with runc 1.1.5, 1.2.6, 1.3.0 and 1.4.2 and crun 1.8.1 on x86_64, with and without noNewPrivileges',
    'https://github.com/opencontainers/runc/issues/4984',
    'https://github.com/moby/moby/issues/22252',
  ],
  defaultSeverity: 'error',
  needsAllRules: true,
  checkOnHost: (host) => [...missing(host)],
};

function* missing(host: ProfileOnHost): Generator<Finding> {
  // The calls were measured on x86_64 alone.
  if (host.filter === undefined || host.target.architecture !== 'x86_64') return;
  const { who, always, unlessKilled } = needsOf(host);
  // By which arguments a runtime makes a call depends on the container.
  const isFatalAlways = (name: string, isNeeded: boolean): boolean =>
    isFatal(host.verdict(name), isNeeded) &&
    !host.samples(name).some((args) => runs(host.verdict(name, args)));
  const fatal = [
    ...always.filter((name) => isFatalAlways(name, true)),
    ...unlessKilled.filter((name) => isFatalAlways(name, false)),
  ];
  const denied = [...new Set(fatal)];
  const [first] = denied;
  if (first === undefined) return;
  const verdict = host.verdict(first);
  const isUnnamed = denied.every((name) => host.verdict(name).layer !== 'rule');
  yield {
    message: `No container starts: once the filter is loaded ${who} calls ${namesInWords(denied, 40)}, and ${effectOf(verdict, denied)}. Allow ${agreeing(denied, 'it', 'them')}.`,
    place: verdict.rule === undefined ? atDefault(host.profile) : placeOf(verdict.rule.origin),
    fixes: isUnnamed ? allowed(host, denied) : [],
    isConsequence: true,
  };
}

/** Where all hosts take it: with the names of a rule that allows calls and has no conditions, or else by a rule of its own. */
function allowed(host: ProfileOnHost, names: readonly string[]): readonly Fix[] {
  const title = 'Allow what the runtime needs';
  const allowing = (host.filter?.prepared.attempts ?? []).filter(
    ({ action, fate, origin }) =>
      fate === 'added' && actionName(action) === 'ALLOW' && origin.object === host.profile.origin.object,
  );
  const list = allowing.find((attempt) => attempt.conditions.length === 0 && !isForSomeHosts(host, attempt));
  if (list !== undefined) return additionFix(host, list.origin, names, title, false);
  const last = allowing.at(-1);
  return last ? [ruleFix(last, title + borderNote(host, names), { names, action: 'SCMP_ACT_ALLOW' })] : [];
}

interface Needs {
  /** Who makes the calls. */
  readonly who: string;
  readonly always: readonly string[];
  readonly unlessKilled: readonly string[];
}

/** Where the target is only assumed: what is needed with no_new_privs, and by every runtime that its engine may have. */
function needsOf({ named, target: { runtime }, parts }: ProfileOnHost): Needs {
  const { name, version } = runtime;
  const needsWith = (other: RuntimeName, release: string, noNewPrivileges: boolean) =>
    runtimeNeeds(other, release, noNewPrivileges) ?? { always: [], unlessKilled: [] };
  if (!named.isAssumed) {
    const privileges = named.noNewPrivileges ? 'with' : 'without';
    const who = `${name} ${version} itself (${privileges} no_new_privs)`;
    return { who, ...needsWith(name, version, named.noNewPrivileges) };
  }
  const own = needsWith(name, version, true);
  if (parts.context.dialect === 'docker') return { who: `${name} itself`, ...own };
  const others = (['runc', 'crun'] as const).map((other) => needsWith(other, '', true));
  const byAll = (calls: readonly string[], of: (needs: typeof own) => readonly string[]): readonly string[] =>
    calls.filter((call) => others.every((needs) => of(needs).includes(call)));
  return {
    who: 'every runtime itself',
    always: byAll(own.always, ({ always }) => always),
    unlessKilled: byAll([...own.always, ...own.unlessKilled], ({ always, unlessKilled }) => [
      ...always,
      ...unlessKilled,
    ]),
  };
}

/** @param isNeeded whether an error ends the start too */
function isFatal(verdict: Verdict, isNeeded: boolean): boolean {
  const isKill = /_(?:KILL_PROCESS|KILL_THREAD|TRAP)$/.test(verdict.action);
  const isError = verdict.action === 'SCMP_ACT_ERRNO' && verdict.errno !== 0;
  return isKill || (isNeeded && isError);
}
