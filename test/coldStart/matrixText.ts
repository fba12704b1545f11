import type { MatrixView } from '../../client/webview/matrix/receive.ts';
import { cellsOf } from '../../client/webview/matrix/runs.ts';

/**
 * What a panel says by a matrix, whatever came before: of each pair its verdict in words. How workloads that fare alike are
 * put together, in what order, and how verdicts are numbered depends on what was met before; what is otherwise than at the
 * opening of a text depends on when it was opened.
 */
export function matrixText({ shown }: MatrixView): unknown {
  if (shown.kind !== 'model') return shown;
  const { changes: _, verdicts, blocks, groups, ...model } = shown.model;
  const words = new Map(verdicts.map(({ id, verdict, word, text }) => [id, `${verdict} ${word} ${text}`]));
  const kindsOf = new Map(groups.map(({ id, kinds }) => [id, kinds]));
  const pairs: string[] = [];
  for (const block of blocks) {
    const [rows, columns] = [kindsOf.get(block.from) ?? [], kindsOf.get(block.to) ?? []];
    for (const [place, id] of cellsOf(block).entries()) {
      const [row, column] = [Math.floor(place / columns.length), place % columns.length];
      for (const from of rows[row] ?? []) {
        for (const to of columns[column] ?? []) {
          if (from.id !== to.id) pairs.push(`${from.id} ${to.id}: ${words.get(id)}`);
        }
      }
    }
  }
  return {
    ...model,
    groups: groups.map(({ kinds, ...group }) => ({
      ...group,
      ends: kinds
        .flat()
        .map((end) => JSON.stringify(end))
        .sort(),
    })),
    pairs: pairs.sort(),
  };
}
