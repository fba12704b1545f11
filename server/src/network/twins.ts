import type { KnownNamespace, KnownPods } from './endpoints.ts';

/**
 * Of some pods those whose workload shares kind, namespace and name with another one of the files, and these others: the
 * cluster holds but one of each.
 */
export function twinsOf(some: readonly KnownPods[]): readonly KnownPods[] {
  const found = new Set(some.flatMap((pods) => groupsIn(pods.namespace).get(pods) ?? []));
  return [...found];
}

type Groups = ReadonlyMap<KnownPods, readonly KnownPods[]>;

const cache = new WeakMap<KnownNamespace, Groups>();

/** The groups of several workloads of one kind and name, by each of their members. */
function groupsIn(namespace: KnownNamespace): Groups {
  const known = cache.get(namespace) ?? findGroups(namespace.pods);
  cache.set(namespace, known);
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
