import { inRoot } from '../support/checkout.mjs';
import { runNode } from '../support/run.mjs';
import { runVitest } from '../support/vitest.mjs';

/** @type {import('../support/lane.mjs').Lane} */
export const packaging = {
  name: 'package',
  what: 'the VSIX: what it holds, and size budgets',
  quick: false,
  after: ['build'],
  async run() {
    const { code } = await runNode(inRoot('scripts/package.mjs'), []);
    return code === 0 ? runVitest('package') : { passed: 0, failed: 1 };
  },
};
