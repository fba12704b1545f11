import type { ClassLimit } from './classes/limit.ts';
import { matrixOf } from './classes/matrix.ts';
import type { KnownPods } from './endpoints.ts';
import { limitOf } from './limits.ts';
import type { World } from './world.ts';

/** Comparing every workload of a large policy with every peer takes too long while someone types. */
const maximumPairs = 10_000;

/**
 * As many of some pods as can be compared with all peers at once: first one of each kind that other policies limit in
 * another way, then the others. All of them where they are few; in their order.
 */
export function representatives(world: World, pods: readonly KnownPods[]): readonly KnownPods[] {
  const maximum = Math.max(1, Math.floor(maximumPairs / Math.max(1, matrixOf(world).classes.length)));
  if (pods.length <= maximum) return pods;
  const seen = new Map<ClassLimit, Set<ClassLimit>>();
  const first: KnownPods[] = [];
  const others: KnownPods[] = [];
  for (const item of pods) {
    const outward = seen.get(limitOf(world, item, 'ingress')) ?? new Set<ClassLimit>();
    seen.set(limitOf(world, item, 'ingress'), outward);
    const egress = limitOf(world, item, 'egress');
    (outward.has(egress) ? others : first).push(item);
    outward.add(egress);
  }
  const chosen = new Set([...first, ...others].slice(0, maximum));
  return pods.filter((item) => chosen.has(item));
}
