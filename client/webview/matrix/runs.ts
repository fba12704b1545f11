import type { MatrixBlock, MatrixGroup } from '../../../server/src/protocol/matrix.ts';

const unfolded = new WeakMap<readonly number[], Int32Array>();

/** The ids of a block's verdicts one by one, row by row. */
export function cellsOf({ cells }: MatrixBlock): Int32Array {
  const known = unfolded.get(cells);
  if (known !== undefined) return known;
  let length = 0;
  for (let at = 1; at < cells.length; at += 2) length += cells[at] ?? 0;
  const ids = new Int32Array(length);
  let place = 0;
  for (let at = 0; at < cells.length; at += 2) {
    const end = place + (cells[at + 1] ?? 0);
    ids.fill(cells[at] ?? 0, place, end);
    place = end;
  }
  unfolded.set(cells, ids);
  return ids;
}

/** How many connections a cell of a block stands for; of a workload with itself there is none. */
export function connectionsIn(from: MatrixGroup, row: number, to: MatrixGroup, column: number): number {
  const sources = from.kinds[row]?.length ?? 0;
  const destinations = to.kinds[column]?.length ?? 0;
  return sources * destinations - (from === to && row === column ? sources : 0);
}
