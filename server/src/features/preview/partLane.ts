import { count } from '../../base/words.ts';
import { type Fate, sidesOf } from '../../network/lanes/fate.ts';
import { laneOf } from '../../network/lanes/laneOf.ts';
import { type NarrowedLane, narrowLane } from '../../network/lanes/narrowed.ts';
import { isNoPort } from '../../network/ports.ts';
import type { Phrase, PreviewLane, PreviewRow } from '../../protocol/preview.ts';
import { decidingGrants } from './decidingGrants.ts';
import { laneGroups } from './laneGroups.ts';
import { grantOrigin, linkList } from './links.ts';
import { phrase } from './phrase.ts';
import { previewLane } from './previewLane.ts';
import { restRow } from './restRow.ts';
import { type LaneContext, podMembers } from './rows.ts';
import type { PartTarget } from './target.ts';

/** What one rule of a policy, or one of its peers, lets through by itself. One row a step. */
export function* partLane(context: LaneContext, part: PartTarget): Generator<void, PreviewLane> {
  const { world, subject, direction } = context;
  const what = part.peer === undefined ? 'rule' : 'peer';
  const isIncoming = direction === 'ingress';
  const title = isIncoming ? `Whom this ${what} lets in` : `Where this ${what} lets them go`;
  if (!part.policy.isolates[direction] && !part.policy.mayIsolateMore) {
    const whole = yield* previewLane(context);
    const none = `This ${what} has no effect, for the policy does not limit what ${isIncoming ? 'comes in' : 'goes out'}. `;
    return { ...whole, title, summary: phrase(none, whole.summary) };
  }
  const lane = yield* laneOf(world, subject.pods, direction);
  const narrowed = yield* narrowLane(world, subject.pods, lane, part);
  const groups = yield* laneGroups(narrowed, context);
  const far = isIncoming ? 'the caller' : 'the destination';
  const rest = isIncoming ? 'everyone else' : 'everything else';
  return {
    id: direction,
    title,
    summary: [
      `Only what this ${what} itself allows; the side of ${far} must allow it, too.${narrowed.namesEveryone ? '' : ` What other rules allow is under “${rest}”.`}`,
    ],
    groups,
    rest: narrowed.namesEveryone
      ? restRow(narrowed, groups.length === 0, context)
      : othersRow(narrowed, what, context),
  };
}

/** Those whom the part does not name, and whether something else lets them through. */
function othersRow({ rest, others }: NarrowedLane, what: string, context: LaneContext): PreviewRow {
  const { direction, link } = context;
  const isIncoming = direction === 'ingress';
  const row = {
    id: `${direction}/rest`,
    who: isIncoming ? 'everyone else' : 'everything else',
    detail: rest.members.length === 0 ? '' : count(rest.members.length, 'workload'),
    chips: [],
    members: podMembers(rest.members, undefined, context),
    decidedBy: undefined,
  };
  const names = `this ${what} does not name them`;
  const open = others.filter(({ fate }) => !isNoPort(fate.somewhere));
  if (open.length > 0) {
    const by = linkList(
      open.flatMap(({ fate }) => grantsOf(fate, direction)),
      link,
    );
    const others = `${names}; some of them are ${isIncoming ? 'let in' : 'reached'}`;
    const reason: Phrase = by.length === 0 ? [others] : phrase(`${others} by `, by);
    return { ...row, verdict: 'partly', word: `Not by this ${what}`, reason };
  }
  if (others.some(({ fate }) => !isNoPort(fate.possibly))) {
    const reason = `${names}; whether others do is not known here`;
    return { ...row, verdict: 'unknown', word: 'Not known', reason: [reason] };
  }
  const reason = `${names}, and no other rule ${isIncoming ? 'lets them in' : 'leads there'}`;
  return { ...row, verdict: 'denied', word: 'Denied', reason: [reason] };
}

/** The lines that let someone through on the subject's side. */
function grantsOf({ ofKinds }: Fate, direction: LaneContext['direction']) {
  const sides = ofKinds.map((item) => sidesOf(item, direction).subject);
  return sides.flatMap((side) => (side === undefined ? [] : decidingGrants(side).map(grantOrigin)));
}
