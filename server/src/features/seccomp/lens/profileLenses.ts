import type { Environment } from '../../../assembly/environment.ts';
import type { TextRange } from '../../../base/range.ts';
import type { Workbench } from '../../../rules/workbench.ts';
import { allowanceInSteps } from '../../../seccomp/onTarget/allowance.ts';
import type { RawProfile } from '../../../seccomp/rawProfile.ts';
import type { Lens } from '../../lens/lens.ts';
import { riskOn } from '../risk/risk.ts';
import { riskSummary } from '../risk/summary.ts';
import { againstDefault } from './againstDefault.ts';
import { onTarget } from './onTarget.ts';

/** What a profile does on its target, how it differs from the default profile, what it leaves to attackers, and a way to try a call; in steps. */
export function* profileLenses(
  workbench: Workbench,
  environment: Environment,
  profile: RawProfile,
  range: TextRange,
): Generator<void, readonly Lens[]> {
  const { hosts, unknownBase } = onTarget(workbench, environment, profile);
  const [host] = hosts;
  if (profile.body.kind !== 'object' || host === undefined) return [];
  if (unknownBase !== undefined) {
    const title = `The base profile ${unknownBase} is not known here, and so neither is all that this one allows`;
    return [{ range, title, action: undefined }];
  }
  const lenses: Lens[] = [];
  for (const one of hosts) {
    yield;
    const allowance = yield* allowanceInSteps(one);
    if (allowance === undefined) continue;
    const { calls, allowed, conditional } = allowance;
    const some = conditional === 0 ? '' : `, ${conditional} with conditions`;
    const title = `Allows ${allowed} of ${calls} calls on ${one.target.architecture}${some}`;
    lenses.push({ range, title, action: 'reach' });
  }
  if (lenses.length === 0)
    return [{ range, title: `No container starts with it on ${host.named.name}`, action: 'reach' }];
  const against = yield* againstDefault(host);
  if (against !== undefined) lenses.push({ range, title: againstTitle(against), action: 'changes' });
  const risk = yield* riskOn(host);
  const summary = risk && riskSummary(risk);
  if (summary !== undefined) lenses.push({ range, title: summary, action: 'risk' });
  return [...lenses, { range, title: 'Try a call', action: 'try' }];
}

/** `Against Docker’s default: +3 −21` */
function againstTitle({
  name,
  gained,
  lost,
}: {
  name: string;
  gained: readonly unknown[];
  lost: readonly unknown[];
}): string {
  const counts = [
    ...(gained.length === 0 ? [] : [`+${gained.length}`]),
    ...(lost.length === 0 ? [] : [`−${lost.length}`]),
  ];
  return `Against ${name.split(' ')[0]}’s default: ${counts.length === 0 ? 'the same calls' : counts.join(' ')}`;
}
