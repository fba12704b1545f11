import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CompletionItem, CompletionRequest } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { LspClient } from '../support/lspClient.ts';

const uri = 'file:///workspace/policy.json';

/** The cursor is at `$0`, in the quotes of a key that stands behind an entry without its comma. */
const marked = `{
  "apiVersion": "networking.k8s.io/v1",
  "kind": "NetworkPolicy",
  "metadata": { "name": "web" },
  "spec": {
    "podSelector": {}
    "$0"
  }
}
`;

describe('completion over the connection', () => {
  let client: LspClient;
  beforeEach(async () => {
    client = await LspClient.start({
      capabilities: { textDocument: { completion: { completionItem: { snippetSupport: false } } } },
    });
  });
  afterEach(() => client.stop());

  it('writes the comma that is missing before what it inserts', async () => {
    const document = TextDocument.create(uri, 'json', 1, marked.replace('$0', ''));
    await client.open(uri, document.getText(), 'json');
    const answer = await client.connection.sendRequest(CompletionRequest.type, {
      textDocument: { uri },
      position: document.positionAt(marked.indexOf('$0')),
    });
    const items = Array.isArray(answer) ? answer : (answer?.items ?? []);
    const item = items.find(({ label }) => label === 'policyTypes');
    expect(item && JSON.parse(accepted(document, item)).spec).toEqual({
      podSelector: {},
      policyTypes: ['Ingress'],
    });
  });
});

function accepted(document: TextDocument, { textEdit, additionalTextEdits = [] }: CompletionItem): string {
  if (textEdit === undefined || !('range' in textEdit)) throw new Error('the item has no edit');
  return TextDocument.applyEdits(document, [textEdit, ...additionalTextEdits]);
}
