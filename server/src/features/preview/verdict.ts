import type { Fate } from '../../network/lanes/fate.ts';
import { isNoPort } from '../../network/ports.ts';
import type { Verdict } from '../../protocol/preview.ts';
import type { PortParts } from './portChips.ts';

/** The verdict of a row: what gets through counts, then what one side alone would let through. */
export function verdictOf(fate: Fate, parts: PortParts): Verdict {
  if (fate.blockedBy !== undefined) return 'partly';
  if (isNoPort(fate.possibly)) return 'denied';
  if (isNoPort(fate.somewhere)) return 'unknown';
  return isNoPort(parts.partly) && isNoPort(parts.denied) ? 'allowed' : 'partly';
}

/** How the verdict reads: of a partial one, what is missing from the whole. */
export function verdictWord(verdict: Verdict, fate: Fate): string {
  if (verdict !== 'partly') return wholeWords[verdict];
  if (fate.blockedBy !== undefined) return fate.blockedBy === 'ports' ? 'No common port' : 'One side only';
  return isNoPort(fate.surely) ? 'Some workloads' : 'Some ports';
}

export const wholeWords: Readonly<Record<Exclude<Verdict, 'partly'>, string>> = {
  allowed: 'Allowed',
  denied: 'Denied',
  unknown: 'Not known',
};
