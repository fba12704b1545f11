import type { MatrixEnd, MatrixModel, MatrixVerdictEntry } from '../../server/src/protocol/matrix.ts';

/** A matrix with its kinds and runs undone: the verdict of each source with each destination. */
export class MatrixCells {
  readonly sources: readonly MatrixEnd[];
  readonly destinations: readonly MatrixEnd[];
  readonly #entries = new Map<string, MatrixVerdictEntry>();

  constructor({ groups, verdicts, blocks }: MatrixModel) {
    const endsOn = (axis: 'sources' | 'destinations'): readonly MatrixEnd[] =>
      groups
        .filter((group) => group.axis === 'both' || group.axis === axis)
        .flatMap(({ kinds }) => kinds.flat());
    this.sources = endsOn('sources');
    this.destinations = endsOn('destinations');
    for (const block of blocks) {
      const ids: number[] = [];
      for (let at = 0; at < block.cells.length; at += 2) {
        const [id = -1, length = 0] = block.cells.slice(at, at + 2);
        for (let count = 0; count < length; count++) ids.push(id);
      }
      const rows = groups.find(({ id }) => id === block.from)?.kinds ?? [];
      const columns = groups.find(({ id }) => id === block.to)?.kinds ?? [];
      if (ids.length !== rows.length * columns.length)
        throw new Error(`${block.from} ${block.to}: wrong size`);
      for (const [row, from] of rows.entries()) {
        for (const [column, to] of columns.entries()) {
          const entry = verdicts.find(({ id }) => id === ids[row * columns.length + column]);
          if (entry === undefined) throw new Error('a cell names no verdict');
          for (const one of from) for (const other of to) this.#entries.set(`${one.id} ${other.id}`, entry);
        }
      }
    }
  }

  /** Undefined where nothing is said. */
  at(from: string, to: string): MatrixVerdictEntry | undefined {
    return this.#entries.get(`${from} ${to}`);
  }
}
