import { memo } from '../components/memo.ts';
import type { Faces } from './faces.ts';
import type { AxisLine } from './lines.ts';
import { cellRole } from './roles.ts';

interface CellProps {
  readonly faces: Faces;
  readonly row: AxisLine;
  readonly column: AxisLine;
  /** `3,12` */
  readonly place: string;
  /** As aria counts: the first is that of the row titles. */
  readonly index: number;
  /** Pixels from the left. */
  readonly left: number;
  readonly isActive: boolean;
  readonly isChosen: boolean;
}

/** One cell: its sign and shade are styles, its words a name for whoever points or listens. */
export const Cell = memo(({ faces, row, column, place, index, left, isActive, isChosen }: CellProps) => {
  const { sign, text, title, mark, isAside } = faces.at(row, column);
  const classes = [
    'cell',
    `sign-${sign}`,
    row.kind === 'group' || column.kind === 'group' ? 'summary-cell' : '',
    mark === undefined ? '' : `mark-${mark}`,
    isAside ? 'aside' : '',
    isChosen ? 'chosen' : '',
    text === '' ? '' : `share-${Math.floor(Number(text) / 25)}`,
  ];
  return (
    <div
      {...cellRole('gridcell', index, title)}
      class={classes.filter(Boolean).join(' ')}
      data-place={place}
      tabIndex={isActive ? 0 : -1}
      style={{ left: `${left}px` }}
    >
      {text}
    </div>
  );
});
