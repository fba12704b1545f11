import type { MatrixModel } from '../../../server/src/protocol/matrix.ts';
import type { MatrixPicture, PictureLine, PictureSign } from '../../src/export/matrix/picture.ts';
import { type Faces, nameOf } from './faces.ts';
import type { Axes, AxisLine } from './lines.ts';

/** The table as it shows, to be taken along. */
export function pictureOf(model: MatrixModel, { rows, columns }: Axes, faces: Faces): MatrixPicture {
  const signs: PictureSign[] = [];
  const places = new Map<string, number>();
  const placeOf = (sign: PictureSign): number => {
    const key = `${sign.sign} ${sign.words}`;
    const known = places.get(key) ?? signs.push(sign) - 1;
    places.set(key, known);
    return known;
  };
  const cells = rows.map((row) =>
    columns.map((column) => {
      const { sign, words } = faces.at(row, column);
      return placeOf({ sign, words });
    }),
  );
  const { title, basis, legend } = model;
  return { title, basis, rows: rows.map(lineOf), columns: columns.map(lineOf), signs, cells, legend };
}

function lineOf(line: AxisLine): PictureLine {
  return { name: nameOf(line), isGroup: line.kind === 'group' };
}
