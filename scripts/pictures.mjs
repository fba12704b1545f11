// Takes the README's pictures in a real VS Code and writes them to docs/images, with at most 128 colours each, since
// they are part of the packaged extension. More are not to be told from them: texts keep the colours of their edges.
// Usage: npm run pictures
import './support/require-node.cjs';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from './support/checkout.mjs';
import { findProgram } from './support/findProgram.mjs';
import { installDependencies } from './support/install.mjs';
import { run, runNode } from './support/run.mjs';
import { main, Stop } from './support/stop.mjs';
import { runVitest } from './support/vitest.mjs';
import { findChromium } from './workbench/chromium.mjs';
import { findHost } from './workbench/hosts.mjs';
import { prepareHost } from './workbench/prepare.mjs';

main(async () => {
  const pngquant = findProgram('pngquant');
  if (pngquant === undefined) throw new Stop('pngquant is missing: install it with your package manager.');
  await installDependencies();
  findChromium();
  await prepareHost(findHost());
  if ((await runNode(inRoot('scripts/package.mjs'), [])).code !== 0)
    throw new Stop('The extension could not be packaged; the messages are above.');
  const { failed } = await runVitest('pictures', { config: 'test/vscode/vitest.config.ts' });
  const folder = inRoot('docs/images');
  const pictures = readdirSync(folder).map((name) => join(folder, name));
  const limits = ['128', '--quality', '85-100', '--speed', '1', '--nofs'];
  const { code } = await run(pngquant, [...limits, '--strip', '--force', '--ext', '.png', ...pictures]);
  return failed === 0 && code === 0 ? 0 : 1;
});
