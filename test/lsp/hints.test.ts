import { beforeEach, describe, expect, it } from 'vitest';
import {
  DidChangeConfigurationNotification,
  InlayHintRefreshRequest,
  InlayHintRequest,
} from 'vscode-languageserver-protocol';
import type { LspClient } from '../support/lspClient.ts';
import { useScene } from './robustness/scene.ts';

const profile = `{
  "defaultAction": "SCMP_ACT_ALLOW",
  "syscalls": [
    { "names": ["clone"], "action": "SCMP_ACT_ERRNO", "errnoRet": 1,
      "args": [{ "index": 0, "value": 268435456, "valueTwo": 268435456, "op": "SCMP_CMP_MASKED_EQ" }] },
    { "names": ["socket"], "action": "SCMP_ACT_ERRNO", "errnoRet": 97,
      "args": [{ "index": 0, "value": 40, "op": "SCMP_CMP_EQ" }] }
  ]
}`;

const scene = useScene();
let client: LspClient;
let uri: string;

beforeEach(async () => {
  uri = scene.uri('profile.json');
  client = await scene.start({ capabilities: { workspace: { inlayHint: { refreshSupport: true } } } });
  await client.open(uri, profile, 'json');
});

async function hints(startLine: number, endLine: number) {
  const range = { start: { line: startLine, character: 0 }, end: { line: endLine, character: 0 } };
  const found = await client.connection.sendRequest(InlayHintRequest.type, { textDocument: { uri }, range });
  return (found ?? []).map(({ label, position }) => `${position.line}:${position.character} ${label}`);
}

describe('hints over a connection', () => {
  it('stand behind their numbers', async () => {
    expect(await hints(0, 9)).toEqual([
      '4:47 CLONE_NEWUSER',
      '4:70 set',
      '6:40 AF_VSOCK',
      '3:67 EPERM',
      '5:69 EAFNOSUPPORT',
    ]);
  });

  it('come for the lines that are asked for', async () => {
    expect(await hints(6, 7)).toEqual(['6:40 AF_VSOCK']);
    expect(await hints(2, 4)).toEqual(['3:67 EPERM']);
  });

  it('follow the settings, and are asked for anew then', async () => {
    let hear: () => void = () => undefined;
    client.connection.onRequest(InlayHintRefreshRequest.type, () => hear());
    const set = async (kinds: Readonly<Record<string, boolean>>): Promise<void> => {
      const refreshed = new Promise<void>((resolve) => {
        hear = resolve;
      });
      const settings = { policyLens: { hints: kinds } };
      await client.connection.sendNotification(DidChangeConfigurationNotification.type, { settings });
      await refreshed;
    };
    // What the start brings with it is over once later changes have been told.
    await client.indexed();
    await set({ errors: false });
    await set({ errors: true });
    await set({ constants: false });
    expect(await hints(0, 9)).toEqual(['3:67 EPERM', '5:69 EAFNOSUPPORT']);
  });
});
