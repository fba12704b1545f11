import { mkdirSync, rmSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { inRoot, root } from '../support/checkout.mjs';

/**
 * @typedef {typeof import('../../server/src/rules/registry.ts')
 *   & typeof import('../../server/src/assembly/configurationSchema.ts')
 *   & typeof import('../../server/src/workspace/settingDeclarations.ts')
 *   & Pick<typeof import('../../server/src/cli/program.ts'), 'run'>} Facts
 */

const modules = [
  'rules/registry.ts',
  'assembly/configurationSchema.ts',
  'workspace/settingDeclarations.ts',
  'cli/program.ts',
];

/**
 * What the sources declare: rules, settings, the shape of our own configuration, and the command line itself.
 * @returns {Promise<Facts>}
 */
export async function readFacts() {
  const folder = inRoot('.cache/generate');
  const outfile = `${folder}/facts-${process.pid}.cjs`;
  mkdirSync(folder, { recursive: true });
  // Loaded only now, when it is installed for sure.
  const { build } = await import('esbuild');
  await build({
    absWorkingDir: root,
    stdin: {
      contents: modules.map((file) => `export * from './server/src/${file}';`).join('\n'),
      resolveDir: root,
    },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    mainFields: ['module', 'main'],
    outfile,
    logLevel: 'error',
  });
  const { default: facts } = await import(pathToFileURL(outfile).href);
  rmSync(outfile);
  return facts;
}
