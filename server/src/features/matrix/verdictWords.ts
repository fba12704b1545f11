import type { PortTable } from '../../network/classes/portTable.ts';
import { allPortsId, noPortsId } from '../../network/classes/portTable.ts';
import { formatPorts } from '../../network/ports.ts';
import type { CellVerdict, StoppedBy } from '../../network/table/verdicts.ts';
import type { MatrixLegendEntry, MatrixVerdictEntry } from '../../protocol/matrix.ts';

/** What the signs mean. */
export const matrixLegend: readonly MatrixLegendEntry[] = [
  { verdict: 'allowed', word: 'Allowed', meaning: 'on every port, by both sides' },
  { verdict: 'some', word: 'Some ports', meaning: 'on some ports only' },
  {
    verdict: 'half',
    word: 'One side only',
    meaning: 'the rules of one side allow it, the other side does not',
  },
  { verdict: 'denied', word: 'Denied', meaning: 'nothing gets through' },
  { verdict: 'unknown', word: 'Not known', meaning: 'it depends on what is not in these files' },
];

/** A verdict in words. */
export function verdictEntry(id: number, verdict: CellVerdict, ports: PortTable): MatrixVerdictEntry {
  const { surely, possibly, stoppedBy, isLed } = verdict;
  if (!isLed) return { id, verdict: 'none', word: 'No way in', text: 'no Ingress or route leads there' };
  if (stoppedBy !== undefined) return { id, verdict: 'half', ...stopWords[stoppedBy] };
  if (possibly === noPortsId) return { id, verdict: 'denied', word: 'Denied', text: '' };
  if (surely === allPortsId) return { id, verdict: 'allowed', word: 'Allowed', text: '' };
  const rest = ports.difference(possibly, surely);
  const perhaps = possibly === allPortsId ? 'any other port' : portWords(ports, rest);
  if (surely === noPortsId) {
    const text = possibly === allPortsId ? '' : `perhaps ${portWords(ports, possibly)}`;
    return { id, verdict: 'unknown', word: 'Not known', text };
  }
  const text = rest === noPortsId ? '' : `, perhaps ${perhaps}`;
  return { id, verdict: 'some', word: 'Some ports', text: `${portWords(ports, surely)}${text}` };
}

const stopWords: Readonly<Record<StoppedBy, Pick<MatrixVerdictEntry, 'word' | 'text'>>> = {
  source: { word: 'One side only', text: 'the sender’s policies stop it' },
  destination: { word: 'One side only', text: 'the receiver’s policies stop it' },
  ports: { word: 'No common port', text: 'the two sides allow different ports' },
};

/** `TCP 80, 443, UDP 53` */
function portWords(ports: PortTable, id: number): string {
  return formatPorts(ports.setOf(id)).replaceAll(',', ', ');
}
