import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  DefinitionRequest,
  DocumentHighlightRequest,
  ReferencesRequest,
} from 'vscode-languageserver-protocol';
import type { LspClient } from '../support/lspClient.ts';
import { useScene } from './robustness/scene.ts';

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
  const scene = useScene();
  let client: LspClient;

  beforeEach(async () => {
    mkdirSync(join(scene.folder(), 'profiles'));
    writeFileSync(join(scene.folder(), 'pod.yaml'), pod);
    writeFileSync(join(scene.folder(), 'profiles/web.json'), profile);
    client = await scene.start();
    await client.indexed();
    await client.open(scene.uri('pod.yaml'), pod);
    await client.open(scene.uri('profiles/web.json'), profile, 'json');
  });

  it('leads to the definition, to the references, and among the rules of a call', async () => {
    const inPod = { textDocument: { uri: scene.uri('pod.yaml') } };
    const column = pod.split('\n')[7]?.indexOf('profiles/') ?? 0;
    const found = await client.connection.sendRequest(DefinitionRequest.type, {
      ...inPod,
      position: { line: 7, character: column + 3 },
    });
    expect(found).toMatchObject([{ uri: scene.uri('profiles/web.json'), range: { start: { line: 0 } } }]);
    const beside = await client.connection.sendRequest(DefinitionRequest.type, {
      ...inPod,
      position: { line: 7, character: 2 },
    });
    expect(beside).toEqual([]);
    const inProfile = { textDocument: { uri: scene.uri('profiles/web.json') } };
    const uses = await client.connection.sendRequest(ReferencesRequest.type, {
      ...inProfile,
      position: { line: 1, character: 5 },
      context: { includeDeclaration: false },
    });
    expect(uses).toMatchObject([
      { uri: scene.uri('pod.yaml'), range: { start: { line: 7, character: column } } },
    ]);
    const highlights = await client.connection.sendRequest(DocumentHighlightRequest.type, {
      ...inProfile,
      position: { line: 3, character: 18 },
    });
    expect((highlights ?? []).map(({ range }) => range.start.line)).toEqual([3, 4]);
  });

  it('leads to the line of an object among others', async () => {
    const objects = ['shop', 'web'].map(
      (name) =>
        `apiVersion: security-profiles-operator.x-k8s.io/v1\nkind: SeccompProfile\nmetadata: { name: ${name} }\nspec: { defaultAction: SCMP_ACT_ALLOW }\n`,
    );
    await client.open(scene.uri('objects.yaml'), objects.join('---\n'));
    const named = pod.replace('profiles/web.json', 'operator/web.json');
    await client.open(scene.uri('other.yaml'), named);
    const found = await client.connection.sendRequest(DefinitionRequest.type, {
      textDocument: { uri: scene.uri('other.yaml') },
      position: { line: 7, character: named.split('\n')[7]?.indexOf('operator/') ?? 0 },
    });
    expect(found).toMatchObject([{ uri: scene.uri('objects.yaml'), range: { start: { line: 5 } } }]);
  });
});
