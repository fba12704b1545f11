// Runs the suite of the extension host in a desktop VS Code, which is downloaded from Microsoft the first time.
// Usage: npm run test:desktop [-- VERSION]   (default: the oldest version that the extension supports)
import './support/require-node.cjs';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { inRoot, resultsFolder, root } from './support/checkout.mjs';
import { atEnd } from './support/interrupt.mjs';
import { main } from './support/stop.mjs';
import { quietSettings } from './workbench/settings.mjs';
import { buildSuite } from './workbench/suite.mjs';

main(async () => {
  const { engines } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  const version = process.argv[2] ?? engines.vscode.replace('^', '');
  const suite = await buildSuite();
  const temporary = mkdtempSync(join(tmpdir(), 'policy-lens-desktop-'));
  atEnd(() => rmSync(temporary, { recursive: true, force: true }));
  const workspace = join(temporary, 'shop');
  cpSync(inRoot('samples/shop'), workspace, { recursive: true });
  const data = join(temporary, 'data');
  mkdirSync(join(data, 'User'), { recursive: true });
  writeFileSync(join(data, 'User/settings.json'), JSON.stringify(quietSettings));
  mkdirSync(resultsFolder, { recursive: true });
  const results = join(resultsFolder, 'desktop-suite.json');
  const code = await runTests({
    version,
    extensionDevelopmentPath: [root, suite.folder],
    extensionTestsPath: suite.entry,
    extensionTestsEnv: { POLICY_LENS_SUITE_RESULTS: results },
    launchArgs: [workspace, '--user-data-dir', data, '--disable-extensions', '--disable-workspace-trust'],
  });
  const { stats } = JSON.parse(readFileSync(results, 'utf8'));
  console.log(`${stats.passes} passed, ${stats.failures} failed`);
  return code;
});
