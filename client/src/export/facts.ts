import type { PreviewLane, PreviewModel, PreviewRow } from '../../../server/src/protocol/preview.ts';

/** A row with where it stands. */
export interface PlacedRow {
  readonly lane: PreviewLane;
  /** The title of its group; undefined for the last row, which is all the rest. */
  readonly group: string | undefined;
  readonly row: PreviewRow;
}

/** All rows of a view in the order in which they are read. */
export function placedRows({ lanes }: PreviewModel): readonly PlacedRow[] {
  return lanes.flatMap((lane) => [
    ...lane.groups.flatMap(({ title, rows }) => rows.map((row) => ({ lane, group: title, row }))),
    ...(lane.rest === undefined ? [] : [{ lane, group: undefined, row: lane.rest }]),
  ]);
}
