import { runVitest } from '../support/vitest.mjs';

/** @type {import('../support/lane.mjs').Lane} */
export const endurance = {
  name: 'endurance',
  what: 'thousands of random edits, planted mistakes and malformed texts: right answers, no exception, no hang',
  quick: false,
  run: () => runVitest('endurance', { minutes: 25 }),
};
