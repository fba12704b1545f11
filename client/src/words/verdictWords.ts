import type { Verdict } from '../../../server/src/protocol/preview.ts';

/** How the verdict of a chip reads; a row says more closely in its own word what it is about. */
export const verdictWords: Readonly<Record<Verdict, string>> = {
  allowed: 'Allowed',
  partly: 'Partly',
  denied: 'Denied',
  unknown: 'Not known',
};
