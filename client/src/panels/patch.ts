import type {
  PatchedGroup,
  PatchedLane,
  PatchedRow,
  PreviewChanged,
  PreviewGroup,
  PreviewLane,
  PreviewModel,
  PreviewRow,
  WrittenRow,
} from '../../../server/src/protocol/preview.ts';

type Patch = Extract<PreviewChanged['change'], { kind: 'patch' }>;

/** Rows by their lane that came ahead of the patch that puts them in place. */
export type RowsAhead = ReadonlyMap<PreviewLane['id'], readonly WrittenRow[]>;

/** The model after a patch; undefined where the patch tells of rows that neither the model holds nor came ahead. */
export function applyPatch(
  model: PreviewModel,
  { parts, lanes }: Patch,
  ahead: RowsAhead,
): PreviewModel | undefined {
  const patched = new Map(lanes.map((lane) => [lane.id, lane]));
  const after: PreviewLane[] = [];
  for (const lane of model.lanes) {
    const patch = patched.get(lane.id);
    const next = patch === undefined ? lane : patchLane(lane, patch, ahead.get(lane.id) ?? []);
    if (next === undefined) return undefined;
    after.push(next);
  }
  return { ...model, ...parts, lanes: after };
}

function patchLane(
  before: PreviewLane,
  { groups, rest, ...parts }: PatchedLane,
  ahead: readonly WrittenRow[],
): PreviewLane | undefined {
  const rows = before.groups.flatMap((group) => group.rows);
  if (before.rest !== undefined) rows.push(before.rest);
  const known = new Map(rows.map((row) => [row.id, row]));
  for (const row of ahead) {
    const whole = patchRow(known, row);
    if (whole !== undefined) known.set(row.id, whole);
  }
  const knownGroups = new Map(before.groups.map((group) => [group.id, group]));
  const patchedGroups = groups.map((group) =>
    typeof group === 'string' ? knownGroups.get(group) : patchGroup(known, group),
  );
  const patchedRest = rest === undefined ? undefined : patchRow(known, rest);
  if (!patchedGroups.every(isThere) || (rest !== undefined && patchedRest === undefined)) return undefined;
  return { ...parts, groups: patchedGroups, rest: patchedRest };
}

function patchGroup(known: ReadonlyMap<string, PreviewRow>, group: PatchedGroup): PreviewGroup | undefined {
  const rows = group.rows.map((row) => patchRow(known, row));
  return rows.every(isThere) ? { ...group, rows } : undefined;
}

function patchRow(known: ReadonlyMap<string, PreviewRow>, row: PatchedRow): PreviewRow | undefined {
  if (typeof row === 'string') return known.get(row);
  if (!('changed' in row)) return row;
  const before = known.get(row.id);
  if (before === undefined) return undefined;
  const gone = Object.fromEntries(row.gone.map((part) => [part, undefined]));
  return { ...before, ...row.changed, ...gone };
}

function isThere<T>(value: T | undefined): value is T {
  return value !== undefined;
}
