import { type CallComparison, type Comparison, compareCall, comparisonOf } from '../compare/compare.ts';
import { allSyscalls } from '../knowledge/syscallTable.ts';
import { type CallOnHost, callsOn } from './callOnHost.ts';
import type { ProfileOnHost } from './profileOnHost.ts';

interface Known {
  readonly after: CallOnHost;
  readonly found: CallComparison;
}

const known = new WeakMap<CallOnHost, Known>();

/**
 * What is done on one host and not on another one of the same architecture, a call a step. What an edit has left alone on
 * both is not compared again.
 */
export function* comparedHosts(
  before: ProfileOnHost,
  after: ProfileOnHost,
): Generator<undefined, Comparison> {
  const { architecture } = before.target;
  const [mine, theirs] = [before, after].map(
    (host) => new Map(callsOn(host).map((call) => [call.name, call])),
  );
  const all: CallComparison[] = [];
  for (const { name } of allSyscalls()) {
    const [one, other] = [mine?.get(name), theirs?.get(name)];
    const compare = (): CallComparison => compareCall(before.compiled, after.compiled, name, architecture);
    if (one?.lineage === undefined || other?.lineage === undefined) {
      all.push(compare());
    } else {
      const last = known.get(one);
      const found = last?.after === other ? last.found : compare();
      known.set(one, { after: other, found });
      all.push(found);
    }
    yield undefined;
  }
  return comparisonOf(all);
}
