import { describe, expect, it } from 'vitest';
import { broken, codes, useScene } from './scene.ts';

const scene = useScene();

const uri = 'file:///somewhere/policy.yaml';
const everywhere = { start: { line: -5, character: -5 }, end: { line: 1e9, character: 1e9 } };

/** Requests that no sane client sends; each has to be answered, with an error or with nothing. */
const requests: readonly (readonly [method: string, params: unknown])[] = [
  ['policyLens/unknown', {}],
  ['textDocument/definition', { textDocument: { uri }, position: { line: 0, character: 0 } }],
  ['textDocument/hover', null],
  ['textDocument/hover', { textDocument: { uri } }],
  ['textDocument/hover', { textDocument: { uri: 7 }, position: { line: 'a', character: null } }],
  ['textDocument/hover', { textDocument: { uri }, position: { line: -1, character: -1 } }],
  ['textDocument/hover', { textDocument: { uri }, position: { line: 1e12, character: 1e12 } }],
  ['textDocument/completion', { textDocument: {}, position: {} }],
  [
    'textDocument/completion',
    { textDocument: { uri: 'not a uri %zz' }, position: { line: 0, character: 0 } },
  ],
  ['textDocument/codeAction', { textDocument: { uri }, range: everywhere, context: { diagnostics: [] } }],
  ['textDocument/codeAction', { textDocument: { uri }, range: null, context: null }],
  ['textDocument/inlayHint', { textDocument: { uri }, range: everywhere }],
  ['textDocument/inlayHint', { textDocument: { uri: {} }, range: 3 }],
  ['policyLens/callChoices', { uri: 3 }],
  ['policyLens/risk', { uri, position: null }],
  ['policyLens/tryCall', { uri, position: { line: 0, character: 0 }, call: null, args: 4 }],
  ['textDocument/diagnostic', { textDocument: null }],
  ['textDocument/diagnostic', []],
  ['workspace/diagnostic', {}],
  ['workspace/diagnostic', { previousResultIds: [{ uri: 4, value: null }, null] }],
  ['policyLens/preview/subscribe', { subscription: 'x' }],
  [
    'policyLens/preview/subscribe',
    { subscription: 'x', focus: { uri, position: { line: 1e9, character: 0 } } },
  ],
];

const notifications: readonly (readonly [method: string, params: unknown])[] = [
  ['policyLens/unknown', 3],
  ['$/setTrace', { value: 'loud' }],
  ['$/cancelRequest', { id: 'nobody' }],
  ['textDocument/didOpen', {}],
  ['textDocument/didOpen', { textDocument: { uri: 'file:///textless.yaml', languageId: 5 } }],
  [
    'textDocument/didChange',
    { textDocument: { uri: 'file:///closed.yaml', version: 2 }, contentChanges: [{ text: 'x' }] },
  ],
  ['textDocument/didChange', { textDocument: { uri, version: 3 } }],
  ['textDocument/didChange', { textDocument: { uri, version: 'x' }, contentChanges: [] }],
  [
    'textDocument/didChange',
    { textDocument: { uri, version: 0 }, contentChanges: [{ range: everywhere, text: broken }] },
  ],
  ['textDocument/didClose', { textDocument: { uri: 'file:///closed.yaml' } }],
  ['textDocument/didClose', null],
  ['textDocument/didSave', { textDocument: { uri } }],
  [
    'workspace/didChangeWatchedFiles',
    {
      changes: [
        { uri: 'http://example.com/a.yaml', type: 9 },
        { uri: '%%%', type: 1 },
      ],
    },
  ],
  ['workspace/didChangeWatchedFiles', {}],
  ['workspace/didChangeConfiguration', null],
  ['workspace/didChangeWorkspaceFolders', { event: null }],
  ['policyLens/preview/unsubscribe', null],
  ['policyLens/reportedByOthers', {}],
];

describe('messages that no sane client sends', () => {
  it('are answered, and everything else goes on', async () => {
    const client = await scene.start();
    await client.open(uri, broken);
    for (const [method, params] of requests) {
      const answer = client.connection.sendRequest(method, params).then(
        (result) => JSON.stringify(result),
        (error: unknown) => String(error),
      );
      expect(await answer, method).toBeTypeOf('string');
    }
    for (const [method, params] of notifications) await client.connection.sendNotification(method, params);
    expect(codes(await client.pull(uri))).toEqual(['api-server-refuses']);
    await client.change(uri, broken.replace('tcp', 'TCP'));
    expect(await client.pull(uri)).toEqual([]);
  });

  it('may name versions that go backwards or stand still', async () => {
    const client = await scene.start();
    await client.open(uri, broken);
    const edits = [
      { version: 1, text: broken.replace('tcp', 'TCP'), found: [] },
      { version: 1, text: broken, found: ['api-server-refuses'] },
      { version: -7, text: broken.replace('tcp', 'UDP'), found: [] },
    ];
    for (const { version, text, found } of edits) {
      const params = { textDocument: { uri, version }, contentChanges: [{ text }] };
      await client.connection.sendNotification('textDocument/didChange', params);
      expect(codes(await client.pull(uri))).toEqual(found);
    }
  });
});
