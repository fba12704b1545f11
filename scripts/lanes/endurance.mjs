import { runVitest } from '../support/vitest.mjs';

/** @type {import('../support/lane.mjs').Lane} */
export const endurance = {
  name: 'endurance',
  what: 'thousands of random edits and malformed texts: same answers as a cold start, no exception, no hang',
  quick: false,
  run: () => runVitest('endurance'),
};
