import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { inRoot } from '../support/checkout.mjs';

/**
 * Bundles the mocha suite that runs inside the extension host, as a folder that VS Code takes for an extension under
 * development. The extension that it tests is installed beside it.
 * @returns {Promise<{ folder: string, entry: string }>}
 */
export async function buildSuite() {
  const folder = inRoot('.cache/suite');
  rmSync(folder, { recursive: true, force: true });
  await build({
    absWorkingDir: inRoot(),
    entryPoints: ['test/vscode/suite/run.ts', 'test/vscode/suite/*.test.ts'],
    outdir: folder,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    sourcemap: 'inline',
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
  });
  const manifest = { name: 'suite', publisher: 'policy-lens', version: '0.0.0', engines: { vscode: '*' } };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  return { folder, entry: join(folder, 'run.cjs') };
}
