import { type ConnectionRow, formatConnections } from '../../network/connections.ts';
import { dotGraph } from '../dot.ts';
import { csvTable, markdownTable, type Table } from '../tables.ts';
import { plain } from '../text.ts';

export type ConnectionFormat = 'text' | 'json' | 'csv' | 'markdown' | 'dot';

/**
 * The list as the text of its format.
 * @param withCertainty whether the files may not be all there is, so that each row says how sure it is
 */
export type Format = (rows: readonly ConnectionRow[], withCertainty: boolean) => string;

export const connectionFormats: Readonly<Record<ConnectionFormat, Format>> = {
  text: textOf,
  json: jsonOf,
  csv: (rows, withCertainty) => csvTable(table(rows, withCertainty)),
  markdown: (rows, withCertainty) => markdownTable(table(rows, withCertainty)),
  dot: dotOf,
};

function textOf(rows: readonly ConnectionRow[], withCertainty: boolean): string {
  const marked = withCertainty
    ? rows.map((row) => ({ ...row, conn: `${row.conn} (${row.certainty})` }))
    : rows;
  return formatConnections(marked, visibleNames());
}

/** Names come from any file, so that what a terminal would obey is made visible. */
function visibleNames(): (name: string) => string {
  const known = new Map<string, string>();
  return (name) => {
    const found = known.get(name) ?? plain(name);
    known.set(name, found);
    return found;
  };
}

function jsonOf(rows: readonly ConnectionRow[], withCertainty: boolean): string {
  const shown = rows.map(({ src, dst, conn, certainty }) =>
    withCertainty ? { src, dst, conn, certainty } : { src, dst, conn },
  );
  return shown.length === 0
    ? '[]\n'
    : `[\n${shown.map((row) => `  ${JSON.stringify(row)}`).join(',\n')}\n]\n`;
}

function columns(row: ConnectionRow, withCertainty: boolean): readonly string[] {
  const { src, dst, conn, certainty } = row;
  return withCertainty ? [src, dst, conn, certainty] : [src, dst, conn];
}

function heading(withCertainty: boolean): readonly string[] {
  return withCertainty ? ['src', 'dst', 'conn', 'certainty'] : ['src', 'dst', 'conn'];
}

function table(rows: readonly ConnectionRow[], withCertainty: boolean): Table {
  return [heading(withCertainty), ...rows.map((row) => columns(row, withCertainty))];
}

/** For Graphviz: dashed is what is not sure. */
function dotOf(rows: readonly ConnectionRow[], withCertainty: boolean): string {
  return dotGraph(
    'connections',
    rows.map(({ src, dst, conn, certainty }) => ({
      src,
      dst,
      label: conn,
      ...(withCertainty && certainty === 'possibly' ? { style: 'style=dashed' } : {}),
    })),
  );
}
