import type { Cluster } from './cluster.ts';
import type { KnownPods } from './endpoints.ts';

/**
 * Of some pods those whose workload shares kind, namespace and name with another one of the files, and these others: the
 * cluster holds but one of each.
 */
export function twinsOf({ podsIn }: Cluster, some: readonly KnownPods[]): readonly KnownPods[] {
  const found = new Set(some.flatMap((pods) => groupsIn(podsIn(pods.namespace)).get(pods) ?? []));
  return [...found];
}

type Groups = ReadonlyMap<KnownPods, readonly KnownPods[]>;

const cache = new WeakMap<readonly KnownPods[], Groups>();

/**
 * The groups of several workloads of one kind and name, by each of their members.
 * @param pods of one namespace
 */
function groupsIn(pods: readonly KnownPods[]): Groups {
  const known = cache.get(pods) ?? findGroups(pods);
  cache.set(pods, known);
  return known;
}

function findGroups(pods: readonly KnownPods[]): Groups {
  const byName = new Map<string, KnownPods[]>();
  for (const one of pods) {
    const { workloadKind, name, nameIsPrefix } = one.workload;
    if (nameIsPrefix === true || name === '') continue;
    const key = `${workloadKind}/${name}`;
    const others = byName.get(key);
    if (others === undefined) byName.set(key, [one]);
    else others.push(one);
  }
  const several = [...byName.values()].filter((group) => group.length > 1);
  return new Map(several.flatMap((group) => group.map((member) => [member, group] as const)));
}
