import { mapInSteps } from '../../base/steps.ts';
import { count } from '../../base/words.ts';
import type { Lane, PodGroup } from '../../network/lanes/lane.ts';
import type { PreviewGroup } from '../../protocol/preview.ts';
import { distinctRows } from './distinctRows.ts';
import { drawnRow } from './drawnRows.ts';
import { addressRow, elsewhereRow, type LaneContext, podRow } from './rows.ts';

/** The groups of a lane in the order in which they are read; one row a step. */
export function* laneGroups(lane: Lane, context: LaneContext): Generator<void, readonly PreviewGroup[]> {
  const { direction } = context;
  const groups: PreviewGroup[] = [];
  for (const [namespace, members] of podGroups(lane, context)) {
    groups.push({
      id: `${direction}/${namespace}`,
      title: namespace,
      detail: shareWords(namespace, members, context),
      startsClosed: false,
      rows: distinctRows(yield* mapInSteps(members, (group) => drawnRow(group, context, podRow))),
    });
  }
  if (lane.addresses.length > 0) {
    groups.push({
      id: `${direction}/addresses`,
      title: 'Outside the cluster',
      detail: '',
      startsClosed: false,
      rows: distinctRows(yield* mapInSteps(lane.addresses, (group) => addressRow(group, context))),
    });
  }
  for (const [id, title, isFuture] of notHere) {
    const found = lane.elsewhere.filter((group) => group.isFuture === isFuture);
    if (found.length === 0) continue;
    groups.push({
      id: `${direction}/${id}`,
      title,
      detail: '',
      startsClosed: false,
      rows: distinctRows(yield* mapInSteps(found, (group) => elsewhereRow(group, context))),
    });
  }
  return groups;
}

const notHere = [
  ['elsewhere', 'Not in these files', false],
  ['future', 'No such pod today', true],
] as const;

/** The subject's own namespace first, then by name. */
function podGroups(
  lane: Lane,
  { subject }: LaneContext,
): readonly (readonly [string, readonly PodGroup[]])[] {
  const byNamespace = new Map<string, PodGroup[]>();
  for (const group of lane.pods) {
    const list = byNamespace.get(group.namespace) ?? [];
    byNamespace.set(group.namespace, list);
    list.push(group);
  }
  const order = ([name]: readonly [string, unknown]) => (name === subject.namespace ? '' : name);
  return [...byNamespace].sort((left, right) => (order(left) < order(right) ? -1 : 1));
}

/** `2 of its 4 workloads; the others under "everyone else"` */
function shareWords(namespace: string, groups: readonly PodGroup[], context: LaneContext): string {
  const shown = groups.reduce((sum, group) => sum + group.members.length, 0);
  const { several, namespace: home } = context.subject;
  const { cluster } = context.world;
  const known = cluster.namespaces.get(namespace);
  const pods = known === undefined ? 0 : cluster.podsIn(known).length;
  const total = several || namespace !== home ? pods : pods - 1;
  if (shown >= total) return '';
  const rest = context.direction === 'ingress' ? 'everyone else' : 'everything else';
  return `${shown} of its ${count(total, 'workload')}; the others under "${rest}"`;
}
