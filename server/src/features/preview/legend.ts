import type { LegendEntry } from '../../protocol/preview.ts';

/** What the signs mean where connections are shown. */
export const trafficLegend: readonly LegendEntry[] = [
  { verdict: 'allowed', word: 'Allowed', meaning: 'the sending and the receiving side both allow it' },
  {
    verdict: 'partly',
    word: 'Partly',
    meaning: 'one of the two sides denies it, or it holds for some of the ports or workloads only',
  },
  { verdict: 'denied', word: 'Denied', meaning: 'nothing gets through' },
  { verdict: 'unknown', word: 'Not known', meaning: 'it depends on what is not in these files' },
];
