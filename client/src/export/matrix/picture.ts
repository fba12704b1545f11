import type { MatrixLegendEntry } from '../../../../server/src/protocol/matrix.ts';
import type { PreviewBasis } from '../../../../server/src/protocol/preview.ts';
import { matrixLegend } from '../../panels/matrixShape.ts';
import { basis } from '../../panels/modelShape.ts';
import { count, flag, listOf, oneOf, record, text } from '../../shape.ts';

/** A row or a column as it is drawn. */
export interface PictureLine {
  /** `shop/web`, `shop` */
  readonly name: string;
  readonly isGroup: boolean;
}

/** What cells say; those that say the same share one. */
export interface PictureSign {
  readonly sign: 'allowed' | 'some' | 'half' | 'denied' | 'unknown' | 'none' | 'self' | 'mixed';
  /** `Some ports, TCP 8080` */
  readonly words: string;
}

/** The matrix as it shows, with what is open and what is filtered: what is taken along. */
export interface MatrixPicture {
  readonly title: string;
  readonly basis: PreviewBasis;
  readonly rows: readonly PictureLine[];
  readonly columns: readonly PictureLine[];
  readonly signs: readonly PictureSign[];
  /** For each row the places of its cells' signs. */
  readonly cells: readonly (readonly number[])[];
  readonly legend: readonly MatrixLegendEntry[];
}

const line = record<PictureLine>({ name: text, isGroup: flag });

export const matrixPicture = record<MatrixPicture>({
  title: text,
  basis,
  rows: listOf(line),
  columns: listOf(line),
  signs: listOf(
    record<PictureSign>({
      sign: oneOf('allowed', 'some', 'half', 'denied', 'unknown', 'none', 'self', 'mixed'),
      words: text,
    }),
  ),
  cells: listOf(listOf(count)),
  legend: matrixLegend,
});

const silent: PictureSign = { sign: 'none', words: '' };

/** What each cell of a row says, in the order of the columns. */
export function signsOf({ cells, signs, columns }: MatrixPicture, row: number): readonly PictureSign[] {
  return columns.map((_, column) => signs[cells[row]?.[column] ?? -1] ?? silent);
}
