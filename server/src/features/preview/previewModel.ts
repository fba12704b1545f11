import { conforming, pluginOf } from '../../network/plugins/known.ts';
import type { World } from '../../network/world.ts';
import type { PreviewModel } from '../../protocol/preview.ts';
import type { EnvironmentView } from './environmentView.ts';
import { trafficLegend } from './legend.ts';
import type { Link } from './links.ts';
import { previewNotes } from './notes.ts';
import { count, enumerate } from './phrase.ts';
import { previewLane } from './previewLane.ts';
import { type PreviewTarget, previewSubject, subjectOf } from './subjectWords.ts';

/**
 * The whole model of the traffic preview for a workload or a policy.
 * @returns undefined where the subject is not of this environment or is not written anywhere any more
 */
export function* previewModel(
  environment: EnvironmentView,
  target: PreviewTarget,
  link: Link,
): Generator<void, PreviewModel | undefined> {
  const { name, world, refused } = environment;
  const subject = subjectOf(world, target);
  const place = link(target.kind === 'workload' ? target.workload.origin : target.policy.origin);
  if (subject === undefined || place === undefined) return undefined;
  return {
    title: 'Traffic',
    basis: { what: 'environment', name, detail: environmentWords(world), choice: 'completeness' },
    subject: previewSubject(environment, subject, place, link),
    lanes: [
      yield* previewLane({ world, refused, subject, direction: 'ingress', link }),
      yield* previewLane({ world, refused, subject, direction: 'egress', link }),
    ],
    columns: { group: 'Where', who: 'Who', chips: 'Ports', reason: 'Why', rest: 'Elsewhere' },
    legend: trafficLegend,
    notes: previewNotes(environment, subject, link),
  };
}

/** What was looked at, and what counts as complete. */
function environmentWords(world: World): string {
  const policies = [...world.policies.values()].reduce((sum, list) => sum + list.length, 0);
  const populated = [...world.cluster.namespaces.values()].filter(
    ({ name, pods, declaration }) => pods.length > 0 || declaration !== undefined || world.policies.has(name),
  );
  const looked = `${count(policies, 'NetworkPolicy').replace(/ys$/, 'ies')} and ${count(world.cluster.pods.length, 'workload')} in ${count(populated.length, 'namespace')} were read`;
  return `${looked}. ${pluginWords(world)}${completeWords(world)}`;
}

/** Said only of a plugin that somebody has named. */
function pluginWords({ plugin }: World): string {
  return plugin === conforming ? '' : `The policies are carried out by ${pluginOf(plugin).name}. `;
}

function completeWords({ completeness }: World): string {
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
