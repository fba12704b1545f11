import type { MatrixEnd, MatrixGroup, MatrixModel } from '../../../server/src/protocol/matrix.ts';
import { isNarrowed, type MatrixLayout } from './matrixLayout.ts';
import { cellsOf, connectionsIn } from './runs.ts';

/** Whether an end of a group's kind is among those that show. */
export type Kept = (group: MatrixGroup, place: number, end: MatrixEnd) => boolean;

interface Narrowed {
  readonly sources: Kept;
  readonly destinations: Kept;
}

const all: Kept = () => true;

/** What search and filters leave of rows and columns: those that match, and of these the ones with a cell that is looked for. */
export function matching(model: MatrixModel, layout: MatrixLayout): Narrowed {
  if (!isNarrowed(layout)) return { sources: all, destinations: all };
  const subject = new Set(model.subject?.ends);
  const from = searched(layout.from);
  const to = searched(layout.to);
  const sources: Kept = (group, _, end) =>
    (!layout.outside || group.isOutside) &&
    (layout.atCursor !== 'from' || subject.has(end.id)) &&
    from(group, end);
  const destinations: Kept = (group, _, end) =>
    (layout.atCursor !== 'to' || subject.has(end.id)) && to(group, end);
  const byVerdict = withVerdicts(model, layout, sources, destinations);
  const byChange = withChanges(model, layout);
  return {
    sources: both(sources, byVerdict.sources, byChange.sources),
    destinations: both(destinations, byVerdict.destinations, byChange.destinations),
  };
}

function both(...conditions: readonly Kept[]): Kept {
  return (group, place, end) => conditions.every((kept) => kept(group, place, end));
}

/** Words that are typed match a name, that of its group, or both with a slash between; several are alternatives. */
function searched(text: string): (group: MatrixGroup, end: MatrixEnd) => boolean {
  const wanted = text
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((word) => word !== '');
  if (wanted.length === 0) return () => true;
  return (group, end) => {
    const name = `${group.title}/${end.title}`.toLowerCase();
    return wanted.some((word) => name.includes(word));
  };
}

/** The rows and columns that have a cell with one of the verdicts that are looked for, among those that the search left. */
function withVerdicts(model: MatrixModel, layout: MatrixLayout, sources: Kept, destinations: Kept): Narrowed {
  if (layout.verdicts.length === 0) return { sources: all, destinations: all };
  const wanted = wantedIds(model, layout);
  const groups = new Map(model.groups.map((group) => [group.id, group]));
  const keptKinds = (kept: Kept) => (group: MatrixGroup) =>
    group.kinds.map((ends, place) => ends.some((end) => kept(group, place, end)));
  const rowsOf = once(keptKinds(sources));
  const columnsOf = once(keptKinds(destinations));
  const [rows, columns] = [new Set<string>(), new Set<string>()];
  for (const block of model.blocks) {
    const [source, destination] = [groups.get(block.from), groups.get(block.to)];
    if (source === undefined || destination === undefined) continue;
    if (!block.cells.some((id, at) => at % 2 === 0 && wanted.has(id))) continue;
    const [keptRows, keptColumns] = [rowsOf(source), columnsOf(destination)];
    const width = keptColumns.length;
    for (const [place, id] of cellsOf(block).entries()) {
      if (!wanted.has(id)) continue;
      const [row, column] = [Math.floor(place / width), place % width];
      if (keptRows[row] !== true || keptColumns[column] !== true) continue;
      if (connectionsIn(source, row, destination, column) === 0) continue;
      rows.add(`${source.id} ${row}`);
      columns.add(`${destination.id} ${column}`);
    }
  }
  return {
    sources: (group, place) => rows.has(`${group.id} ${place}`),
    destinations: (group, place) => columns.has(`${group.id} ${place}`),
  };
}

/** The ids of the verdicts that are looked for; empty: all. */
function wantedIds(model: MatrixModel, { verdicts }: MatrixLayout): ReadonlySet<number> {
  const wanted = new Set<string>(verdicts);
  return new Set(model.verdicts.filter(({ verdict }) => wanted.has(verdict)).map(({ id }) => id));
}

function once<T>(find: (group: MatrixGroup) => T): (group: MatrixGroup) => T {
  const known = new Map<MatrixGroup, T>();
  return (group) => {
    const found = known.get(group) ?? find(group);
    known.set(group, found);
    return found;
  };
}

function withChanges({ changes }: MatrixModel, { changed }: MatrixLayout): Narrowed {
  if (!changed) return { sources: all, destinations: all };
  const from = new Set(changes?.list.flatMap((change) => change.from));
  const to = new Set(changes?.list.flatMap((change) => change.to));
  return { sources: (_, __, end) => from.has(end.id), destinations: (_, __, end) => to.has(end.id) };
}
