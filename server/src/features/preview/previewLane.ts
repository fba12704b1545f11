import { mapInSteps } from '../../base/steps.ts';
import { isolatingPolicies } from '../../network/isolation.ts';
import type { Lane, PodGroup } from '../../network/lanes/lane.ts';
import { laneOf } from '../../network/lanes/laneOf.ts';
import type { Phrase, PreviewGroup, PreviewLane } from '../../protocol/preview.ts';
import { distinctRows } from './distinctRows.ts';
import { linkList } from './links.ts';
import { count, phrase } from './phrase.ts';
import { restRow } from './restRow.ts';
import { addressRow, elsewhereRow, type LaneContext, podRow } from './rows.ts';

/** One row a step: there may be thousands. */
export function* previewLane(context: LaneContext): Generator<void, PreviewLane> {
  const { world, subject, direction } = context;
  const lane = yield* laneOf(world, subject.pods, direction);
  const groups: PreviewGroup[] = [];
  for (const [namespace, members] of podGroups(lane, context)) {
    groups.push({
      id: `${direction}/${namespace}`,
      title: namespace,
      detail: shareWords(namespace, members, context),
      startsClosed: false,
      rows: distinctRows(yield* mapInSteps(members, (group) => podRow(group, context))),
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
  if (lane.elsewhere.length > 0) {
    groups.push({
      id: `${direction}/elsewhere`,
      title: 'Not in these files',
      detail: '',
      startsClosed: false,
      rows: distinctRows(yield* mapInSteps(lane.elsewhere, (group) => elsewhereRow(group, context))),
    });
  }
  return {
    id: direction,
    title: direction === 'ingress' ? 'Who can reach it' : 'What it can reach',
    summary: summaryOf(lane, groups.length === 0, context),
    groups,
    rest: restRow(lane, groups.length === 0, context),
  };
}

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

function summaryOf(lane: Lane, alone: boolean, context: LaneContext): Phrase {
  const { world, subject, direction, link } = context;
  const incoming = direction === 'ingress';
  const policies = new Set(
    subject.pods.flatMap((pods) => isolatingPolicies(world, pods, direction)).map(({ policy }) => policy),
  );
  const missing = lane.rest.fate.connections.some(({ egress, ingress }) =>
    (incoming ? ingress : egress)?.notes.includes('policies-incomplete'),
  )
    ? ` The policies of ${subject.namespace} are not all in these files: others may apply.`
    : '';
  if (policies.size === 0) {
    const open = incoming
      ? `No policy here limits who reaches ${subject.name}.`
      : `No policy here limits where ${subject.name} may go.`;
    return [`${open}${missing}`];
  }
  const limits = policies.size === 1 ? 'limits' : 'limit';
  const what = incoming ? `who reaches ${subject.name}` : `where ${subject.name} may go`;
  const only = alone
    ? ''
    : incoming
      ? ' Both the side of the caller and this side must allow.'
      : ' Both this side and the side of the destination must allow.';
  return phrase(
    `${count(policies.size, policies.size === 1 ? 'policy' : 'policie')} ${limits} ${what} (`,
    linkList(
      [...policies].map((policy) => policy.origin),
      link,
    ),
    `).${only}${missing}`,
  );
}
