import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type CompletionItem,
  CompletionRequest,
  CompletionResolveRequest,
  DocumentLinkRequest,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  HoverRequest,
} from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { methods } from '../../server/src/protocol/methods.ts';
import type { PreviewChanged } from '../../server/src/protocol/preview.ts';
import { LspClient } from '../support/lspClient.ts';

const uri = 'file:///workspace/profile.json';

const text = `{
  "defaultAction": "SCMP_ACT_ERRNO",
  "architectures": ["SCMP_ARCH_AARCH64"],
  "syscalls": [
    {
      "names": [
        "openat",
        "@cho
        "write"
      ],
      "action": "SCMP_ACT_ALLOW"
    }
  ]
}
`;
const mended = text.replace('        "@cho\n', '');

describe('a seccomp profile over the connection', () => {
  let client: LspClient;
  const request = { textDocument: { uri } };
  const positionOf = (document: string, marked: string) =>
    TextDocument.create(uri, 'json', 1, document).positionAt(document.indexOf(marked) + marked.length);

  beforeEach(async () => {
    client = await LspClient.start({
      capabilities: {
        textDocument: {
          hover: { contentFormat: ['markdown'] },
          documentSymbol: { hierarchicalDocumentSymbolSupport: true },
          completion: { completionItem: { snippetSupport: false } },
        },
      },
    });
  });
  afterEach(() => client.stop());

  it('has its calls explained on its own architecture', async () => {
    await client.open(uri, mended, 'json');
    const hover = await client.connection.sendRequest(HoverRequest.type, {
      ...request,
      position: positionOf(mended, '"open'),
    });
    expect(hover).toMatchObject({
      contents: { kind: 'markdown', value: expect.stringContaining('Number 56 on aarch64.') },
      range: { start: { line: 6, character: 8 }, end: { line: 6, character: 16 } },
    });
  });

  it('gets a set in the middle of a list, in an open string, with its commas', async () => {
    const document = TextDocument.create(uri, 'json', 1, text);
    await client.open(uri, text, 'json');
    const answer = await client.connection.sendRequest(CompletionRequest.type, {
      ...request,
      position: positionOf(text, '"@cho'),
    });
    const items = Array.isArray(answer) ? answer : (answer?.items ?? []);
    const item = items.find(({ label }) => label === '@chown');
    expect(item && JSON.parse(accepted(document, item)).syscalls[0].names).toEqual([
      'openat',
      'fchown',
      'fchownat',
      'write',
    ]);
  });

  it('says once what hundreds of system calls have in common, to a client that can take it', async () => {
    const itemDefaults = ['editRange', 'insertTextFormat', 'insertTextMode'];
    const other = await LspClient.start({
      capabilities: { textDocument: { completion: { completionList: { itemDefaults } } } },
    });
    try {
      await other.open(uri, text, 'json');
      const position = positionOf(text, '"@cho');
      const answer = await other.connection.sendRequest(CompletionRequest.type, { ...request, position });
      if (answer === null || Array.isArray(answer)) throw new Error('the answer is no list');
      expect(answer.itemDefaults?.editRange).toEqual({ start: { line: 7, character: 8 }, end: position });
      expect(answer.items.length).toBeGreaterThan(300);
      expect(answer.items.filter(({ textEdit }) => textEdit !== undefined)).toEqual([]);
      expect(answer.items.find(({ label }) => label === 'write')).toBeUndefined();
      expect(answer.items.find(({ label }) => label === 'read')?.textEditText).toBe('"read",');
    } finally {
      await other.stop();
    }
  });

  it('tells of a call what it does when that is asked, to a client that asks later', async () => {
    const resolveSupport = { properties: ['documentation', 'detail'] };
    const completionItem = { resolveSupport, documentationFormat: ['markdown' as const] };
    const other = await LspClient.start({
      capabilities: { textDocument: { completion: { completionItem } } },
    });
    try {
      await other.open(uri, text, 'json');
      const position = positionOf(text, '"@cho');
      const answer = await other.connection.sendRequest(CompletionRequest.type, { ...request, position });
      const items = Array.isArray(answer) ? answer : (answer?.items ?? []);
      expect(items.filter(({ detail, documentation }) => detail ?? documentation)).toEqual([]);
      const item = items.find(({ label }) => label === 'ptrace');
      if (item === undefined) throw new Error('ptrace is not offered');
      const told = await other.connection.sendRequest(CompletionResolveRequest.type, item);
      expect(told).toMatchObject({
        ...item,
        detail: expect.stringContaining('process'),
        documentation: { kind: 'markdown', value: expect.stringContaining('Risk: ') },
      });
      const foreign = { label: 'none of ours', sortText: 'z' };
      expect(await other.connection.sendRequest(CompletionResolveRequest.type, foreign)).toEqual(foreign);
    } finally {
      await other.stop();
    }
  });

  it('is outlined by what its rules do, and folds where the client does not do that itself', async () => {
    await client.open(uri, mended, 'json');
    const symbols = await client.connection.sendRequest(DocumentSymbolRequest.type, request);
    expect(symbols).toMatchObject([
      { name: 'Default: ERRNO EPERM' },
      { name: 'AARCH64' },
      { name: 'ALLOW: 2 calls', children: [{ name: 'openat' }, { name: 'write' }] },
    ]);
    const folds = await client.connection.sendRequest(FoldingRangeRequest.type, request);
    expect(folds?.map(({ startLine, endLine }) => `${startLine}-${endLine}`)).toEqual([
      '0-11',
      '3-10',
      '4-9',
      '5-7',
    ]);
  });

  it('is linked from the pod that names it', async () => {
    await client.open(uri, mended, 'json');
    const pod =
      'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  securityContext: {seccompProfile: {type: Localhost, localhostProfile: profile.json}}\n';
    const other = 'file:///workspace/pod.yaml';
    await client.open(other, pod);
    const links = await client.connection.sendRequest(DocumentLinkRequest.type, {
      textDocument: { uri: other },
    });
    expect(links).toMatchObject([{ target: `${uri}#L1`, range: { start: { line: 4 } } }]);
  });

  it('is drawn, and an edit sends the lanes that it changes', async () => {
    const changes: PreviewChanged['change'][] = [];
    client.connection.onNotification(methods.previewChanged, ({ change }: PreviewChanged) => {
      changes.push(change);
    });
    await client.open(uri, mended, 'json');
    await client.connection.sendRequest(methods.previewSubscribe, {
      subscription: 's',
      focus: { uri, position: { line: 0, character: 0 } },
    });
    await expect.poll(() => changes.length).toBe(1);
    expect(changes[0]).toMatchObject({
      kind: 'whole',
      model: { title: 'System calls', lanes: [{ id: 'allowed' }, { id: 'depends' }, { id: 'denied' }] },
    });
    await client.change(uri, mended.replace('"write"', '"writev"'));
    await expect.poll(() => changes.length).toBe(2);
    expect(changes[1]).toMatchObject({ kind: 'patch', parts: {}, lanes: [{ id: 'allowed' }] });
    expect(JSON.stringify(changes[1])).toContain('"who":"writev"');
  });
});

function accepted(document: TextDocument, { textEdit, additionalTextEdits = [] }: CompletionItem): string {
  if (textEdit === undefined || !('range' in textEdit)) throw new Error('the item has no edit');
  return TextDocument.applyEdits(document, [textEdit, ...additionalTextEdits]);
}
