import { runVitest } from '../support/vitest.mjs';

/** @type {import('../support/lane.mjs').Lane} */
export const isolation = {
  name: 'isolation',
  what: 'command and server without any network, and as a user who may not read everything',
  quick: false,
  after: ['build'],
  run: () => runVitest('isolation'),
};
