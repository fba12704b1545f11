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
  if (host.compiled.kind === 'refused') return undefined;
  const { architecture, kernel } = host.target;
  const counts = { calls: 0, allowed: 0, conditional: 0 };
  for (const call of allSyscalls()) {
    if (numberOfCall(call.name, architecture) === undefined || lacksCall(call, architecture, kernel))
      continue;
    counts.calls++;
    const answers = (host.probes(call.name) ?? [[]]).map((args) => runs(host.verdict(call.name, args)));
    if (!answers.includes(true)) continue;
    counts.allowed++;
    if (answers.includes(false)) counts.conditional++;
  }
  return counts;
}
