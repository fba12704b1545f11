import { numberOfCall } from '../evaluate/callNumber.ts';
import { runs, type Verdict } from '../evaluate/verdict.ts';
import { lacksCall } from '../kernel/calls.ts';
import { allDangers, type Danger } from '../knowledge/dangers.ts';
import { syscallNamed } from '../knowledge/syscallTable.ts';
import type { ProfileOnHost } from '../onTarget/profileOnHost.ts';
import { dangerousArguments } from './dangerousArguments.ts';

/** A call that gives an attacker something, and that a profile lets run. */
export interface OpenCall {
  readonly danger: Danger;
  /** The constants by which it is dangerous and which the profile lets through; empty where any argument is. */
  readonly constants: readonly string[];
  /** Whether it runs for some arguments alone. */
  readonly isFiltered: boolean;
  /** One of the verdicts by which it runs. */
  readonly verdict: Verdict;
}

/** The dangerous calls that a profile leaves open on a host whose kernel has them; in steps. */
export function* openCalls(host: ProfileOnHost): Generator<void, readonly OpenCall[]> {
  const { architecture, kernel } = host.target;
  const open: OpenCall[] = [];
  if (host.compiled.kind === 'refused') return open;
  for (const danger of allDangers()) {
    const call = syscallNamed(danger.call);
    if (numberOfCall(danger.call, architecture) === undefined || lacksCall(call, architecture, kernel))
      continue;
    const found = openCall(host, danger);
    if (found !== undefined) open.push(found);
    yield;
  }
  return open;
}

function openCall(host: ProfileOnHost, danger: Danger): OpenCall | undefined {
  const { call } = danger;
  const answers = host.samples(call).map((args) => host.verdict(call, args));
  const isFiltered = answers.some((verdict) => !runs(verdict));
  const telling = dangerousArguments(call, host.target.architecture);
  if (telling === undefined) {
    const verdict = answers.find(runs);
    return verdict && { danger, constants: [], isFiltered, verdict };
  }
  const dangerous = telling.map(({ constant, args }) => ({ constant, verdict: host.verdict(call, args) }));
  const running = dangerous.filter(({ verdict }) => runs(verdict));
  const [first] = running;
  if (first === undefined) return undefined;
  return { danger, constants: running.map(({ constant }) => constant), isFiltered, verdict: first.verdict };
}
