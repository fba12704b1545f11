import type { MatrixEnd, MatrixGroup, MatrixModel } from '../../../server/src/protocol/matrix.ts';
import type { MatrixLayout } from './matrixLayout.ts';
import { type Kept, matching } from './narrow.ts';

/** A row or a column. */
export type AxisLine =
  | { readonly kind: 'group'; readonly id: string; readonly group: MatrixGroup; readonly isOpen: boolean }
  | {
      readonly kind: 'end';
      readonly id: string;
      readonly group: MatrixGroup;
      /** The place of its kind in the group. */
      readonly place: number;
      readonly end: MatrixEnd;
    };

export interface Axes {
  readonly rows: readonly AxisLine[];
  readonly columns: readonly AxisLine[];
}

/** The rows and columns that show, after search, filters, and what the reader has opened. */
export function axesOf(model: MatrixModel, layout: MatrixLayout): Axes {
  const kept = matching(model, layout);
  const lost = layout.changed ? lostEnds(model) : { from: new Set<string>(), to: new Set<string>() };
  const linesAlong = (axis: 'sources' | 'destinations', ends: Kept, first: ReadonlySet<string>) => {
    const groups = model.groups
      .filter((group) => group.axis === 'both' || group.axis === axis)
      .map((group) => ({ group, lines: endsOf(group, ends, first) }))
      .filter(({ lines }) => lines.length > 0);
    return firstly(groups, ({ lines: [line] }) => line !== undefined && first.has(line.id)).flatMap(
      ({ group, lines }): readonly AxisLine[] => {
        const isOpen = isOpenGroup(group, layout);
        const head: AxisLine = { kind: 'group', id: group.id, group, isOpen };
        return isOpen ? [head, ...lines] : [head];
      },
    );
  };
  return {
    rows: linesAlong('sources', kept.sources, lost.from),
    columns: linesAlong('destinations', kept.destinations, lost.to),
  };
}

/** @param first the ends that come first */
function endsOf(group: MatrixGroup, kept: Kept, first: ReadonlySet<string>): readonly AxisLine[] {
  const ends = group.kinds.flatMap((kind, place) =>
    kind.flatMap((end): readonly AxisLine[] =>
      kept(group, place, end) ? [{ kind: 'end', id: end.id, group, place, end }] : [],
    ),
  );
  return firstly(ends, ({ id }) => first.has(id));
}

/** Among changes, what is lost comes before what is gained. */
function lostEnds({ changes }: MatrixModel): { readonly from: Set<string>; readonly to: Set<string> } {
  const lost = (changes?.list ?? []).filter(({ what }) => what !== 'gained');
  return {
    from: new Set(lost.flatMap(({ from }) => from)),
    to: new Set(lost.flatMap(({ to }) => to)),
  };
}

function firstly<T>(items: readonly T[], isFirst: (item: T) => boolean): readonly T[] {
  return [...items.filter(isFirst), ...items.filter((item) => !isFirst(item))];
}

/** What only changes are looked for in shows them at once. */
function isOpenGroup({ id, startsClosed }: MatrixGroup, { opened, closed, changed }: MatrixLayout): boolean {
  return startsClosed && !changed ? opened.includes(id) : !closed.includes(id);
}
