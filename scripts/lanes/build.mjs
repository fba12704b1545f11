import { inRoot } from '../support/checkout.mjs';
import { countChecks } from '../support/lane.mjs';
import { runNode } from '../support/run.mjs';

/** @type {import('../support/lane.mjs').Lane} */
export const build = {
  name: 'build',
  what: 'the bundles in dist/, which the lanes below it use',
  quick: false,
  run: () =>
    countChecks([
      { name: 'esbuild', check: async () => (await runNode(inRoot('scripts/build.mjs'), [])).code === 0 },
    ]),
};
