import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { inRoot } from '../support/checkout.mjs';
import { countChecks } from '../support/lane.mjs';
import { runNode } from '../support/run.mjs';

const runner = 'node_modules/vscode-tmgrammar-test/dist/unit.js';

/** @type {import('../support/lane.mjs').Lane} */
export const grammar = {
  name: 'grammar',
  what: 'the colours of policies and profiles, injected into small YAML and JSON grammars',
  quick: true,
  run: () => {
    const config = writeConfig();
    const tests = readdirSync(inRoot('test/grammar')).filter((name) => /\.test\.(yaml|json)$/.test(name));
    return countChecks(
      tests.map((name) => ({
        name,
        check: async () =>
          (await runNode(inRoot(runner), ['--config', config, inRoot('test/grammar', name)])).code === 0,
      })),
    );
  },
};

/** The contributions of package.json and the grammars that they are injected into; paths count from the file itself. */
function writeConfig() {
  const { contributes } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  const bases = ['yaml', 'json'].map((language) => ({
    language,
    scopeName: `source.${language}`,
    path: `test/grammar/base/${language}.tmLanguage.json`,
  }));
  const grammars = [...bases, ...contributes.grammars].map((one) => ({ ...one, path: `../${one.path}` }));
  const languages = bases.map(({ language }) => ({ id: language, extensions: [`.${language}`] }));
  mkdirSync(inRoot('.cache'), { recursive: true });
  const file = inRoot('.cache/grammars.json');
  writeFileSync(file, JSON.stringify({ contributes: { languages, grammars } }));
  return file;
}
