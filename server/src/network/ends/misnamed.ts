import { editDistance } from '../../base/nearest.ts';
import type { World } from '../world.ts';

/** What to say where no workload has a name: those that are near, else what there is. */
export function unknownName(world: World, text: string): string {
  const ids = new Map(
    world.cluster.pods.map(({ listedAs }) => [`${listedAs.namespace}/${listedAs.name}`, listedAs.id]),
  );
  const near = [...ids]
    .map(([name, id]) => ({ id, distance: editDistance(name, text) }))
    .filter(({ distance }) => distance <= Math.max(2, text.length / 3))
    .sort((left, right) => left.distance - right.distance || (left.id < right.id ? -1 : 1));
  const [namespace = ''] = text.split('/');
  const shown =
    near.length > 0
      ? near.map(({ id }) => id)
      : [...ids.values()].filter((id) => id.startsWith(`${namespace}/`));
  const problem = `There is no workload ${text} in these files.`;
  if (ids.size === 0) return `${problem} They hold no workload at all.`;
  if (shown.length > 0) return `${problem} Near: ${shown.slice(0, 3).join(', ')}.`;
  return `${problem} Write namespace/name; namespaces with workloads: ${namespacesOf(world).join(', ')}.`;
}

function namespacesOf(world: World): readonly string[] {
  return [...new Set(world.cluster.pods.map((pods) => pods.namespace.name))].sort();
}
