import { memo } from '../components/memo.ts';
import { AxisTitle } from './AxisTitle.tsx';
import { Cell } from './Cell.tsx';
import type { Faces } from './faces.ts';
import type { AxisLine } from './lines.ts';
import { rowRole } from './roles.ts';

/** A line with its place on its axis. */
export interface PlacedLine {
  readonly line: AxisLine;
  readonly at: number;
}

interface GridRowProps {
  readonly faces: Faces;
  readonly line: AxisLine;
  readonly at: number;
  readonly columns: readonly PlacedLine[];
  /** Pixels from the top, and the size of a cell and of the row titles. */
  readonly top: number;
  readonly cell: number;
  readonly side: number;
  /** The column that has the keyboard, in this row alone; -1 is the title. */
  readonly activeColumn: number | undefined;
  /** The column whose cell is told in detail. */
  readonly chosenColumn: number | undefined;
}

/** A row: its title, which stays in sight, and the cells of the columns that are drawn. */
export const GridRow = memo((props: GridRowProps) => {
  const { faces, line, at, columns, top, cell, side, activeColumn, chosenColumn } = props;
  return (
    <div
      {...rowRole(at + 2)}
      class={`grid-row row-of-${line.kind}`}
      style={{ top: `${top}px`, height: `${cell}px` }}
    >
      <AxisTitle line={line} axis="row" place={`${at},-1`} index={1} isActive={activeColumn === -1} />
      {columns.map((column) => (
        <Cell
          key={column.at}
          faces={faces}
          row={line}
          column={column.line}
          place={`${at},${column.at}`}
          index={column.at + 2}
          left={side + column.at * cell}
          isActive={activeColumn === column.at}
          isChosen={chosenColumn === column.at}
        />
      ))}
    </div>
  );
});
