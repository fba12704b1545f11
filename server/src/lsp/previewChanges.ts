import { isSame } from '../base/equality.ts';
import type { PreviewAnswer } from '../features/preview/previewAt.ts';
import type { PreviewChanged, PreviewLane, PreviewModel } from '../protocol/preview.ts';

/** What is sent about a change; the base of a patch is the message before it. */
export type PreviewStep =
  | Extract<PreviewChanged['change'], { kind: 'nothing' } | { kind: 'whole' }>
  | Omit<Extract<PreviewChanged['change'], { kind: 'patch' }>, 'base'>;

/** A patch with more rows would take too long to write in one piece. */
const maximumRows = 400;

/**
 * What leads from what a panel shows to what it is to show: one message, or of large patches one for each lane. Looks at
 * one group of rows a step.
 * @param shown undefined where it shows nothing yet
 */
export function* previewChanges(
  shown: PreviewAnswer | undefined,
  answer: PreviewAnswer,
): Generator<void, readonly PreviewStep[]> {
  if (answer.kind === 'nothing') return isSame(shown, answer) ? [] : [answer];
  const { lanes, ...parts } = answer.model;
  const old = shown?.kind === 'whole' && isSameLayout(shown.model, answer.model) ? shown.model : undefined;
  if (old === undefined) return [answer];
  const before = new Map<string, unknown>(Object.entries(old));
  const changed = Object.entries(parts).filter(([key, value]) => !isSame(before.get(key), value));
  const changedLanes: PreviewLane[] = [];
  for (const [index, lane] of lanes.entries()) {
    if (!(yield* isSameLane(old.lanes[index], lane))) changedLanes.push(lane);
  }
  const changedParts: Partial<typeof parts> = Object.fromEntries(changed);
  if (changed.length + changedLanes.length === 0) return [];
  if (rowsIn(changedLanes) <= maximumRows) return [patch(changedParts, changedLanes)];
  return changedLanes.map((lane, index) => patch(index === 0 ? changedParts : {}, [lane]));
}

function* isSameLane(old: PreviewLane | undefined, lane: PreviewLane): Generator<void, boolean> {
  if (old === undefined || old.groups.length !== lane.groups.length) return false;
  const { groups, ...rest } = lane;
  for (const [index, group] of groups.entries()) {
    yield;
    if (!isSame(old.groups[index], group)) return false;
  }
  return isSame({ ...old, groups: [] }, { ...rest, groups: [] });
}

function patch(parts: Partial<Omit<PreviewModel, 'lanes'>>, lanes: readonly PreviewLane[]): PreviewStep {
  return { kind: 'patch', parts, lanes };
}

function rowsIn(lanes: readonly PreviewLane[]): number {
  return lanes.flatMap(({ groups }) => groups).reduce((sum, { rows }) => sum + rows.length, 0);
}

function isSameLayout(left: PreviewModel, right: PreviewModel): boolean {
  return isSame(
    left.lanes.map(({ id }) => id),
    right.lanes.map(({ id }) => id),
  );
}
