import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  type CodeAction,
  CodeActionRequest,
  CodeActionTriggerKind,
  type TextEdit,
} from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type LspClient, pulling } from '../support/lspClient.ts';
import { useScene } from './robustness/scene.ts';

const pod = (name: string, namespace: string): string => `apiVersion: v1
kind: Pod
metadata: { name: ${name}, namespace: ${namespace}, labels: { app: ${name} } }
spec: { containers: [{ name: main, ports: [{ containerPort: 5432 }] }] }
`;
const policy = (name: string, namespace: string, spec: string): string => `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: ${name}
  namespace: ${namespace}
spec:
  ${spec}
`;
const shared = (name: string): string =>
  policy(
    name,
    'shop',
    `podSelector: { matchLabels: { app: ${name} } }
  policyTypes: [Ingress]
  ingress:
    - from:
        - podSelector: {}
      ports:
        - port: 5432
    - from:
        - namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: data } }
          podSelector: { matchLabels: { app: db } }`,
  );

/** What is offered in one file and written in another one, of which no editor has the text. */
describe('edits of closed files', () => {
  const scene = useScene();

  async function offered(title: RegExp): Promise<ReadonlyMap<string, string>> {
    const files = {
      'pods.yaml': [pod('cart', 'shop'), pod('web', 'shop'), pod('db', 'data')].join('---\n'),
      'deny.yaml': policy('default-deny', 'data', 'podSelector: {}\n  policyTypes: [Egress]'),
      'cart.yaml': shared('cart'),
      'web.yaml': shared('web'),
    };
    for (const [name, text] of Object.entries(files)) writeFileSync(join(scene.folder(), name), text);
    const client: LspClient = await scene.start({ capabilities: pulling });
    await client.indexed();
    const uri = scene.uri('web.yaml');
    await client.open(uri, files['web.yaml']);
    const line = files['web.yaml'].split('\n').findIndex((one) => one.includes('app: db'));
    const at = { line, character: 12 };
    const actions = await client.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri },
      range: { start: at, end: at },
      context: { diagnostics: [], triggerKind: CodeActionTriggerKind.Invoked },
    });
    const action = (actions ?? []).find((one): one is CodeAction => title.test(one.title));
    if (action === undefined)
      throw new Error(`not offered among ${actions?.map((one) => one.title).join('; ')}`);
    const { changes = {}, documentChanges = [] } = action.edit ?? {};
    const edits = new Map<string, readonly TextEdit[]>(Object.entries(changes));
    for (const change of documentChanges)
      if ('edits' in change) edits.set(change.textDocument.uri, change.edits as readonly TextEdit[]);
    return new Map(
      [...edits].map(([file, own]) => {
        const name = file.slice(file.lastIndexOf('/') + 1);
        const text = readFileSync(join(scene.folder(), name), 'utf8');
        return [name, TextDocument.applyEdits(TextDocument.create(file, 'yaml', 1, text), [...own])];
      }),
    );
  }

  it('answer a half-open entry by a policy of the other namespace', async () => {
    const written = await offered(/^Allow it in a new policy db-to-web, beside policy default-deny$/);
    expect([...written.keys()]).toEqual(['deny.yaml']);
    expect(written.get('deny.yaml')).toContain('  name: db-to-web\n  namespace: data\n');
  });

  it('take a rule that two files share into a policy of its own', async () => {
    const written = await offered(/^Extract the ingress rule that 2 policies of 2 files share/);
    expect([...written.keys()].sort()).toEqual(['cart.yaml', 'web.yaml']);
    expect(written.get('cart.yaml')).not.toContain('port: 5432');
    expect(written.get('web.yaml')).toContain('name: common-ingress');
  });
});
