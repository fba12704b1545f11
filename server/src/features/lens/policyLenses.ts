import type { Environment } from '../../assembly/environment.ts';
import type { TextRange } from '../../base/range.ts';
import type { NetworkPolicy } from '../../kubernetes/networkPolicy.ts';
import { policiesOf } from '../../network/isolation.ts';
import { podsWords } from '../../network/podsWords.ts';
import { policyConnections } from '../../network/policyConnections.ts';
import { subjectsOf } from '../../network/selected.ts';
import type { World } from '../../network/world.ts';
import type { Lens } from './lens.ts';

/**
 * What a policy does in an environment: `Selects 3 pods · with 2 others`, which leads to them, and `5 connections allowed`,
 * which leads to who reaches them. In steps.
 * @param where words for the environment, where there are several
 */
export function* policyLenses(
  environment: Environment,
  policy: NetworkPolicy,
  range: TextRange,
  where: string,
): Generator<void, readonly Lens[]> {
  const { world } = environment;
  const reach = 'reach' as const;
  // A cluster does not have it as it stands, or has another one of its name.
  if (environment.refusals.isRefused(policy) || world.rivals.has(policy)) return [];
  const { items, complete } = subjectsOf(world, policy);
  if (items.length === 0) {
    const none = complete ? 'Selects no pod' : 'Selects no pod of these files';
    return [{ range, title: `${none}${where}`, action: reach }];
  }
  const others = othersOf(world, policy);
  const beside = others === 0 ? '' : ` · with ${others} ${others === 1 ? 'other' : 'others'}`;
  const here = complete ? '' : ' here';
  const title = `Selects ${podsWords(items)}${here}${beside}${where}`;
  const count = yield* policyConnections(world, policy);
  return [
    { range, title, action: 'pods', places: items.map(({ workload }) => workload.origin) },
    { range, title: connectionsTitle(count), action: reach },
  ];
}

/** How many other policies apply to some of its pods. */
function othersOf(world: World, policy: NetworkPolicy): number {
  const others = new Set<NetworkPolicy>();
  for (const pods of subjectsOf(world, policy).items) {
    for (const applied of policiesOf(world, pods)) if (applied.policy !== policy) others.add(applied.policy);
  }
  return others.size;
}

/** `5 connections allowed`, `5 to 7 connections allowed` where some are possible only, `up to 7` where none is sure. */
function connectionsTitle({
  surely,
  possibly,
}: {
  readonly surely: number;
  readonly possibly: number;
}): string {
  if (possibly === 0) return 'No connection between workloads allowed';
  const number =
    surely === possibly ? `${surely}` : surely === 0 ? `Up to ${possibly}` : `${surely} to ${possibly}`;
  return `${number} ${possibly === 1 ? 'connection' : 'connections'} between workloads allowed`;
}
