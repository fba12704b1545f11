// Builds dist/: the extension's client, the language server, the command line and what runs in the panels.
// Usage: npm run build [-- [--watch] [--development]]   (--development: readable, with source maps)
import './support/require-node.cjs';
import { mkdirSync, writeFileSync } from 'node:fs';
import { bundles } from './bundles.mjs';
import { inRoot } from './support/checkout.mjs';
import { installDependencies } from './support/install.mjs';
import { readOptions } from './support/options.mjs';
import { runNode } from './support/run.mjs';
import { main } from './support/stop.mjs';

main(async () => {
  const { watch = false, development = false } = readOptions('npm run build [-- [--watch] [--development]]', {
    options: { watch: { type: 'boolean' }, development: { type: 'boolean' } },
  });
  await installDependencies();
  const { context } = await import('esbuild');
  const all = bundles({ development: watch || development });

  const contexts = await Promise.all(all.map((options) => context(options)));
  if (watch) {
    await Promise.all(contexts.map((one) => one.watch()));
    console.log('Watching client/ and server/; Ctrl-C ends it.');
    return 0;
  }
  try {
    const results = await Promise.all(contexts.map((one) => one.rebuild()));
    const outputs = Object.assign({}, ...results.map((result) => result.metafile?.outputs));
    for (const file of Object.keys(outputs).sort()) {
      console.log(`${(outputs[file].bytes / 1024).toFixed(1).padStart(8)} KB  ${file}`);
    }
    // What each bundle is made of, for whoever wonders why it grew.
    mkdirSync(inRoot('.cache'), { recursive: true });
    writeFileSync(inRoot('.cache/bundles.json'), JSON.stringify({ outputs }, null, 1));
  } catch {
    // esbuild has printed its messages.
    return 1;
  } finally {
    await Promise.all(contexts.map((one) => one.dispose()));
  }
  const { code, output } = await runNode(inRoot('scripts/keep-compiled.mjs'), [], { output: 'keep' });
  if (code !== 0) console.error(output);
  return code;
});
