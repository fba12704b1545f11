import { runVitest } from '../support/vitest.mjs';
import { findChromium } from '../workbench/chromium.mjs';
import { findHost } from '../workbench/hosts.mjs';
import { prepareHost } from '../workbench/prepare.mjs';

/** @type {import('../support/lane.mjs').Lane} */
export const extensionHost = {
  name: 'extension-host',
  what: 'the packaged extension by way of the vscode API, inside a real VS Code (mocha)',
  quick: false,
  after: ['package'],
  run: () => inWorkbench('extension-host'),
};

/** @type {import('../support/lane.mjs').Lane} */
export const workbench = {
  name: 'workbench',
  what: 'the packaged extension as a user meets it: a real VS Code in a browser, keys and screen',
  quick: false,
  after: ['package'],
  run: () => inWorkbench('workbench'),
};

/** @param {string} project */
async function inWorkbench(project) {
  findChromium();
  await prepareHost(findHost());
  return runVitest(project, { config: 'test/vscode/vitest.config.ts', minutes: 22 });
}
