// Says what redhat.vscode-yaml says of every YAML file: keys that stand twice, and brackets that stay open.
const { Diagnostic, languages, Range, workspace } = require('vscode');

/** @param {import('vscode').ExtensionContext} context */
exports.activate = (context) => {
  const collection = languages.createDiagnosticCollection('yaml');
  const look = (/** @type {import('vscode').TextDocument} */ document) => {
    if (document.languageId !== 'yaml') return;
    /** @type {import('vscode').Diagnostic[]} */
    const found = [];
    const seen = new Set();
    const tell = (/** @type {number} */ line, /** @type {string} */ message) =>
      found.push(new Diagnostic(new Range(line, 0, line, 20), message));
    for (let index = 0; index < document.lineCount; index += 1) {
      const { text } = document.lineAt(index);
      const key = /^ *[\w.-]+:/.exec(text)?.[0];
      if (key !== undefined && seen.has(key)) tell(index, 'Map keys must be unique');
      if (/\[[^\]]*$/.test(text)) tell(index, 'Flow sequence is not closed');
      if (key !== undefined) seen.add(key);
    }
    collection.set(document.uri, found);
  };
  workspace.textDocuments.forEach(look);
  context.subscriptions.push(
    collection,
    workspace.onDidOpenTextDocument(look),
    workspace.onDidChangeTextDocument(({ document }) => look(document)),
  );
};
