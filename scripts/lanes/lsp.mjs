import { runVitest } from '../support/vitest.mjs';

/** @type {import('../support/lane.mjs').Lane} */
export const lsp = {
  name: 'lsp',
  what: 'the language server over stdio, as an editor meets it',
  quick: false,
  after: ['build'],
  run: () => runVitest('lsp'),
};
