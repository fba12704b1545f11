import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  DocumentLinkRequest,
  FileChangeType,
  HoverRequest,
} from 'vscode-languageserver-protocol';
import { LspClient, pulling } from '../support/lspClient.ts';

const pod = `apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - name: web
      securityContext:
        seccompProfile: { type: Localhost, localhostProfile: profiles/web.json }
`;
const profile =
  '{"defaultAction": "SCMP_ACT_ERRNO", "architectures": ["SCMP_ARCH_X86_64"], "syscalls": [{"names": ["read"], "action": "SCMP_ACT_ALLOW"}]}';

describe('the profile of a pod over the connection', () => {
  let folder: string;
  let client: LspClient;
  let settings: { policyLens?: unknown };
  const uriOf = (name: string): string => pathToFileURL(join(folder, name)).href;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'pods-'));
    writeFileSync(join(folder, 'pod.yaml'), pod);
    settings = {};
    client = await LspClient.start({
      folders: [pathToFileURL(folder).href],
      capabilities: {
        ...pulling,
        textDocument: { ...pulling.textDocument, hover: { contentFormat: ['markdown'] } },
        workspace: { ...pulling.workspace, configuration: true },
      },
      settings,
    });
    await client.indexed();
    await client.open(uriOf('pod.yaml'), pod);
  });
  afterEach(async () => {
    await client.stop();
    rmSync(folder, { recursive: true });
  });

  const codes = async (): Promise<readonly unknown[]> =>
    (await client.pull(uriOf('pod.yaml'))).map(({ code }) => code);
  const hover = async (): Promise<string> => {
    const answer = await client.connection.sendRequest(HoverRequest.type, {
      textDocument: { uri: uriOf('pod.yaml') },
      position: { line: 5, character: 14 },
    });
    return JSON.stringify(answer?.contents);
  };

  it('follows the settings and the files of the folder that the nodes have', async () => {
    expect(await codes()).toEqual([]);
    settings.policyLens = { seccomp: { root: 'nodes' } };
    await client.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
    await expect.poll(codes).toEqual(['seccomp-profile-not-found']);
    mkdirSync(join(folder, 'nodes/profiles'), { recursive: true });
    writeFileSync(join(folder, 'nodes/profiles/web.json'), profile);
    await client.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri: uriOf('nodes/profiles/web.json'), type: FileChangeType.Created }],
    });
    await expect.poll(codes).toEqual([]);
    await expect.poll(hover).toContain('allows 1 of ');
    const links = await client.connection.sendRequest(DocumentLinkRequest.type, {
      textDocument: { uri: uriOf('pod.yaml') },
    });
    expect(links).toMatchObject([{ target: `${uriOf('nodes/profiles/web.json')}#L1` }]);
  });
});
