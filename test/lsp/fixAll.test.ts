import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import {
  type ClientCapabilities,
  type CodeAction,
  type CodeActionContext,
  CodeActionRequest,
  CodeActionResolveRequest,
} from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { LspClient } from '../support/lspClient.ts';
import { useScene } from './robustness/scene.ts';

const policy = (name: string): string => `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: ${name}, namespace: shop }
spec:
  podSelector: {}
  policyTypes: [ingress]
  ingress:
    - ports: [{ port: 80, protocol: tcp }, { port: 81, protocol: udp }]
`;

const able: ClientCapabilities = {
  textDocument: { codeAction: { dataSupport: true, resolveSupport: { properties: ['edit', 'command'] } } },
  workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ['create'] } },
};

const scene = useScene();
let client: LspClient;

async function start(capabilities: ClientCapabilities = able): Promise<void> {
  for (const name of ['web', 'db']) writeFileSync(join(scene.folder(), `${name}.yaml`), policy(name));
  client = await scene.start({ capabilities });
  await client.indexed();
  await client.open(scene.uri('web.yaml'), policy('web'), 'yaml');
}

async function actionsAt(
  line: number,
  context: Partial<CodeActionContext> = {},
): Promise<readonly CodeAction[]> {
  const position = { line, character: 30 };
  const actions = await client.connection.sendRequest(CodeActionRequest.type, {
    textDocument: { uri: scene.uri('web.yaml') },
    range: { start: position, end: position },
    context: { diagnostics: [], ...context },
  });
  return (actions ?? []).filter(
    (action): action is CodeAction => !('command' in action && typeof action.command === 'string'),
  );
}

function after(action: CodeAction | undefined, name: string): string {
  const edits = action?.edit?.changes?.[scene.uri(`${name}.yaml`)] ?? [];
  return TextDocument.applyEdits(TextDocument.create('', 'yaml', 1, policy(name)), edits);
}

const mended = (name: string): string =>
  policy(name).replace('[ingress]', '[Ingress]').replace('tcp', 'TCP').replace('udp', 'UDP');

it.each(['source.fixAll', 'source.fixAll.policyLens', 'source'])(
  'an editor that asks for %s, as on save, gets all safe fixes as one edit',
  async (kind) => {
    await start({});
    const actions = await actionsAt(0, { only: [kind] });
    expect(actions.map((action) => action.kind)).toEqual(['source.fixAll.policyLens']);
    expect(after(actions[0], 'web')).toBe(mended('web'));
  },
);

it('others’ kinds of fixing all are not ours', async () => {
  await start({});
  expect(await actionsAt(0, { only: ['source.fixAll.eslint'] })).toEqual([]);
});

it('beside a fix stand those of all findings of its rule, in the file and in the workspace', async () => {
  await start();
  const actions = await actionsAt(7);
  const [inFile, everywhere] = ['in this file', 'in the workspace'].map((where) =>
    actions.find(
      ({ title }) =>
        title.startsWith('Fix all') && title.includes('api-server-refuses') && title.endsWith(where),
    ),
  );
  expect(inFile?.title).toBe('Fix all 3 findings of api-server-refuses in this file');
  if (inFile === undefined || everywhere === undefined) throw new Error('they are not offered');
  const filled = await client.connection.sendRequest(CodeActionResolveRequest.type, inFile);
  expect(after(filled, 'web')).toBe(mended('web'));
  expect(after(filled, 'db')).toBe(policy('db'));
  const wide = await client.connection.sendRequest(CodeActionResolveRequest.type, everywhere);
  expect([after(wide, 'web'), after(wide, 'db')]).toEqual([mended('web'), mended('db')]);
});

it('an editor that can’t ask later gets those of the file at once', async () => {
  await start({});
  const titles = (await actionsAt(7)).filter(({ title }) => title.startsWith('Fix all'));
  expect(titles.map((action) => [action.title, after(action, 'web')])).toEqual([
    ['Fix all 3 findings of api-server-refuses in this file', mended('web')],
  ]);
});

it('one comment for two findings of a line is offered once, behind all fixes', async () => {
  await start();
  const titles = (await actionsAt(7)).map(({ title }) => title);
  expect(titles.slice(0, 3)).toEqual([
    'Write TCP',
    'Write UDP',
    'Ignore this finding of api-server-refuses (say why)',
  ]);
  expect(titles.filter((title) => title.startsWith('Ignore this finding'))).toHaveLength(1);
});

it('suppressions lead to the reason that is to be filled in', async () => {
  await start();
  const actions = await actionsAt(7);
  const found = (start: string) => actions.find(({ title }) => title.startsWith(start));
  const line = { start: { line: 7, character: 45 }, end: { line: 7, character: 52 } };
  expect(found('Ignore this finding')?.command).toMatchObject({
    command: 'policyLens.editReason',
    arguments: [scene.uri('web.yaml'), line],
  });
  expect(found('Ignore findings of api-server-refuses in this file')?.edit?.changes).toEqual({
    [scene.uri('web.yaml')]: [
      {
        range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
        newText: '# policy-lens-ignore-file api-server-refuses: say why\n',
      },
    ],
  });
  expect(found('Turn the rule api-server-refuses off')?.edit?.documentChanges).toMatchObject([
    { kind: 'create', uri: scene.uri('.policy-lens.yaml') },
    { edits: [{ newText: 'rules:\n  api-server-refuses: off\n' }] },
  ]);
});
