import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  ApplyWorkspaceEditRequest,
  type CompletionItem,
  CompletionRequest,
  ExecuteCommandRequest,
  InsertTextMode,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type LspClient, pulling } from '../support/lspClient.ts';
import { useScene } from './robustness/scene.ts';

const workload = (name: string, namespace: string): string => `apiVersion: v1
kind: Pod
metadata: { name: ${name}, namespace: ${namespace}, labels: { app: ${name} } }
spec: { containers: [{ name: main, ports: [{ containerPort: 5432 }] }] }
`;
const answering = (name: string, namespace: string): string => `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: ${name}, namespace: ${namespace} }
spec:
  podSelector: { matchLabels: { app: ${name} } }
  policyTypes: [Ingress]
  ingress:
    - from: [{ podSelector: { matchLabels: { app: other } } }]
`;
const marked = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: cart, namespace: shop }
spec:
  podSelector: { matchLabels: { app: cart } }
  policyTypes: [Egress]
  egress:
    - $0
---
${answering('web', 'shop')}`;

describe('a rule that is completed, and its twin on the other side', () => {
  const scene = useScene();

  async function start(): Promise<{ client: LspClient; applied: WorkspaceEdit[] }> {
    const applied: WorkspaceEdit[] = [];
    writeFileSync(
      join(scene.folder(), 'pods.yaml'),
      [workload('cart', 'shop'), workload('web', 'shop'), workload('db', 'data')].join('---\n'),
    );
    writeFileSync(join(scene.folder(), 'db.yaml'), answering('db', 'data'));
    const client = await scene.start({
      capabilities: {
        ...pulling,
        workspace: { applyEdit: true },
        textDocument: {
          ...pulling.textDocument,
          completion: {
            completionItem: { insertTextModeSupport: { valueSet: [InsertTextMode.asIs] } },
          },
        },
      },
      prepare: (connection) => {
        connection.onRequest(ApplyWorkspaceEditRequest.type, ({ edit }) => {
          applied.push(edit);
          return { applied: true };
        });
      },
    });
    await client.indexed();
    return { client, applied };
  }

  async function offered(client: LspClient, label: string): Promise<[TextDocument, CompletionItem]> {
    const uri = scene.uri('policy.yaml');
    const document = TextDocument.create(uri, 'yaml', 1, marked.replace('$0', ''));
    await client.open(uri, document.getText());
    const answer = await client.connection.sendRequest(CompletionRequest.type, {
      textDocument: { uri },
      position: document.positionAt(marked.indexOf('$0')),
    });
    const items = Array.isArray(answer) ? answer : (answer?.items ?? []);
    const item = items.find((one) => one.label === label);
    if (item === undefined) throw new Error(`${label} is not offered`);
    return [document, item];
  }

  it('is one edit where both stand in one file', async () => {
    const { client } = await start();
    const [document, item] = await offered(client, 'allow to web');
    expect(item.command).toBeUndefined();
    const text = accepted(document, item);
    const policies = text.split('---\n');
    expect(policies[0]).toContain(
      '- to:\n        - podSelector:\n            matchLabels:\n              app: web',
    );
    expect(policies[1]).toContain(
      '- from:\n        - podSelector:\n            matchLabels:\n              app: cart',
    );
  });

  it('is a command where the other stands elsewhere, in a file that is closed', async () => {
    const { client, applied } = await start();
    const [, item] = await offered(client, 'allow to db');
    expect(item.detail).toContain('and in policy db');
    const { command } = item;
    if (command === undefined) throw new Error('there is no command');
    await client.connection.sendRequest(ExecuteCommandRequest.type, command);
    const [edit] = applied;
    const edits: TextEdit[] = edit?.changes?.[scene.uri('db.yaml')] ?? [];
    const text = TextDocument.applyEdits(TextDocument.create('', 'yaml', 1, answering('db', 'data')), edits);
    expect(text).toContain('kubernetes.io/metadata.name: shop');
    expect(text).toContain('app: cart');
    expect(text).toMatch(/port: 5432\n$/);
    const odd = [
      { policy: 1 },
      null,
      { ...command.arguments?.[0], policy: 'gone' },
      { policy: 'x', name: 'x' },
    ];
    for (const twin of odd) {
      const answer = await client.connection.sendRequest(ExecuteCommandRequest.type, {
        command: command.command,
        arguments: [twin],
      });
      expect(answer).toBeNull();
    }
    expect(applied).toHaveLength(1);
  });
});

function accepted(document: TextDocument, { textEdit, additionalTextEdits = [] }: CompletionItem): string {
  if (textEdit === undefined || !('range' in textEdit)) throw new Error('the item has no edit');
  return TextDocument.applyEdits(document, [textEdit, ...additionalTextEdits]);
}
