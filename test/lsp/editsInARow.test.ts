import { expect, it } from 'vitest';
import { OpenDocuments } from '../../server/src/lsp/documents.ts';
import { ServerState } from '../../server/src/lsp/state.ts';
import { memoryHost } from '../support/memoryHost.ts';

const uri = 'file:///many.yaml';
const text = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: many, namespace: shop}
spec: {podSelector: {}}
`;

/**
 * How often a document is read for some edits that come in a row, each in its own turn of the loop.
 * @param duration how long each step of a reading takes, in milliseconds
 */
async function readings(edits: number, duration: number): Promise<number> {
  let now = 0;
  let looks = 0;
  const host = {
    ...memoryHost(() => new Map()),
    now: () => {
      looks++;
      now += duration;
      return now;
    },
    pause: () => new Promise<void>((resolve) => setImmediate(resolve)),
  };
  const state = new ServerState();
  const documents = new OpenDocuments(state, host, () => false);
  documents.open({ textDocument: { uri, languageId: 'yaml', version: 0, text } });
  await documents.settled(uri);
  const before = looks;
  for (let version = 1; version <= edits; version++) {
    const contentChanges = [{ text: `${text}# ${version}\n` }];
    documents.change({ textDocument: { uri, version }, contentChanges });
    await new Promise((resolve) => setImmediate(resolve));
  }
  await documents.settled(uri);
  expect(state.snapshot.open.get(uri)?.source?.text).toContain(`# ${edits}`);
  return looks - before;
}

it('reads a text that takes long once for many edits in a row', async () => {
  expect(await readings(20, 100)).toBe(await readings(1, 100));
});

it('reads a short text with each edit', async () => {
  expect(await readings(20, 0)).toBeGreaterThanOrEqual(20 * (await readings(1, 0)));
});
