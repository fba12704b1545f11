import { count } from '../../../base/words.ts';
import type { Risk } from './risk.ts';

/**
 * A file's risk in one line: `Leaves open: 3 calls of high risk, 1 way around its own rules`; undefined where there is
 * nothing of that.
 */
export function riskSummary({ open, ways }: Risk): string | undefined {
  const high = open.filter(({ danger }) => danger.level === 'high').length;
  const parts = [
    ...(high === 0 ? [] : [`${count(high, 'call')} of high risk`]),
    ...(ways.length === 0 ? [] : [`${count(ways.length, 'way')} around its own rules`]),
  ];
  return parts.length === 0 ? undefined : `Leaves open: ${parts.join(', ')}`;
}
