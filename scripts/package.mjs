// Builds and packages the extension: dist/policy-lens-VERSION.vsix. It holds what package.json's "files" allows, nothing
// else.
// Usage: npm run package
import './support/require-node.cjs';
import { statSync } from 'node:fs';
import { inRoot, root, shown } from './support/checkout.mjs';
import { runNode } from './support/run.mjs';
import { main, Stop } from './support/stop.mjs';
import { vsixFile } from './support/vsix.mjs';

main(async () => {
  // Which also installs what is missing.
  if ((await runNode(inRoot('scripts/build.mjs'), [])).code !== 0)
    throw new Stop('The build failed; its messages are above.');
  const { createVSIX } = await import('@vscode/vsce');
  await createVSIX({
    cwd: root,
    packagePath: vsixFile(),
    // The bundles contain what they need.
    dependencies: false,
    rewriteRelativeLinks: false,
    allowMissingRepository: true,
  });
  console.log(`${shown(vsixFile())}: ${(statSync(vsixFile()).size / 1024).toFixed(0)} KB`);
  return 0;
});
