import type { Fate } from '../../network/fate.ts';
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
