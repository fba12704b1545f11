// Takes the README's pictures in a real VS Code and writes them to docs/images.
// Usage: npm run pictures
import './support/require-node.cjs';
import { inRoot } from './support/checkout.mjs';
import { installDependencies } from './support/install.mjs';
import { runNode } from './support/run.mjs';
import { main, Stop } from './support/stop.mjs';
import { runVitest } from './support/vitest.mjs';
import { findChromium } from './workbench/chromium.mjs';
import { findHost } from './workbench/hosts.mjs';
import { prepareHost } from './workbench/prepare.mjs';

main(async () => {
  await installDependencies();
  findChromium();
  await prepareHost(findHost());
  if ((await runNode(inRoot('scripts/package.mjs'), [])).code !== 0)
    throw new Stop('The extension could not be packaged; the messages are above.');
  const { failed } = await runVitest('pictures', { config: 'test/vscode/vitest.config.ts' });
  return failed === 0 ? 0 : 1;
});
