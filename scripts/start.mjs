// From a fresh clone to VS Code on the sample workspace with the extension running.
// Usage: npm start [-- [--no-workbench] [--browser] [--port N]]
import './support/require-node.cjs';
import { inRoot, shown } from './support/checkout.mjs';
import { installDependencies } from './support/install.mjs';
import { readOptions } from './support/options.mjs';
import { runNode } from './support/run.mjs';
import { main, Stop } from './support/stop.mjs';
import { openInBrowser } from './workbench/browser.mjs';
import { openOnDesktop } from './workbench/desktop.mjs';

const usage = 'npm start [-- [--no-workbench] [--browser] [--port N]]';

const sample = inRoot('samples/shop');

main(async () => {
  const values = readOptions(usage, {
    options: { 'no-workbench': { type: 'boolean' }, browser: { type: 'boolean' }, port: { type: 'string' } },
  });
  const port = portNumber(values.port);
  await installDependencies();

  heading('Building');
  if ((await runNode(inRoot('scripts/build.mjs'), [])).code !== 0)
    throw new Stop('The build failed; its messages are above.');

  heading(`Findings in ${shown(sample)}`);
  await tell('check');
  heading(`Connections in ${shown(sample)}`);
  await tell('connections');

  if (values['no-workbench']) return 0;
  heading('VS Code');
  if (!values.browser && port === undefined && (await openOnDesktop(sample))) return 0;
  return openInBrowser(sample, port);
});

/** @param {string} text */
function heading(text) {
  console.log(`\n== ${text}`);
}

/**
 * Runs one command of the command line over the sample. Exit code 1 says that there are findings: the sample has some.
 * @param {string} command
 */
async function tell(command) {
  const { code } = await runNode(inRoot('dist/cli.cjs'), [command, sample]);
  if (code > 1) throw new Stop(`"policy-lens ${command}" ended with ${code}; its message is above.`);
}

/** @param {string | undefined} text */
function portNumber(text) {
  if (text === undefined) return undefined;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Stop(`--port ${text} is no port number from 1 to 65535.`);
  return port;
}
