import { count, enumerate } from '../../base/words.ts';
import { conforming, pluginOf } from '../../network/plugins/known.ts';
import type { World } from '../../network/world.ts';

/** What was looked at, and what counts as complete. */
export function environmentWords(world: World): string {
  const populated = [...world.cluster.namespaces.values()].filter(
    (namespace) =>
      world.cluster.podsIn(namespace).length > 0 ||
      namespace.declaration !== undefined ||
      world.policies.has(namespace.name),
  );
  const looked = `${policyCount(world)} and ${count(world.cluster.pods.length, 'workload')} in ${count(populated.length, 'namespace')} were read`;
  return `${looked}. ${pluginWords(world)}${completeWords(world)}`;
}

/** Said only of a plugin that somebody has named. */
function pluginWords({ plugin }: World): string {
  return plugin === conforming ? '' : `The policies are carried out by ${pluginOf(plugin).name}. `;
}

/** What counts as complete. */
export function completeWords({ completeness }: World): string {
  const { workloads, policies, namespaces } = completeness;
  const complete = (kind: ReadonlySet<string> | 'all') =>
    kind === 'all'
      ? 'every namespace'
      : kind.size <= 5
        ? enumerate([...kind].sort())
        : `${kind.size} namespaces`;
  const same =
    workloads === policies ||
    (workloads !== 'all' && policies !== 'all' && complete(workloads) === complete(policies));
  const parts = same
    ? [complete(workloads) && `the workloads and policies of ${complete(workloads)}`]
    : [
        complete(workloads) && `the workloads of ${complete(workloads)}`,
        complete(policies) && `the policies of ${complete(policies)}`,
      ];
  if (namespaces) parts.push('the namespaces and their labels');
  const stated = parts.filter((part) => part !== '');
  if (stated.length === 0) return 'Nothing counts as complete: what is not here may exist elsewhere.';
  return `Taken as complete: ${enumerate(stated)}. Anything else may exist without being in these files.`;
}

/** `3 NetworkPolicies` */
export function policyCount({ policies }: World): string {
  const sum = [...policies.values()].reduce((total, list) => total + list.length, 0);
  return count(sum, 'NetworkPolicy');
}
