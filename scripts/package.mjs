// Packages the extension: dist/policy-lens-VERSION.vsix. It holds what package.json's "files" allows, nothing else.
// Usage: node scripts/package.mjs   (after a build)
import './support/require-node.mjs';
import { statSync } from 'node:fs';
import { createVSIX } from '@vscode/vsce';
import { root, shown } from './support/checkout.mjs';
import { main } from './support/stop.mjs';
import { vsixFile } from './support/vsix.mjs';

main(async () => {
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
