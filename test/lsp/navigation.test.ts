import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  DefinitionRequest,
  DocumentHighlightRequest,
  ReferencesRequest,
} from 'vscode-languageserver-protocol';
import { LspClient } from '../support/lspClient.ts';

const pod = `apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - name: web
      securityContext:
        seccompProfile: { type: Localhost, localhostProfile: profiles/web.json }
`;

const profile = `{
  "defaultAction": "SCMP_ACT_ERRNO",
  "syscalls": [
    { "names": ["read", "write"], "action": "SCMP_ACT_ALLOW" },
    { "names": ["read"], "action": "SCMP_ACT_LOG" }
  ]
}`;

describe('from a pod to its profile and back', () => {
  let folder: string;
  let client: LspClient;
  const uriOf = (name: string): string => pathToFileURL(join(folder, name)).href;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'navigation-'));
    mkdirSync(join(folder, 'profiles'));
    writeFileSync(join(folder, 'pod.yaml'), pod);
    writeFileSync(join(folder, 'profiles/web.json'), profile);
    client = await LspClient.start({ folders: [pathToFileURL(folder).href] });
    await client.indexed();
    await client.open(uriOf('pod.yaml'), pod);
    await client.open(uriOf('profiles/web.json'), profile, 'json');
  });

  afterEach(async () => {
    await client.stop();
    rmSync(folder, { recursive: true });
  });

  it('leads to the definition, to the references, and among the rules of a call', async () => {
    const inPod = { textDocument: { uri: uriOf('pod.yaml') } };
    const column = pod.split('\n')[7]?.indexOf('profiles/') ?? 0;
    const found = await client.connection.sendRequest(DefinitionRequest.type, {
      ...inPod,
      position: { line: 7, character: column + 3 },
    });
    expect(found).toMatchObject([{ uri: uriOf('profiles/web.json'), range: { start: { line: 0 } } }]);
    const beside = await client.connection.sendRequest(DefinitionRequest.type, {
      ...inPod,
      position: { line: 7, character: 2 },
    });
    expect(beside).toEqual([]);
    const inProfile = { textDocument: { uri: uriOf('profiles/web.json') } };
    const uses = await client.connection.sendRequest(ReferencesRequest.type, {
      ...inProfile,
      position: { line: 1, character: 5 },
      context: { includeDeclaration: false },
    });
    expect(uses).toMatchObject([
      { uri: uriOf('pod.yaml'), range: { start: { line: 7, character: column } } },
    ]);
    const highlights = await client.connection.sendRequest(DocumentHighlightRequest.type, {
      ...inProfile,
      position: { line: 3, character: 18 },
    });
    expect((highlights ?? []).map(({ range }) => range.start.line)).toEqual([3, 4]);
  });
});
