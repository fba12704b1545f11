import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  CallHierarchyIncomingCallsRequest,
  CallHierarchyOutgoingCallsRequest,
  CallHierarchyPrepareRequest,
  DefinitionRequest,
  DocumentHighlightKind,
  DocumentHighlightRequest,
  type Position,
  PrepareRenameRequest,
  ReferencesRequest,
  RenameRequest,
  type WorkspaceEdit,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver-protocol';
import { Lines } from '../../server/src/base/lines.ts';
import { type LspClient, pulling } from '../support/lspClient.ts';
import { withEdits } from '../support/textEdits.ts';
import { useScene } from './robustness/scene.ts';

const deployment = (name: string, port: string): string => `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: shop }
spec:
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: "${name}" } }
    spec: { containers: [{ name: main, ports: [{ name: ${port}, containerPort: 80 }] }] }
`;

const files: Readonly<Record<string, string>> = {
  'apps/web.yaml': deployment('web', 'http'),
  'apps/cart.yaml': deployment('cart', 'api'),
  'service.yaml':
    'apiVersion: v1\nkind: Service\nmetadata: { name: front, namespace: shop }\nspec: { selector: { app: web }, ports: [{ port: 80 }] }\n',
  'policy.yaml': `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: cart, namespace: shop }
spec:
  podSelector: { matchLabels: { app: cart } }
  ingress: [{ from: [{ podSelector: { matchExpressions: [{ key: app, operator: In, values: [web] }] } }] }]
`,
  'chart/templates/policy.yaml':
    'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: {{ .Values.name }}\nspec: { podSelector: { matchLabels: { app: web } } }\n',
};
const policy = files['policy.yaml'] ?? '';
const shows = { documentChanges: true, changeAnnotationSupport: {} };

describe('labels, over closed files', () => {
  const scene = useScene();

  async function start(capabilities = {}): Promise<LspClient> {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(scene.folder(), name)), { recursive: true });
      writeFileSync(join(scene.folder(), name), text);
    }
    const client = await scene.start({ capabilities: { ...pulling, ...capabilities } });
    await client.indexed();
    await client.open(scene.uri('policy.yaml'), policy);
    return client;
  }

  const at = (text: string) => ({
    textDocument: { uri: scene.uri('policy.yaml') },
    position: positionOf(policy, text),
  });
  const name = (uri: string): string => uri.slice(scene.uri('').length).replace(/^\//, '');

  it('lead to what wears them, and to all that asks for them', async () => {
    const { connection } = await start();
    const leads = await connection.sendRequest(DefinitionRequest.type, at('cart } }'));
    expect(leads).toMatchObject([{ uri: scene.uri('apps/cart.yaml'), range: { start: { line: 6 } } }]);
    const uses = await connection.sendRequest(ReferencesRequest.type, {
      ...at('web]'),
      context: { includeDeclaration: false },
    });
    const places = (uses ?? []).map(({ uri, range }) => `${name(uri)}:${range.start.line}`);
    expect(places.sort()).toEqual(['apps/web.yaml:4', 'policy.yaml:5', 'service.yaml:3']);
    const marks = await connection.sendRequest(DocumentHighlightRequest.type, at('cart } }'));
    expect(marks).toMatchObject([{ kind: DocumentHighlightKind.Read, range: { start: { line: 4 } } }]);
    const symbols = await connection.sendRequest(WorkspaceSymbolRequest.type, { query: 'frnt' });
    expect(symbols).toMatchObject([{ name: 'front', containerName: 'Service in shop' }]);
  });

  it('and workloads lead to who may call them, and whom they may call', async () => {
    const { connection } = await start();
    const items = await connection.sendRequest(CallHierarchyPrepareRequest.type, at('cart } }'));
    expect(items).toMatchObject([{ name: 'cart', detail: 'Deployment in shop' }]);
    const [item] = items ?? [];
    if (item === undefined) throw new Error('nothing is called');
    const incoming = await connection.sendRequest(CallHierarchyIncomingCallsRequest.type, { item });
    expect(incoming).toMatchObject([
      {
        from: { name: 'web', detail: 'Deployment in shop · every port · by cart' },
        fromRanges: [{ start: { line: 5 } }],
      },
    ]);
    const from = incoming?.[0]?.from;
    if (from === undefined) throw new Error('nobody calls');
    const outgoing = await connection.sendRequest(CallHierarchyOutgoingCallsRequest.type, { item: from });
    expect(outgoing?.map(({ to }) => to.name)).toContain('cart');
    const outside = outgoing?.find(({ to }) => to.name === 'any address outside the cluster')?.to;
    expect(outside).toBeDefined();
    const further = outside && { item: { ...outside, data: { environment: 1 } } };
    expect(
      further && (await connection.sendRequest(CallHierarchyOutgoingCallsRequest.type, further)),
    ).toEqual([]);
  });

  it('are renamed with what has to be confirmed, and are as before when that is undone', async () => {
    const client = await start({ workspace: { workspaceEdit: shows } });
    const { connection } = client;
    const prepared = await connection.sendRequest(PrepareRenameRequest.type, at('web]'));
    expect(prepared).toMatchObject({ placeholder: 'web' });
    const edit = await connection.sendRequest(RenameRequest.type, { ...at('web]'), newName: 'store' });
    const changed = editedFiles(edit, name);
    expect(changed['apps/web.yaml']).toContain('selector: { matchLabels: { app: store } }');
    expect(changed['apps/web.yaml']).toContain('labels: { app: "store" }');
    expect(changed['service.yaml']).toContain('selector: { app: store }');
    expect(changed['policy.yaml']).toContain('values: [store]');
    const annotations = Object.values(edit?.changeAnnotations ?? {});
    expect(annotations.map(({ label }) => label).sort()).toEqual([
      'Pod templates',
      'Policies',
      'Selectors of workloads: the API server refuses this change',
      'Services',
    ]);
    expect(annotations.every(({ needsConfirmation }) => needsConfirmation === true)).toBe(true);
    const before = await everything(client);
    for (const [file, text] of Object.entries(changed)) await client.open(scene.uri(file), text);
    expect(await everything(client)).not.toEqual(before);
    const again = await connection.sendRequest(RenameRequest.type, { ...at('web]'), newName: 'web' });
    expect(editedFiles(again, name, changed)).toEqual(
      Object.fromEntries(Object.keys(changed).map((file) => [file, files[file]])),
    );
    for (const file of Object.keys(changed)) await client.change(scene.uri(file), files[file] ?? '');
    const fresh = await start();
    expect(await everything(client)).toEqual(await everything(fresh));
  });

  it('are renamed for a client that shows no changes, which is told what the cluster refuses', async () => {
    const client = await start();
    const edit = await client.connection.sendRequest(RenameRequest.type, { ...at('web]'), newName: 'store' });
    expect(
      Object.keys(edit?.changes ?? {})
        .map(name)
        .sort(),
    ).toEqual(['apps/web.yaml', 'policy.yaml', 'service.yaml']);
    expect(client.messages).toEqual([expect.stringContaining('has to be deleted and made anew')]);
  });

  it('keep their names where a new one is not safe, and it is said why', async () => {
    const client = await start();
    const { connection } = client;
    const taken = connection.sendRequest(RenameRequest.type, { ...at('web]'), newName: 'cart' });
    await expect(taken).rejects.toThrow('Deployment cart has the value cart already');
    const template = files['chart/templates/policy.yaml'] ?? '';
    const uri = scene.uri('chart/templates/policy.yaml');
    await client.open(uri, template);
    const position = positionOf(template, 'web }');
    const inTemplate = connection.sendRequest(PrepareRenameRequest.type, { textDocument: { uri }, position });
    await expect(inTemplate).rejects.toThrow('This is a template');
  });

  async function everything({ connection }: LspClient): Promise<unknown> {
    const { position, textDocument } = at('web]');
    return [
      await connection.sendRequest(WorkspaceSymbolRequest.type, { query: '' }),
      await connection.sendRequest(DefinitionRequest.type, { position, textDocument }),
      await connection.sendRequest(ReferencesRequest.type, {
        position,
        textDocument,
        context: { includeDeclaration: true },
      }),
    ];
  }
});

function positionOf(text: string, word: string): Position {
  return new Lines(text).positionAt(text.indexOf(word) + 1);
}

/** The texts of the files that an edit changes, by name. */
function editedFiles(
  edit: WorkspaceEdit | null,
  name: (uri: string) => string,
  texts: Readonly<Record<string, string>> = files,
): Readonly<Record<string, string>> {
  const changes = (edit?.documentChanges ?? []).flatMap((change) => ('edits' in change ? [change] : []));
  return Object.fromEntries(
    changes.map(({ textDocument, edits }) => {
      const file = name(textDocument.uri);
      const text = texts[file] ?? '';
      const lines = new Lines(text);
      const placed = edits.flatMap((one) =>
        'newText' in one
          ? [
              {
                range: { start: lines.offsetAt(one.range.start), end: lines.offsetAt(one.range.end) },
                newText: one.newText,
              },
            ]
          : [],
      );
      return [file, withEdits(text, placed)];
    }),
  );
}
