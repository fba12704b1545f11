import type { PreviewRow, Verdict } from '../../../server/src/protocol/preview.ts';

/** How a verdict reads on its own, in the legend and on a port. */
export const verdictWords: Readonly<Record<Verdict, string>> = {
  allowed: 'Allowed',
  partly: 'One side only, or some ports',
  denied: 'Denied',
  unknown: 'Not known',
};

/** How a row's verdict reads: a partial one says whether the ports differ or the sides do, where the ports tell. */
export function rowWord({ verdict, ports }: Pick<PreviewRow, 'verdict' | 'ports'>): string {
  if (verdict !== 'partly' || ports.length === 0) return verdictWords[verdict];
  if (ports.some((port) => port.verdict === 'allowed')) return 'Some ports';
  return ports.every((port) => port.verdict === 'partly') ? 'One side only' : verdictWords.partly;
}
