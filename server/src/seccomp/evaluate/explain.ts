import { callAt } from '../kernel/calls.ts';
import { isWide } from '../libseccomp/condition.ts';
import { architectureOf } from '../libseccomp/table.ts';
import type { Attempt } from '../runtimes/attempt.ts';
import { architectureOfCall, numberOfCall } from './callNumber.ts';
import type { Compiled } from './compile.ts';
import { effectOf } from './effect.ts';
import { doubtOf } from './observed.ts';
import { type PassedOver, rulesPassedOver } from './passedOver.ts';
import { type Call, runs, type Verdict, verdictOf } from './verdict.ts';

/** A verdict with what leads to it. */
export interface Explained extends Verdict {
  readonly passedOver: readonly PassedOver[];
  /** `observed` where the same target was seen to do so, `derived` where it follows from the sources alone. */
  readonly basis: 'observed' | 'derived';
  /** Sentences for people. */
  readonly explanation: string;
}

/** Asks about a call, and says why it is so. */
export function explain(compiled: Compiled, asked: Call): Explained {
  const number = numberOfCall(asked.call, asked.architecture) ?? 0;
  const call: Call = { ...asked, architecture: architectureOfCall(number, asked.architecture) };
  const verdict = verdictOf(compiled, call);
  const passedOver = compiled.kind === 'filter' ? rulesPassedOver(compiled, call, verdict) : [];
  const doubt =
    doubtOf(compiled.target) ??
    (runs(verdict) && call.architecture === 'x32'
      ? 'few kernels are built with x32, and others answer ENOSYS'
      : undefined);
  const sentences = [
    sentenceOf(verdict, call, compiled),
    ...passedOver.map(({ rule, reason }) => `Rule ${rule.index} does not decide: ${reason}.`),
    doubt === undefined ? 'Observed on this target.' : `Derived: ${doubt}.`,
  ];
  return {
    ...verdict,
    passedOver,
    basis: doubt === undefined ? 'observed' : 'derived',
    explanation: sentences.join(' '),
  };
}

function sentenceOf(verdict: Verdict, call: Call, compiled: Compiled): string {
  const { target } = compiled;
  const name = nameOf(call);
  const effect = effectOf(verdict);
  switch (verdict.layer) {
    case 'rule':
      return `Rule ${verdict.rule?.index} decides ${name}${howItDecides(verdict, call, compiled)}: ${effect}.`;
    case 'default':
      return `No rule decides ${name}, so the default action holds: ${effect}.`;
    case 'architecture':
      return `The filter is not for ${call.architecture}: the thread that makes the call is killed, whatever the default action.`;
    case 'stub': {
      const isZero = numberOfCall(call.call, call.architecture) === 0;
      const why = isZero
        ? 'Call 0 stands for a call that the kernel does not know'
        : `${name} is beyond the highest of the profile’s calls that libseccomp ${target.libseccomp.version} knows`;
      return `${why}, so runc ${target.runtime.version} answers it with ENOSYS before the filter is asked.`;
    }
    case 'unconfined':
      return `There is no filter: ${effect}.`;
    default:
      return `The filter lets ${name} through, and Linux ${target.kernel} does not have it on ${call.architecture}.`;
  }
}

function howItDecides(verdict: Verdict, call: Call, compiled: Compiled): string {
  const bySplit = isSplit(verdict, compiled) ? ' by one of its conditions alone' : '';
  return (
    bySplit + (isCut(verdict, call, compiled) ? ', cut to the lower 32 bits that arguments have there' : '')
  );
}

/** Whether the runtime has made a rule of each condition of the one that decides. */
function isSplit({ rule }: Verdict, compiled: Compiled): boolean {
  return attemptsAt(rule, compiled).some(({ split }) => split);
}

function attemptsAt(rule: Verdict['rule'], compiled: Compiled): readonly Attempt[] {
  const attempts = compiled.kind === 'filter' ? compiled.prepared.attempts : [];
  return attempts.filter(({ origin }) => origin === rule?.origin);
}

/** Whether the rule that decides compares more bits than arguments have, of which libseccomp drops the upper ones. */
function isCut({ rule }: Verdict, call: Call, compiled: Compiled): boolean {
  if (rule?.name !== nameOf(call) || architectureOf(call.architecture)?.bits !== 32) return false;
  return attemptsAt(rule, compiled).some(({ conditions }) => conditions.some(isWide));
}

function nameOf(call: Call): string {
  if (typeof call.call === 'string') return call.call;
  const number = numberOfCall(call.call, call.architecture) ?? call.call;
  return callAt(call.architecture, number)?.name ?? `call ${number}`;
}
