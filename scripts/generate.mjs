// Writes what is made from the sources: pages on rules and configuration, the outputs in docs/cli.md, the settings in
// package.json, the schema of .policy-lens.yaml, the texts to translate; the tables of facts on seccomp, where those lie beside the checkout.
// Usage: npm run generate [-- --check]   (--check: writes nothing, ends with 1 where something is stale)
import './support/require-node.cjs';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { clientTexts } from './generate/clientTexts.mjs';
import { configurationPage } from './generate/configuration.mjs';
import { refreshExamples } from './generate/console.mjs';
import { readFacts } from './generate/facts.mjs';
import { formatJson } from './generate/json.mjs';
import { knowledgeTables } from './generate/knowledge/index.mjs';
import { rulePages } from './generate/rules.mjs';
import { configurationSchema } from './generate/schema.mjs';
import { manifestSettings } from './generate/settings.mjs';
import { keyed } from './generate/texts.mjs';
import { inRoot } from './support/checkout.mjs';
import { installDependencies } from './support/install.mjs';
import { readOptions } from './support/options.mjs';
import { main } from './support/stop.mjs';

main(async () => {
  const { check: isCheck = false } = readOptions('npm run generate [-- --check]', {
    options: { check: { type: 'boolean' } },
  });
  await installDependencies();
  const facts = await readFacts();
  const texts = new Map([
    ...rulePages(facts),
    configurationPage(facts),
    ['schemas/policy-lens.schema.json', formatJson(configurationSchema(facts))],
    ...manifestWith(manifestSettings(facts)),
    ['l10n/bundle.l10n.json', `${JSON.stringify(clientTexts(), undefined, 2)}\n`],
    ...knowledgeTables(),
    ['docs/cli.md', await refreshExamples(read('docs/cli.md'), facts)],
  ]);
  mkdirSync(inRoot('docs/rules'), { recursive: true });
  const surplus = readdirSync(inRoot('docs/rules'))
    .map((name) => `docs/rules/${name}`)
    .filter((path) => !texts.has(path));
  const stale = [...texts].filter(([path, text]) => !existsSync(inRoot(path)) || read(path) !== text);
  if (isCheck) {
    for (const path of [...stale.map(([path]) => path), ...surplus]) console.error(`stale: ${path}`);
    if (stale.length + surplus.length === 0) return 0;
    console.error('Run: npm run generate');
    return 1;
  }
  for (const path of surplus) {
    rmSync(inRoot(path));
    console.log(`deleted ${path}`);
  }
  for (const [path, text] of stale) {
    mkdirSync(dirname(inRoot(path)), { recursive: true });
    writeFileSync(inRoot(path), text);
    console.log(`wrote ${path}`);
  }
  return 0;
});

/** @param {string} path */
function read(path) {
  return readFileSync(inRoot(path), 'utf8');
}

/**
 * The manifest with its settings, and the texts of both: those of the settings are made, the others are kept.
 * @param {object} configuration
 * @returns {[path: string, text: string][]}
 */
function manifestWith(configuration) {
  const manifest = JSON.parse(read('package.json'));
  /** @type {Record<string, string>} */
  const texts = {};
  manifest.contributes = { ...manifest.contributes, configuration: keyed(configuration, 'settings', texts) };
  const written = Object.entries(JSON.parse(read('package.nls.json')));
  const others = Object.fromEntries(written.filter(([key]) => !key.startsWith('settings.')));
  return [
    ['package.json', `${JSON.stringify(manifest, undefined, 2)}\n`],
    ['package.nls.json', `${JSON.stringify({ ...others, ...texts }, undefined, 2)}\n`],
  ];
}
