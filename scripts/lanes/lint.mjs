import { inRoot } from '../support/checkout.mjs';
import { countChecks } from '../support/lane.mjs';
import { runNode } from '../support/run.mjs';

/** @type {import('../support/lane.mjs').Lane} */
export const lint = {
  name: 'lint',
  what: 'Biome (format and lint), knip (unused files, exports and dependencies)',
  quick: true,
  run: () =>
    countChecks([
      {
        name: 'biome',
        check: () => succeeds('@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.']),
      },
      { name: 'knip', check: () => succeeds('knip/bin/knip.js', ['--no-progress']) },
    ]),
};

/**
 * @param {string} program inside node_modules
 * @param {string[]} args
 */
async function succeeds(program, args) {
  return (await runNode(inRoot('node_modules', program), args)).code === 0;
}
