import type { MatrixModel, MatrixVerdict } from '../../../server/src/protocol/matrix.ts';
import { MatrixCells } from '../../support/matrixCells.ts';

const signs: Readonly<Record<MatrixVerdict, string>> = {
  allowed: 'A',
  some: 'S',
  half: 'H',
  denied: '.',
  unknown: '?',
  none: ' ',
};

/** A matrix as text, for golden files: rows call columns, and below them what is special about a cell. */
export function renderMatrix(model: MatrixModel): string {
  const cells = new MatrixCells(model);
  const { sources, destinations } = cells;
  const width = Math.max(...sources.map(({ id }) => id.length));
  const columns = destinations.map(({ id }, index) => `${String(index).padStart(3)} ${id}`);
  const rows = sources.map(({ id }) => {
    const line = destinations.map((to) => {
      if (to.id === id) return '\\';
      const entry = cells.at(id, to.id);
      return entry === undefined ? ' ' : signs[entry.verdict];
    });
    return `${id.padEnd(width)} ${line.map((sign) => `  ${sign}`).join('')}`;
  });
  const details = sources.flatMap(({ id }) =>
    destinations.flatMap((to) => {
      const entry = to.id === id ? undefined : cells.at(id, to.id);
      return entry === undefined || entry.text === '' || entry.verdict === 'none'
        ? []
        : [`${id} -> ${to.id}: ${entry.word}, ${entry.text}`];
    }),
  );
  return [
    `${model.title} of ${model.basis.what} ${model.basis.name}`,
    ...model.groups.map(
      ({ id, title, detail, axis, startsClosed, kinds }) =>
        `${id} | ${title} | ${detail} | ${axis}${startsClosed ? ' closed' : ''} | ${kinds
          .map((ends) => ends.map((end) => `${end.title} (${end.detail})`).join(' = '))
          .join(' | ')}`,
    ),
    ...(model.subject === undefined ? [] : [`at the cursor: ${model.subject.title}`]),
    ...columns,
    `${''.padEnd(width)} ${destinations.map((_, index) => String(index).padStart(3)).join('')}`,
    ...rows,
    ...details,
    ...model.notes.map(
      (note) =>
        `note: ${note.map((part) => (typeof part === 'string' ? part : JSON.stringify(part))).join('')}`,
    ),
    '',
  ].join('\n');
}
