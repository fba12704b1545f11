import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  PrepareRenameRequest,
  RenameRequest,
  SelectionRangeRequest,
  WillRenameFilesRequest,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver-protocol';
import { useScene } from './robustness/scene.ts';

const pod = `apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  securityContext:
    seccompProfile: { type: Localhost, localhostProfile: profiles/web.json }
  containers:
    - name: web
      securityContext:
        seccompProfile: { type: Localhost, localhostProfile: operator/shop.json }
`;
const profile = '{ "defaultAction": "SCMP_ACT_ERRNO", "syscalls": [{ "names": ["read"] }] }';
const operated = `apiVersion: security-profiles-operator.x-k8s.io/v1
kind: SeccompProfile
metadata:
  name: shop
spec:
  defaultAction: SCMP_ACT_ERRNO
`;

const scene = useScene();

async function start() {
  mkdirSync(join(scene.folder(), 'profiles'));
  writeFileSync(join(scene.folder(), 'pod.yaml'), pod);
  writeFileSync(join(scene.folder(), 'profiles/web.json'), profile);
  const client = await scene.start();
  await client.indexed();
  return client;
}

describe('a profile', () => {
  it('is named by its new path where its file is renamed', async () => {
    const client = await start();
    const edit = await client.connection.sendRequest(WillRenameFilesRequest.type, {
      files: [{ oldUri: scene.uri('profiles/web.json'), newUri: scene.uri('profiles/shop.json') }],
    });
    expect(edit?.changes).toEqual({
      [scene.uri('pod.yaml')]: [expect.objectContaining({ newText: 'profiles/shop.json' })],
    });
    const other = await client.connection.sendRequest(WillRenameFilesRequest.type, {
      files: [{ oldUri: scene.uri('pod.yaml'), newUri: scene.uri('pods.yaml') }],
    });
    expect(other).toBeNull();
  });

  it('is renamed together with its uses where it is an object', async () => {
    const client = await start();
    const uri = scene.uri('operator.yaml');
    await client.open(uri, operated);
    const at = { textDocument: { uri }, position: { line: 3, character: 9 } };
    const prepared = await client.connection.sendRequest(PrepareRenameRequest.type, at);
    expect(prepared).toMatchObject({ placeholder: 'shop', range: { start: { line: 3, character: 8 } } });
    const edit = await client.connection.sendRequest(RenameRequest.type, { ...at, newName: 'store' });
    expect(Object.keys(edit?.changes ?? {}).sort()).toEqual([uri, scene.uri('pod.yaml')]);
    const wrong = client.connection.sendRequest(RenameRequest.type, { ...at, newName: 'The Store' });
    await expect(wrong).rejects.toThrow('The API server takes no such name: a lowercase RFC 1123 subdomain');
    const elsewhere = { ...at, position: { line: 1, character: 8 } };
    expect(await client.connection.sendRequest(PrepareRenameRequest.type, elsewhere)).toBeNull();
  });

  it('is found by its name, and a selection in it grows', async () => {
    const client = await start();
    const symbols = await client.connection.sendRequest(WorkspaceSymbolRequest.type, { query: 'web.' });
    expect(symbols).toMatchObject([
      { name: 'web.json', containerName: 'profiles', location: { uri: scene.uri('profiles/web.json') } },
    ]);
    const uri = scene.uri('profiles/web.json');
    await client.open(uri, profile, 'json');
    const ranges = await client.connection.sendRequest(SelectionRangeRequest.type, {
      textDocument: { uri },
      positions: [{ line: 0, character: profile.indexOf('read') + 1 }],
    });
    const [first] = ranges ?? [];
    expect(first?.range.end.character).toBe(profile.indexOf('read') + 4);
    expect(first?.parent?.range.end.character).toBe(profile.indexOf('read') + 5);
  });
});
