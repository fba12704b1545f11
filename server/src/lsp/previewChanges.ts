import { isSame, isSameList } from '../base/equality.ts';
import type { PreviewAnswer } from '../features/preview/previewAt.ts';
import type {
  ChangedRow,
  OptionalPart,
  PatchedLane,
  PatchedRow,
  PreviewChanged,
  PreviewGroup,
  PreviewLane,
  PreviewModel,
  PreviewRow,
  WrittenRow,
} from '../protocol/preview.ts';

type Change<Kind> = Extract<PreviewChanged['change'], { readonly kind: Kind }>;

/** What is sent about a change; rows and patches build on the message before them. */
export type PreviewStep =
  | Change<'nothing' | 'whole' | 'outline'>
  | Omit<Change<'rows'>, 'base'>
  | Omit<Change<'patch'>, 'base'>;

/** More rows, of up to a thousand characters each, would take too long to write in one piece. */
const maximumRows = 100;

/** So many rows that only differ in some of their parts are written as fast as a whole one. */
const changedLikeOne = 10;

/**
 * What leads from what a panel shows to what it is to show: one message, or several where there are many rows to write. Looks
 * at one group of rows a step.
 * @param shown undefined where it shows nothing yet
 */
export function* previewChanges(
  shown: PreviewAnswer | undefined,
  answer: PreviewAnswer,
): Generator<void, readonly PreviewStep[]> {
  if (answer.kind === 'nothing') return isSame(shown, answer) ? [] : [answer];
  const { model } = answer;
  const old = shown?.kind === 'whole' && isSameLayout(shown.model, model) ? shown.model : undefined;
  if (old !== undefined) {
    const { parts, lanes } = yield* differences(old, model);
    if (Object.keys(parts).length + lanes.length === 0) return [];
    return written(parts, lanes);
  }
  if (model.lanes.flatMap(rowsOf).length <= maximumRows) return [answer];
  const outline = { ...model, lanes: model.lanes.map((lane) => ({ ...lane, groups: [], rest: undefined })) };
  const { parts, lanes } = yield* differences(outline, model);
  return [{ kind: 'outline', model: outline }, ...written(parts, lanes)];
}

interface Differences {
  readonly parts: Change<'patch'>['parts'];
  readonly lanes: readonly PatchedLane[];
}

function* differences(before: PreviewModel, after: PreviewModel): Generator<void, Differences> {
  const { lanes, ...parts } = after;
  const old = new Map<string, unknown>(Object.entries(before));
  const changed = Object.entries(parts).filter(([key, value]) => !isSame(old.get(key), value));
  const patched: PatchedLane[] = [];
  for (const [index, lane] of lanes.entries()) {
    const patch = yield* patchLane(before.lanes[index], lane);
    if (patch !== undefined) patched.push(patch);
  }
  return { parts: Object.fromEntries(changed), lanes: patched };
}

/** A patch, and ahead of it its rows where they are many. */
function written(parts: Differences['parts'], lanes: readonly PatchedLane[]): readonly PreviewStep[] {
  if (inPieces(lanes.flatMap(writtenRows)).length <= 1) return [{ kind: 'patch', parts, lanes }];
  const steps = lanes.flatMap((lane) =>
    inPieces(writtenRows(lane)).map((rows): PreviewStep => ({ kind: 'rows', lane: lane.id, rows })),
  );
  return [...steps, { kind: 'patch', parts, lanes: lanes.map(withoutRows) }];
}

/** Rows in pieces that are short enough to be written in one go. */
function inPieces(rows: readonly WrittenRow[]): readonly (readonly WrittenRow[])[] {
  const pieces: WrittenRow[][] = [];
  let room = 0;
  for (const row of rows) {
    const length = 'changed' in row && row.changed.members === undefined ? 1 : changedLikeOne;
    if (room < length) {
      pieces.push([]);
      room = maximumRows * changedLikeOne;
    }
    pieces.at(-1)?.push(row);
    room -= length;
  }
  return pieces;
}

/** Undefined where the lane is as it was. */
function* patchLane(
  old: PreviewLane | undefined,
  lane: PreviewLane,
): Generator<void, PatchedLane | undefined> {
  let rows: ReadonlyMap<string, PreviewRow> | undefined;
  const known: KnownRows = (id) => {
    rows ??= new Map(old === undefined ? [] : rowsOf(old).map((row) => [row.id, row]));
    return rows.get(id);
  };
  const before = new Map(old?.groups.map((group) => [group.id, group]));
  const groups: PatchedLane['groups'][number][] = [];
  for (const group of lane.groups) {
    yield;
    groups.push(patchGroup(before.get(group.id), known, group));
  }
  yield;
  const patched = {
    ...lane,
    groups,
    rest: lane.rest && patchRow(asBefore(old?.rest, lane.rest, known), lane.rest),
  };
  return old !== undefined && isSame(patched, unchanged(old)) ? undefined : patched;
}

/** The row of an id, as the panel shows it; asked only where a row is not found in its place. */
type KnownRows = (id: PreviewRow['id']) => PreviewRow | undefined;

function asBefore(
  inItsPlace: PreviewRow | undefined,
  { id }: PreviewRow,
  known: KnownRows,
): PreviewRow | undefined {
  return inItsPlace?.id === id ? inItsPlace : known(id);
}

function patchGroup(
  old: PreviewGroup | undefined,
  known: KnownRows,
  group: PreviewGroup,
): PatchedLane['groups'][number] {
  if (old !== undefined && isSameList(old.rows, group.rows) && isSame({ ...old, rows: group.rows }, group))
    return group.id;
  const rows = group.rows.map((row, index) => patchRow(asBefore(old?.rows[index], row, known), row));
  const patched = { ...group, rows };
  return old !== undefined && isSame(patched, { ...old, rows: old.rows.map(({ id }) => id) })
    ? group.id
    : patched;
}

function patchRow(old: PreviewRow | undefined, row: PreviewRow): PatchedRow {
  if (old === undefined) return row;
  if (old === row) return row.id;
  const differing = rowParts.filter((part) => !isSame(old[part], row[part]));
  if (differing.length === 0) return row.id;
  const changed = differing.filter((part) => row[part] !== undefined);
  return {
    id: row.id,
    changed: Object.fromEntries(changed.map((part) => [part, row[part]])),
    gone: optionalParts.filter((part) => differing.includes(part) && row[part] === undefined),
  };
}

const optionalParts: readonly OptionalPart[] = ['decidedBy', 'stoppedAt', 'walk', 'before'];

const rowParts: readonly (keyof ChangedRow['changed'])[] = [
  ...(['verdict', 'word', 'who', 'detail', 'chips', 'reason', 'members'] as const),
  ...optionalParts,
];

/** How a lane is told where nothing of it has changed. */
function unchanged(lane: PreviewLane): PatchedLane {
  return { ...lane, groups: lane.groups.map(({ id }) => id), rest: lane.rest?.id };
}

function rowsOf({ groups, rest }: PreviewLane): readonly PreviewRow[] {
  const rows = groups.flatMap((group) => group.rows);
  return rest === undefined ? rows : [...rows, rest];
}

/** The rows of groups that are more than their ids. */
function writtenRows({ groups }: PatchedLane): readonly WrittenRow[] {
  return groups.flatMap((group) => (typeof group === 'string' ? [] : group.rows.filter(isWritten)));
}

function withoutRows(lane: PatchedLane): PatchedLane {
  const groups = lane.groups.map((group) =>
    typeof group === 'string'
      ? group
      : { ...group, rows: group.rows.map((row) => (isWritten(row) ? row.id : row)) },
  );
  return { ...lane, groups };
}

function isWritten(row: PatchedRow): row is WrittenRow {
  return typeof row !== 'string';
}

function isSameLayout(left: PreviewModel, right: PreviewModel): boolean {
  return isSame(
    left.lanes.map(({ id }) => id),
    right.lanes.map(({ id }) => id),
  );
}
