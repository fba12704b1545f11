import { count } from '../../base/words.ts';
import { isolatingPolicies } from '../../network/isolation.ts';
import type { Lane } from '../../network/lanes/lane.ts';
import { laneOf } from '../../network/lanes/laneOf.ts';
import type { Phrase, PreviewLane } from '../../protocol/preview.ts';
import { laneGroups } from './laneGroups.ts';
import { linkList } from './links.ts';
import { phrase } from './phrase.ts';
import { restRow } from './restRow.ts';
import type { LaneContext } from './rows.ts';

/** One row a step: there may be thousands. */
export function* previewLane(context: LaneContext): Generator<void, PreviewLane> {
  const { world, subject, direction } = context;
  const lane = yield* laneOf(world, subject.pods, direction);
  const groups = yield* laneGroups(lane, context);
  return {
    id: direction,
    title: direction === 'ingress' ? 'Who can reach it' : 'What it can reach',
    summary: summaryOf(lane, groups.length === 0, context),
    groups,
    rest: restRow(lane, groups.length === 0, context),
  };
}

function summaryOf(lane: Lane, alone: boolean, context: LaneContext): Phrase {
  const { world, subject, direction, link } = context;
  const incoming = direction === 'ingress';
  const policies = new Set(
    subject.pods.flatMap((pods) => isolatingPolicies(world, pods, direction)).map(({ policy }) => policy),
  );
  const missing = lane.rest.fate.ofKinds.some(({ egress, ingress }) =>
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
