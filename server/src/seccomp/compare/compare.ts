import { numberOfCall } from '../evaluate/callNumber.ts';
import type { Compiled } from '../evaluate/compile.ts';
import { runs, type Verdict, verdictOf } from '../evaluate/verdict.ts';
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
  const gained: Difference[] = [];
  const lost: Difference[] = [];
  const changed: Difference[] = [];
  for (const architecture of architectures) {
    for (const { name } of allSyscalls()) {
      if (numberOfCall(name, architecture) === undefined) continue;
      const pairs = probesFor(name, [before, after]).map((args) => {
        const call = { call: name, args, architecture };
        return { args, before: verdictOf(before, call), after: verdictOf(after, call) };
      });
      const add = (to: Difference[], found: typeof pairs): void => {
        const [example] = found;
        if (example === undefined) return;
        to.push({ syscall: name, architecture, always: found.length === pairs.length, ...example });
      };
      add(
        gained,
        pairs.filter((pair) => !runs(pair.before) && runs(pair.after)),
      );
      add(
        lost,
        pairs.filter((pair) => runs(pair.before) && !runs(pair.after)),
      );
      add(
        changed,
        pairs.filter((pair) => runs(pair.before) === runs(pair.after) && differs(pair.before, pair.after)),
      );
    }
  }
  return { gained, lost, changed };
}

function differs(left: Verdict, right: Verdict): boolean {
  return left.action !== right.action || left.errno !== right.errno;
}
