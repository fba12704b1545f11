import { afterEach, describe, expect, it } from 'vitest';
import {
  type ClientCapabilities,
  type CodeAction,
  type CodeActionContext,
  CodeActionRequest,
  CodeActionResolveRequest,
  CodeActionTriggerKind,
} from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { LspClient } from '../support/lspClient.ts';

const profile = `{
  "defaultAction": "SCMP_ACT_ERRNO",
  "syscalls": [
    { "names": ["write", "read"], "action": "SCMP_ACT_ALLOW" },
    { "names": ["mount"], "action": "SCMP_ACT_ALLOW", "includes": { "caps": ["CAP_SYS_ADMIN"] } }
  ]
}
`;

const uri = 'file:///profiles/web.json';
let client: LspClient;

afterEach(() => client.stop());

/** The actions that are not fixes at the name `read`. */
async function refactorings(
  capabilities: ClientCapabilities,
  asked: Partial<CodeActionContext> = {},
  initializationOptions: object = {},
): Promise<readonly CodeAction[]> {
  client = await LspClient.start({ folders: [], capabilities, initializationOptions });
  await client.open(uri, profile, 'json');
  const position = { line: 3, character: profile.split('\n')[3]?.indexOf('read') ?? 0 };
  const actions = await client.connection.sendRequest(CodeActionRequest.type, {
    textDocument: { uri },
    range: { start: position, end: position },
    context: { diagnostics: [], ...asked },
  });
  return (actions ?? []).filter(
    (action): action is CodeAction => 'kind' in action && action.kind?.startsWith('refactor') === true,
  );
}

const able: ClientCapabilities = {
  workspace: {
    workspaceEdit: { documentChanges: true, resourceOperations: ['create'], changeAnnotationSupport: {} },
  },
};

const policy = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec:
  podSelector: {}
  policyTypes: [Ingress]
  ingress:
    - from:
        - podSelector: { matchLabels: { app: a } } # the first
        - podSelector: { matchLabels: { app: b } }
`;

describe('refactorings of policies', () => {
  it('are sorted by what they keep: those that are proven come first', async () => {
    client = await LspClient.start({ folders: [] });
    const file = 'file:///policies/web.yaml';
    await client.open(file, policy);
    const position = { line: 8, character: 20 };
    const actions = await client.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri: file },
      range: { start: position, end: position },
      context: { diagnostics: [], only: ['refactor'] },
    });
    expect((actions ?? []).map(({ title }) => title)).toEqual([
      'Write these labels as matchExpressions',
      'Merge 2 entries of this rule that differ in one label into one',
      'Name all pods of namespace shop (no other pods here than before)',
      'Deny egress by default in namespace shop (none of its pods is here)',
    ]);
    const merging = (actions ?? []).find((action): action is CodeAction => action.title.startsWith('Merge'));
    const document = TextDocument.create(file, 'yaml', 1, policy);
    const after = TextDocument.applyEdits(document, merging?.edit?.changes?.[file] ?? []);
    expect(after).toContain(
      'podSelector: { matchExpressions: [{ key: app, operator: In, values: [a, b] }] } # the first\n',
    );
    expect(after).not.toContain('app: b');
  });
});

describe('refactorings', () => {
  it('are edits of the text', async () => {
    const actions = await refactorings({});
    const sorting = actions.find(({ title }) => title === 'Sort and de-duplicate the names of this rule');
    const document = TextDocument.create(uri, 'json', 1, profile);
    const after = TextDocument.applyEdits(document, sorting?.edit?.changes?.[uri] ?? []);
    expect(after).toBe(profile.replace('"write", "read"', '"read", "write"'));
  });

  it('are sorted by kind, and asked for by it', async () => {
    const asked = await refactorings({}, { only: ['refactor.extract'] });
    expect(asked.map(({ title, kind }) => [title, kind])).toEqual([
      ['Give read a rule of its own', 'refactor.extract'],
    ]);
  });

  it('are all there for an editor that asks for the kind alone', async () => {
    const asked = await refactorings({}, { only: ['refactor'] });
    expect(new Set(asked.map(({ kind }) => kind))).toEqual(new Set(['refactor.extract', 'refactor.rewrite']));
  });

  it('are not offered where an editor looks on its own account', async () => {
    expect(await refactorings(able, { triggerKind: CodeActionTriggerKind.Automatic })).toEqual([]);
  });

  it('tell what gets lost with the changes, which wait to be confirmed', async () => {
    const converting = (await refactorings(able)).find(({ title }) => title === 'Convert to plain OCI');
    const annotations = Object.entries(converting?.edit?.changeAnnotations ?? {});
    expect(annotations).toEqual([
      [
        expect.anything(),
        expect.objectContaining({ label: 'Convert to plain OCI', needsConfirmation: true }),
      ],
    ]);
    const [id, { description = '' } = {}] = annotations[0] ?? [];
    expect(description).toContain(
      'The rule for mount is left out: it is only for containers with CAP_SYS_ADMIN.',
    );
    expect(converting?.edit?.documentChanges).toEqual([
      expect.objectContaining({ edits: [expect.objectContaining({ annotationId: id })] }),
    ]);
  });

  it('are made when they are taken, where the editor can ask for that', async () => {
    const codeAction = { dataSupport: true, resolveSupport: { properties: ['edit', 'command'] } };
    const offered = await refactorings({ ...able, textDocument: { codeAction } });
    const sorting = offered.find(({ title }) => title === 'Sort and de-duplicate the names of this rule');
    expect(sorting).toMatchObject({ kind: 'refactor.rewrite', data: expect.anything() });
    expect(offered.every(({ edit, command }) => edit === undefined && command === undefined)).toBe(true);
    if (sorting === undefined) throw new Error('nothing to take');
    const taken = await client.connection.sendRequest(CodeActionResolveRequest.type, sorting);
    expect(taken.edit?.changes?.[uri]).toEqual([expect.objectContaining({ newText: '"read", "write"' })]);
    const strange = { ...sorting, data: { uri, range: null, refactoring: 4 } };
    expect(await client.connection.sendRequest(CodeActionResolveRequest.type, strange)).toEqual(strange);
  });

  it('are told of in full by our own client, which then applies them', async () => {
    const converting = (await refactorings(able, {}, { understandsPanels: true })).find(
      ({ title }) => title === 'Convert to plain OCI',
    );
    expect(converting?.edit).toBeUndefined();
    expect(converting?.command).toMatchObject({
      command: 'policyLens.applyRefactoring',
      arguments: [
        {
          title: 'Convert to plain OCI',
          consequences: expect.arrayContaining([expect.stringContaining('mount')]),
        },
        { documentChanges: [expect.anything()], changeAnnotations: expect.anything() },
      ],
    });
  });

  it('tell it in the title to an editor that can’t show it otherwise', async () => {
    const titles = (await refactorings({})).map(({ title }) => title);
    expect(titles).toContainEqual(
      expect.stringMatching(/^Convert to plain OCI\. .*The rule for mount is left out/),
    );
  });

  it('make a file beside for an editor that can make files alone', async () => {
    const making = (await refactorings(able)).find(({ title }) => title.startsWith('Write as an object'));
    expect(making?.edit?.documentChanges?.[0]).toEqual({ kind: 'create', uri: 'file:///profiles/web.yaml' });
    await client.stop();
    const others = await refactorings({});
    expect(others.some(({ title }) => title.startsWith('Write as an object'))).toBe(false);
  });

  it('of a pod make its profile, too', async () => {
    const pod =
      'apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec:\n  containers:\n    - name: app\n      image: app\n';
    const where = 'file:///pods/pod.yaml';
    const titles = async (capabilities: ClientCapabilities) => {
      client = await LspClient.start({ folders: [], capabilities });
      await client.open(where, pod, 'yaml');
      const at = { line: 5, character: 10 };
      const actions = await client.connection.sendRequest(CodeActionRequest.type, {
        textDocument: { uri: where },
        range: { start: at, end: at },
        context: { diagnostics: [] },
      });
      return (actions ?? []).filter(({ title }) => title.includes('a new profile profiles/web.json'));
    };
    expect(await titles({})).toEqual([]);
    await client.stop();
    expect(await titles(able)).toEqual([
      expect.objectContaining({
        edit: expect.objectContaining({
          documentChanges: [
            { kind: 'create', uri: 'file:///pods/profiles/web.json' },
            expect.objectContaining({
              textDocument: { uri: 'file:///pods/profiles/web.json', version: null },
              edits: [expect.objectContaining({ newText: expect.stringContaining('SCMP_ACT_ALLOW') })],
            }),
            expect.objectContaining({
              textDocument: { uri: where, version: null },
              edits: [
                expect.objectContaining({
                  newText: expect.stringContaining('localhostProfile: profiles/web.json'),
                }),
              ],
            }),
          ],
        }),
      }),
    ]);
  });
});
