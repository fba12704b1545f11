import type { Origin } from '../../base/origin.ts';
import { remembering } from '../../base/remembering.ts';
import { callAt, lacksCall } from '../kernel/calls.ts';
import { enosysOn } from '../kernel/enosys.ts';
import { stubAnswers } from '../kernel/stub.ts';
import { type ActionName, actionData, actionName } from '../libseccomp/action.ts';
import type { Architecture } from '../libseccomp/architecture.ts';
import { architectureOf } from '../libseccomp/table.ts';
import type { Attempt } from '../runtimes/attempt.ts';
import { numberOfCall } from './callNumber.ts';
import type { Compiled } from './compile.ts';

/** A call that is asked about. */
export interface Call {
  /** Its name, or its number as the kernel has it. */
  readonly call: string | number;
  /** Up to six, unsigned, of 64 bits; missing ones are 0. */
  readonly args: readonly bigint[];
  /** By libseccomp's name: the way the call comes in, `x86` for int 0x80 on a host of x86_64. */
  readonly architecture: string;
}

/** Who decides. */
export type Layer =
  /** A rule of the profile. */
  | 'rule'
  /** No rule does, so the default action holds. */
  | 'default'
  /** The filter is not for the call's architecture. */
  | 'architecture'
  /** runc's own part in front of the filter. */
  | 'stub'
  /** The filter lets the call through, and the kernel does not have it. */
  | 'kernel'
  /** There is no filter. */
  | 'unconfined';

export interface Verdict {
  /** As profiles write it, KILL as KILL_THREAD. */
  readonly action: string;
  /** What the caller finds in errno, where it is certain to find something. */
  readonly errno: number | undefined;
  readonly layer: Layer;
  /** The rule that decides. */
  readonly rule: DecidingRule | undefined;
}

export interface DecidingRule {
  /** Its position in the profile's list. */
  readonly index: number;
  /** The name that it has for the call; one that is reached through `socketcall` or `ipc` has the name of its own. */
  readonly name: string;
  /** Where that name is written. */
  readonly origin: Origin;
}

/** @param compiled a profile that is not refused; of a refused one nothing can be asked, and all calls are killed */
export function verdictOf(compiled: Compiled, call: Call): Verdict {
  return verdictsOf(compiled, call)(call.args);
}

/** The verdicts on one call by its arguments, for many lists of them: what does not depend on those is found once. */
export function verdictsOf(
  compiled: Compiled,
  call: Omit<Call, 'args'>,
): (args: readonly bigint[]) => Verdict {
  const always = (verdict: Verdict) => () => verdict;
  const architecture = architectureOf(call.architecture);
  const number = architecture && numberOfCall(call.call, architecture.name);
  if (compiled.kind === 'refused' || architecture === undefined || number === undefined)
    return always(nothing);
  const behind = behindFilter(architecture, number, compiled);
  if (compiled.kind === 'unconfined') {
    return always(behind(allowed('unconfined')));
  }
  const { prepared, program } = compiled;
  if (prepared.stub !== undefined && stubAnswers(prepared.stub, architecture, number)) {
    const errno = enosysOn(compiled.target.architecture);
    return always({ action: 'SCMP_ACT_ERRNO', errno, layer: 'stub', rule: undefined });
  }
  return program.answers(architecture.auditArchitecture, number, (answer) => {
    const attempt = answer.kind === 'rule' ? prepared.attempts[answer.rule] : undefined;
    const name = actionName(answer.action) ?? 'KILL_PROCESS';
    const verdict: Verdict = {
      action: words[name],
      errno: name === 'ERRNO' ? actionData(answer.action) : undefined,
      layer: answer.kind,
      rule: attempt && ruleOf(attempt),
    };
    return behind(verdict);
  });
}

/** Each written out: words that are put together are compared letter by letter, and thousands of verdicts are. */
const words: Readonly<Record<ActionName, string>> = {
  KILL_PROCESS: 'SCMP_ACT_KILL_PROCESS',
  KILL_THREAD: 'SCMP_ACT_KILL_THREAD',
  TRAP: 'SCMP_ACT_TRAP',
  ERRNO: 'SCMP_ACT_ERRNO',
  NOTIFY: 'SCMP_ACT_NOTIFY',
  TRACE: 'SCMP_ACT_TRACE',
  LOG: 'SCMP_ACT_LOG',
  ALLOW: 'SCMP_ACT_ALLOW',
};

/** What is said where nothing can be: no container, or no such call. */
const nothing: Verdict = {
  action: 'SCMP_ACT_KILL_PROCESS',
  errno: undefined,
  layer: 'architecture',
  rule: undefined,
};

function allowed(layer: Layer): Verdict {
  return { action: 'SCMP_ACT_ALLOW', errno: undefined, layer, rule: undefined };
}

/** What becomes of the verdicts on a call behind the filter. Whether the kernel has it is found once for all of them. */
function behindFilter(
  { name }: Architecture,
  number: number,
  { target }: Compiled,
): (verdict: Verdict) => Verdict {
  let isLacking: boolean | undefined;
  return (verdict) => {
    if (!runs(verdict)) return verdict;
    isLacking ??= lacksCall(callAt(name, number), name, target.kernel);
    return isLacking ? { ...verdict, errno: enosysOn(name), layer: 'kernel' } : verdict;
  };
}

/** Whether a call runs by a verdict; the kernel may lack it then. */
export function runs({ action }: Pick<Verdict, 'action'>): boolean {
  return action === 'SCMP_ACT_ALLOW' || action === 'SCMP_ACT_LOG';
}

/** The same of libseccomp's number of an action. */
export function letsRun(action: number): boolean {
  const name = actionName(action);
  return name === 'ALLOW' || name === 'LOG';
}

/** The rule of an attempt, with its place in the profile. */
export function ruleOf({
  name,
  origin,
  ruleOrigin,
}: Pick<Attempt, 'name' | 'origin' | 'ruleOrigin'>): DecidingRule {
  return { index: placeInList(ruleOrigin).index, name, origin };
}

/** Read once for all names of a rule. */
const placeInList = remembering(({ path }: Origin) => {
  const [, index = '0'] = /\[(\d+)\]$/.exec(path) ?? [];
  return { index: Number(index) };
});
