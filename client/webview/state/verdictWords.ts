import type { Verdict } from '../../../server/src/protocol/preview.ts';

/** How a verdict reads in the legend and on a port; a row says more closely what is partial in its own word. */
export const verdictWords: Readonly<Record<Verdict, string>> = {
  allowed: 'Allowed',
  partly: 'Partly',
  denied: 'Denied',
  unknown: 'Not known',
};
