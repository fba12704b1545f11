import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SemanticTokensRangeRequest, SemanticTokensRequest } from 'vscode-languageserver-protocol';
import { LspClient } from '../support/lspClient.ts';

const uri = 'untitled:profile.json';
const profile = `{ "defaultAction": "SCMP_ACT_ERRNO", "syscalls": [
  { "names": ["read"], "action": "SCMP_ACT_ALLOW" },
  { "names": ["bpf"], "action": "SCMP_ACT_KILL" }
] }`;

let client: LspClient;

beforeEach(async () => {
  client = await LspClient.start();
  await client.open(uri, profile, 'json');
});

afterEach(() => client.stop());

describe('semantic tokens over a connection', () => {
  it('are those of the default action and the rules, each counted from the one before', async () => {
    const textDocument = { uri };
    const all = await client.connection.sendRequest(SemanticTokensRequest.type, { textDocument });
    const [usual, first, second] = [
      [0, 20, 14, 2, 0],
      [1, 15, 4, 0, 0, 0, 19, 14, 0, 0],
      [1, 15, 3, 2, 0, 0, 18, 13, 2, 0],
    ];
    expect(all?.data).toEqual([usual, first, second].flat());
    const range = { start: { line: 2, character: 0 }, end: { line: 2, character: 20 } };
    const seen = await client.connection.sendRequest(SemanticTokensRangeRequest.type, {
      textDocument,
      range,
    });
    expect(seen?.data).toEqual([2, 15, 3, 2, 0]);
  });
});
