import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ClientCapabilities, CodeActionRequest } from 'vscode-languageserver-protocol';
import { LspClient } from '../support/lspClient.ts';

const profile =
  '{"defaultAction": "SCMP_ACT_ERRNO", "syscalls": [{"names": ["raed"], "action": "SCMP_ACT_ALLOW"}]}';

let client: LspClient;
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'policy-lens-'));
});

afterEach(async () => {
  await client.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** The quick fixes for a misspelled call in a profile, which can hold neither comment nor annotation. */
async function quickFixes(capabilities: ClientCapabilities) {
  client = await LspClient.start({ folders: [pathToFileURL(folder).href], capabilities });
  const uri = pathToFileURL(join(folder, 'profile.json')).href;
  await client.open(uri, profile, 'json');
  const position = { line: 0, character: profile.indexOf('raed') };
  const actions = await client.connection.sendRequest(CodeActionRequest.type, {
    textDocument: { uri },
    range: { start: position, end: position },
    context: { diagnostics: [] },
  });
  return actions ?? [];
}

describe('a fix that makes a file', () => {
  it('is offered to a client that can make files', async () => {
    const actions = await quickFixes({
      workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ['create'] } },
    });
    const configuration = pathToFileURL(join(folder, '.policy-lens.yaml')).href;
    const [ignoring, ...twins] = actions.filter(({ title }) =>
      title.startsWith('Ignore findings of seccomp-unknown-syscall'),
    );
    expect(twins).toEqual([]);
    expect(ignoring).toMatchObject({
      edit: {
        documentChanges: [
          { kind: 'create', uri: configuration, options: { ignoreIfExists: true } },
          {
            textDocument: { uri: configuration, version: null },
            edits: [
              { newText: expect.stringContaining('  - path: profile.json\n    rule: seccomp-unknown') },
            ],
          },
        ],
      },
    });
  });

  it('is not offered to others, who get the rest', async () => {
    const titles = (await quickFixes({})).map(({ title }) => title);
    expect(titles.join()).toContain('read');
    expect(titles.join()).not.toContain('Ignore');
  });
});
