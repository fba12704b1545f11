import { inRoot } from '../support/checkout.mjs';
import { untilInterrupted } from '../support/interrupt.mjs';
import { runNode } from '../support/run.mjs';
import { Stop } from '../support/stop.mjs';
import { vsixFile } from '../support/vsix.mjs';
import { findHost } from './hosts.mjs';
import { prepareHost } from './prepare.mjs';
import { serveWorkbench } from './serve.mjs';
import { quietSettings } from './settings.mjs';

/**
 * Serves VS Code with the extension to this machine's browser until Ctrl-C.
 * @param {string} folder
 * @param {number | undefined} port
 * @returns {Promise<number>} the exit code
 */
export async function openInBrowser(folder, port) {
  const host = findHost();
  await prepareHost(host);
  const packaged = await runNode(inRoot('scripts/package.mjs'), [], { output: 'keep' });
  if (packaged.code !== 0) throw new Stop(`The extension can't be packaged:\n${packaged.output.trim()}`);
  console.log(`Starting VS Code ${host.version} ...`);
  const workbench = await serveWorkbench(host, {
    folder,
    data: inRoot('.cache/workbench'),
    vsix: vsixFile(),
    settings: quietSettings,
    ...(port === undefined ? {} : { port }),
  });
  console.log(`\nOpen this address in a browser on this machine:\n\n    ${workbench.address()}\n`);
  console.log('It asks for no password and can use a terminal as you: end it when others use this machine.');
  console.log('Ctrl-C ends it.');
  await untilInterrupted();
  console.log('\nEnding VS Code ...');
  await workbench.stop();
  return 0;
}
