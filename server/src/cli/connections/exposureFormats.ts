import type { ConnectionRow } from '../../network/connections.ts';
import type { Exposure } from '../../network/exposure.ts';
import { plain } from '../text.ts';
import { type ExposureRow, exposureRows, exposureText } from './exposureText.ts';
import { type ConnectionFormat, connectionFormats } from './formats.ts';

type ExposureFormat = (
  rows: readonly ConnectionRow[],
  withCertainty: boolean,
  exposures: readonly Exposure[],
) => string;

/** The list with what is open to pods that may be added. */
export const exposureFormats: Readonly<Record<ConnectionFormat, ExposureFormat>> = {
  text: textOf,
  json: jsonOf,
  csv: (...asked) => asLines('csv', ...asked),
  markdown: (...asked) => asLines('markdown', ...asked),
  dot: (...asked) => asLines('dot', ...asked),
};

function textOf(
  rows: readonly ConnectionRow[],
  withCertainty: boolean,
  exposures: readonly Exposure[],
): string {
  const list = connectionFormats.text(rows, withCertainty);
  const exposed = exposureText(exposureRows(exposures, rows), exposures)
    .split('\n')
    .map((line) => line.split('\t').map(plain).join('\t'))
    .join('\n');
  return list === '' ? exposed : `${list}\n${exposed}`;
}

function jsonOf(
  rows: readonly ConnectionRow[],
  withCertainty: boolean,
  exposures: readonly Exposure[],
): string {
  const connections: unknown = JSON.parse(connectionFormats.json(rows, withCertainty));
  const unprotected = exposures
    .filter(({ isProtected }) => !isProtected)
    .map(({ id, direction }) => ({ workload: id, direction }));
  return `${JSON.stringify({ connections, exposure: exposureRows(exposures, rows), unprotected }, null, 2)}\n`;
}

/** The exposed peers as further ends of lines; those with addresses are in the list already. */
function asLines(
  format: 'csv' | 'markdown' | 'dot',
  rows: readonly ConnectionRow[],
  withCertainty: boolean,
  exposures: readonly Exposure[],
): string {
  return connectionFormats[format](
    [...rows, ...exposureRows(exposures, []).map(asConnection)],
    withCertainty,
  );
}

function asConnection({ workload, direction, peer, conn }: ExposureRow): ConnectionRow {
  const [src, dst] = direction === 'egress' ? [workload, peer] : [peer, workload];
  return { src, dst, conn, certainty: 'surely' };
}
