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
  const rowsOf = (axis: 'sources' | 'destinations', ends: Kept) =>
    model.groups
      .filter((group) => group.axis === 'both' || group.axis === axis)
      .flatMap((group) => linesOf(group, ends, layout));
  return { rows: rowsOf('sources', kept.sources), columns: rowsOf('destinations', kept.destinations) };
}

function linesOf(group: MatrixGroup, kept: Kept, layout: MatrixLayout): readonly AxisLine[] {
  const ends = group.kinds.flatMap((kind, place) =>
    kind.flatMap((end): readonly AxisLine[] =>
      kept(group, place, end) ? [{ kind: 'end', id: end.id, group, place, end }] : [],
    ),
  );
  if (ends.length === 0) return [];
  const isOpen = isOpenGroup(group, layout);
  const head: AxisLine = { kind: 'group', id: group.id, group, isOpen };
  return isOpen ? [head, ...ends] : [head];
}

function isOpenGroup({ id, startsClosed }: MatrixGroup, { opened, closed }: MatrixLayout): boolean {
  return startsClosed ? opened.includes(id) : !closed.includes(id);
}
