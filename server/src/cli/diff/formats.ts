import type { DifferenceRow } from '../../network/changes/differenceRows.ts';
import { dotGraph } from '../dot.ts';
import { csvTable, markdownTable } from '../tables.ts';
import { plain } from '../text.ts';

export type DiffFormat = 'text' | 'json' | 'csv' | 'markdown' | 'dot';

export const diffFormats: Readonly<Record<DiffFormat, (rows: readonly DifferenceRow[]) => string>> = {
  text: textOf,
  json: jsonOf,
  csv: (rows) => csvTable(table(rows)),
  markdown: (rows) => markdownTable(table(rows)),
  dot: dotOf,
};

/** As netpol-analyzer writes it; nothing where nothing differs. */
function textOf(rows: readonly DifferenceRow[]): string {
  if (rows.length === 0) return '';
  const lines = rows.map((row) => {
    const { type, src, dst, before, after } = row;
    const info = workloadInfo(row);
    const ends = `source: ${plain(src)}, destination: ${plain(dst)}`;
    return `diff-type: ${type}, ${ends}, ref1: ${before}, ref2: ${after}${info === '' ? '' : `, workloads-diff-info: ${plain(info)}`}\n`;
  });
  return `Connectivity diff:\n${lines.join('')}`;
}

/** `workload shop/web[Deployment] added`; where both ends came or went they are named together. */
function workloadInfo({ added, removed }: DifferenceRow): string {
  if (added.length > 0) return `workload ${added.join(' and ')} added`;
  return removed.length > 0 ? `workload ${removed.join(' and ')} removed` : '';
}

function jsonOf(rows: readonly DifferenceRow[]): string {
  const shown = rows.map(({ type, src, dst, before, after, added, removed }) =>
    JSON.stringify({ type, src, dst, before, after, added, removed }),
  );
  return shown.length === 0 ? '[]\n' : `[\n${shown.map((row) => `  ${row}`).join(',\n')}\n]\n`;
}

function table(rows: readonly DifferenceRow[]): readonly (readonly string[])[] {
  return [
    ['diff-type', 'source', 'destination', 'ref1', 'ref2', 'workloads-diff-info'],
    ...rows.map((row) => [row.type, row.src, row.dst, row.before, row.after, workloadInfo(row)]),
  ];
}

const styles: Readonly<Record<DifferenceRow['type'], string>> = {
  added: 'color=darkgreen, style=bold',
  removed: 'color=red, style=dashed',
  changed: 'color=blue',
};

/** For Graphviz: told apart by colour, by the kind of line and by the label. */
function dotOf(rows: readonly DifferenceRow[]): string {
  return dotGraph(
    'differences',
    rows.map(({ type, src, dst, before, after }) => ({
      src,
      dst,
      label: type === 'changed' ? `${before} -> ${after}` : `${type}: ${type === 'added' ? after : before}`,
      style: styles[type],
    })),
  );
}
