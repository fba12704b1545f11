import { numberOfCall } from '../evaluate/callNumber.ts';
import type { Compiled } from '../evaluate/compile.ts';
import { runs, type Verdict, verdictOf, verdictsOf } from '../evaluate/verdict.ts';
import { allSyscalls } from '../knowledge/syscallTable.ts';
import { probesFor } from './probes.ts';

/** A call that two profiles treat differently. */
export interface Difference {
  readonly syscall: string;
  readonly architecture: string;
  /** Whether that holds for all arguments that were tried. */
  readonly always: boolean;
  /** An example: the arguments, and what each profile does. */
  readonly args: readonly bigint[];
  readonly before: Verdict;
  readonly after: Verdict;
}

export interface Comparison {
  /** Calls that run under the second profile and not under the first, for some arguments at least. */
  readonly gained: readonly Difference[];
  readonly lost: readonly Difference[];
  /** Calls that run under neither or both, with another outcome: another error, a kill, a log. */
  readonly changed: readonly Difference[];
}

/**
 * Compares what two profiles do with every call, not how they are written. Arguments are tried where either profile's rules
 * change their answers.
 * @param architectures by libseccomp's names
 */
export function compareProfiles(
  before: Compiled,
  after: Compiled,
  architectures: readonly string[],
): Comparison {
  return comparisonOf(
    architectures.flatMap((architecture) =>
      allSyscalls().map(({ name }) => compareCall(before, after, name, architecture)),
    ),
  );
}

/** Those of all calls. */
export function comparisonOf(calls: readonly CallComparison[]): Comparison {
  return {
    gained: calls.flatMap(({ gained }) => gained ?? []),
    lost: calls.flatMap(({ lost }) => lost ?? []),
    changed: calls.flatMap(({ changed }) => changed ?? []),
  };
}

/** What two profiles do differently with one call. */
export interface CallComparison {
  readonly gained: Difference | undefined;
  readonly lost: Difference | undefined;
  readonly changed: Difference | undefined;
}

const alike: CallComparison = { gained: undefined, lost: undefined, changed: undefined };

/** Compares what two profiles do with one call of one architecture. */
export function compareCall(
  before: Compiled,
  after: Compiled,
  syscall: string,
  architecture: string,
): CallComparison {
  if (numberOfCall(syscall, architecture) === undefined) return alike;
  const call = { call: syscall, architecture };
  const [verdictBefore, verdictAfter] = [verdictsOf(before, call), verdictsOf(after, call)];
  const pairs = probesFor(syscall, [before, after]).map((args) => ({
    args,
    before: verdictBefore(args),
    after: verdictAfter(args),
  }));
  const difference = (found: typeof pairs): Difference | undefined => {
    const [example] = found;
    return example && { syscall, architecture, always: found.length === pairs.length, ...example };
  };
  const isGained = ({ before, after }: (typeof pairs)[number]): boolean => !runs(before) && isMade(after);
  const isLost = ({ before, after }: (typeof pairs)[number]): boolean => isMade(before) && !runs(after);
  return {
    gained: difference(pairs.filter(isGained)),
    lost: difference(pairs.filter(isLost)),
    changed: difference(
      pairs.filter((pair) => !isGained(pair) && !isLost(pair) && differs(pair.before, pair.after)),
    ),
  };
}

/** Whether two profiles treat a call of one architecture differently where all its arguments are 0. */
export function differsBare(
  before: Compiled,
  after: Compiled,
  syscall: string,
  architecture: string,
): boolean {
  const call = { call: syscall, architecture, args: [] };
  return (
    numberOfCall(syscall, architecture) !== undefined &&
    differs(verdictOf(before, call), verdictOf(after, call))
  );
}

/** Whether a call that the filter lets through is one that the kernel has. */
function isMade(verdict: Verdict): boolean {
  return runs(verdict) && verdict.layer !== 'kernel';
}

/** Of a call that one of the kernels lacks it makes no difference how a filter lets it through. */
function differs(left: Verdict, right: Verdict): boolean {
  if (left.layer === 'kernel' || right.layer === 'kernel') {
    return runs(left) !== runs(right) && left.errno !== right.errno;
  }
  return left.action !== right.action || left.errno !== right.errno;
}
