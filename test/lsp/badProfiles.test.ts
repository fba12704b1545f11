import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HoverRequest } from 'vscode-languageserver-protocol';
import { LspClient, pulling } from '../support/lspClient.ts';
import { badProfiles } from '../support/seccomp/badProfiles.ts';

describe('profiles with values that belong nowhere, over the connection', () => {
  let client: LspClient;
  beforeEach(async () => {
    client = await LspClient.start({ capabilities: pulling });
  });
  afterEach(() => client.stop());

  it('are told, and the rest is, and each edit is answered', { timeout: 300_000 }, async () => {
    for (const [name, { text, mistake, rest }] of Object.entries(badProfiles)) {
      const uri = `file:///nowhere/${encodeURIComponent(name)}.json`;
      await client.open(uri, text, 'json');
      const told = async () =>
        (await client.pull(uri)).map(({ code, range }) => `${code} ${range.start.line + 1}`);
      const found = await told();
      expect([name, found.includes(mistake), found.includes(rest)]).toEqual([name, true, true]);
      await client.connection.sendRequest(HoverRequest.type, {
        textDocument: { uri },
        position: { line: 4, character: 8 },
      });
      await client.change(uri, `${text}\n`);
      expect([name, (await told()).includes(mistake)]).toEqual([name, true]);
      await client.close(uri);
    }
    expect(client.log.filter((line) => line.includes('failed'))).toEqual([]);
  });
});
