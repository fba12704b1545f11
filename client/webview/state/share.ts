import type {
  PreviewGroup,
  PreviewLane,
  PreviewModel,
  PreviewRow,
} from '../../../server/src/protocol/preview.ts';
import { sameJson } from './equality.ts';

/**
 * The next model, made of the objects of the one before wherever they say the same: what is drawn compares identities,
 * so that an edit redraws the rows that it changed and no others.
 */
export function shareModel(before: PreviewModel, next: PreviewModel): PreviewModel {
  return {
    title: next.title,
    basis: shared(before.basis, next.basis),
    subject: shared(before.subject, next.subject),
    lanes: next.lanes.map((lane) => {
      const old = before.lanes.find(({ id }) => id === lane.id);
      return old === undefined ? lane : shareLane(old, lane);
    }),
    columns: shared(before.columns, next.columns),
    legend: shared(before.legend, next.legend),
    notes: shared(before.notes, next.notes),
  };
}

function shareLane(before: PreviewLane, next: PreviewLane): PreviewLane {
  if (before === next) return before;
  const known = new Map<string, PreviewRow>();
  for (const group of before.groups) for (const row of group.rows) known.set(row.id, row);
  const knownGroups = new Map(before.groups.map((group) => [group.id, group]));
  return {
    ...next,
    rest: shared(before.rest, next.rest),
    groups: next.groups.map((group) => shareGroup(knownGroups.get(group.id), group, known)),
  };
}

function shareGroup(
  before: PreviewGroup | undefined,
  next: PreviewGroup,
  known: ReadonlyMap<string, PreviewRow>,
): PreviewGroup {
  if (before === next) return before;
  const rows = next.rows.map((row) => {
    const old = known.get(row.id);
    return old === undefined ? row : shared(old, row);
  });
  const group = { ...next, rows };
  return before === undefined ? group : shared(before, group);
}

function shared<T>(before: T, next: T): T {
  return sameJson(before, next) ? before : next;
}
