// The rooms of the server that are measured directly, bundled as the build bundles them.
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * @param {readonly string[]} modules below server/src
 * @returns {Promise<Readonly<Record<string, unknown>>>} all that they export, by its names
 */
export async function bundled(modules) {
  const { buildSync } = createRequire(join(root, 'package.json'))('esbuild');
  const folder = mkdtempSync(join(tmpdir(), 'policy-lens-bench-'));
  const outfile = join(folder, 'bundle.cjs');
  buildSync({
    stdin: {
      contents: modules.map((name) => `export * from './${name}';`).join('\n'),
      resolveDir: join(root, 'server/src'),
      loader: 'ts',
    },
    bundle: true,
    platform: 'node',
    mainFields: ['module', 'main'],
    outfile,
  });
  const { default: exports } = await import(pathToFileURL(outfile).href);
  rmSync(folder, { recursive: true });
  return exports;
}
