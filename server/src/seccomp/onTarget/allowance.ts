import { KeptWith } from '../../base/keptWith.ts';
import { finish } from '../../base/steps.ts';
import { numberOfCall } from '../evaluate/callNumber.ts';
import { runs } from '../evaluate/verdict.ts';
import { lacksCall } from '../kernel/calls.ts';
import { allSyscalls } from '../knowledge/syscallTable.ts';
import type { ProfileOnHost } from './profileOnHost.ts';

/** How many calls of a host's own architecture a profile lets run. */
export interface Allowance {
  /** All that the host's kernel has. */
  readonly calls: number;
  /** Those that run for some arguments at least. */
  readonly allowed: number;
  /** Those of them that do not run for all that were tried. */
  readonly conditional: number;
}

/** Undefined where no container starts. */
export function allowanceOf(host: ProfileOnHost): Allowance | undefined {
  return finish(allowanceInSteps(host));
}

const known = new KeptWith<ProfileOnHost, Allowance>();

/** The same, call by call, and remembered. */
export function* allowanceInSteps(host: ProfileOnHost): Generator<void, Allowance | undefined> {
  if (host.compiled.kind === 'refused') return undefined;
  const before = known.get(host);
  if (before !== undefined) return before;
  const { architecture, kernel } = host.target;
  const counts = { calls: 0, allowed: 0, conditional: 0 };
  for (const call of allSyscalls()) {
    if (numberOfCall(call.name, architecture) === undefined || lacksCall(call, architecture, kernel))
      continue;
    counts.calls++;
    const answers = host.samples(call.name).map((args) => runs(host.verdict(call.name, args)));
    if (!answers.includes(true)) continue;
    counts.allowed++;
    if (answers.includes(false)) counts.conditional++;
    yield;
  }
  known.set(host, counts);
  return counts;
}
