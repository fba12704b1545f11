import type { AxisLine } from './lines.ts';

/** A place in the grid; -1 is the row of column titles, and the column of row titles. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

export interface GridSize {
  readonly rows: number;
  readonly columns: number;
  /** How many rows and columns can be seen at once. */
  readonly page: number;
}

/** Where a key leads to from a place, as in other grids; undefined where it means nothing here. */
export function moveBy(
  place: Place,
  key: string,
  isFar: boolean,
  { rows, columns, page }: GridSize,
): Place | undefined {
  const to = (row: number, column: number): Place => ({
    row: Math.max(-1, Math.min(rows - 1, row)),
    column: Math.max(-1, Math.min(columns - 1, column)),
  });
  switch (key) {
    case 'ArrowDown':
      return to(isFar ? rows - 1 : place.row + 1, place.column);
    case 'ArrowUp':
      return to(isFar ? 0 : place.row - 1, place.column);
    case 'ArrowRight':
      return to(place.row, isFar ? columns - 1 : place.column + 1);
    case 'ArrowLeft':
      return to(place.row, isFar ? 0 : place.column - 1);
    case 'PageDown':
      return to(place.row + page, place.column);
    case 'PageUp':
      return to(Math.max(0, place.row - page), place.column);
    case 'Home':
      return isFar ? to(0, 0) : to(place.row, 0);
    case 'End':
      return isFar ? to(rows - 1, columns - 1) : to(place.row, columns - 1);
    default:
      return undefined;
  }
}

/** The place of a line after rows or columns have changed; the nearest one where it is gone. */
export function settle(lines: readonly AxisLine[], id: string | undefined, at: number): number {
  if (at < 0) return -1;
  const found = lines.findIndex((line) => line.id === id);
  return found >= 0 ? found : Math.min(at, lines.length - 1);
}
