import { runVitest } from '../support/vitest.mjs';

/** @type {import('../support/lane.mjs').Lane} */
export const unit = {
  name: 'unit',
  what: 'unit tests, layers and house rules (vitest)',
  quick: true,
  run: () => runVitest('unit'),
};
