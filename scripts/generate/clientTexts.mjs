import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { inRoot } from '../support/checkout.mjs';

/**
 * All that the extension and its panels say beside what the server tells: what a translation has to hold. VS Code hands the
 * file of its language, `l10n/bundle.l10n.de.json` for German, to the extension, which hands it to its panels.
 * @returns {Record<string, string>} each text under itself, sorted
 */
export function clientTexts() {
  const files = readdirSync(inRoot('client'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.includes('node_modules'))
    .map((name) =>
      ts.createSourceFile(name, readFileSync(join(inRoot('client'), name), 'utf8'), ts.ScriptTarget.Latest),
    );
  const texts = new Set(files.flatMap(textsIn));
  return Object.fromEntries([...texts].sort().map((text) => [text, text]));
}

/**
 * What is looked up in a file: `t('text')` and `l10n.t('text')`.
 * @param {ts.SourceFile} file
 * @returns {string[]}
 * @throws where a text is not written out, so that nobody could translate it
 */
function textsIn(file) {
  /** @type {string[]} */
  const found = [];
  /** @param {ts.Node} node */
  const visit = (node) => {
    if (ts.isCallExpression(node) && /^(?:l10n\.)?t$/.test(node.expression.getText(file))) {
      const [text] = node.arguments;
      if (text === undefined || !ts.isStringLiteralLike(text))
        throw new Error(`${file.fileName}: ${node.getText(file)} has no text that could be translated`);
      found.push(text.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}
