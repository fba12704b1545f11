import type { Verdict } from '../../../../server/src/protocol/preview.ts';

const signs: Readonly<Record<Verdict, string>> = {
  allowed: '✓',
  partly: '◐',
  denied: '✕',
  unknown: '?',
};

/** Stands before the word in a picture, which has no icons. */
export function verdictSign(verdict: Verdict): string {
  return signs[verdict];
}
