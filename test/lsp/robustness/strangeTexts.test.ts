import { describe, expect, it } from 'vitest';
import { CompletionRequest, HoverRequest } from 'vscode-languageserver-protocol';
import type { LspClient } from '../../support/lspClient.ts';
import { broken, codes, useScene } from './scene.ts';
import { strangeJson, strangeTexts } from './strangeTexts.ts';

const scene = useScene();

/** Everything that an editor asks at once when a text is opened; every answer has to come. */
async function askAll(client: LspClient, uri: string, text: string): Promise<void> {
  const lines = text.split('\n').length;
  const places = [0, Math.floor(lines / 2), lines].flatMap((line) => [
    { line, character: 0 },
    { line, character: 12 },
  ]);
  const found = await client.pull(uri);
  for (const { range } of found) {
    expect(range.start.line).toBeLessThanOrEqual(range.end.line);
    expect(range.end.line).toBeLessThanOrEqual(text.split(/\r\n|\r|\n/).length);
  }
  for (const position of places) {
    await client.connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position });
    await client.connection.sendRequest(CompletionRequest.type, { textDocument: { uri }, position });
  }
}

describe.each([
  ['yaml', strangeTexts],
  ['json', strangeJson],
])('strange texts as %s', (language, texts) => {
  it('are answered about, and everything else goes on', { timeout: 120_000 }, async () => {
    const client = await scene.start();
    await client.open(scene.uri('sane.yaml'), broken);
    for (const [name, text] of Object.entries(texts)) {
      const uri = scene.uri(`${encodeURIComponent(name)}.${language}`);
      await client.open(uri, text, language);
      await askAll(client, uri, text);
      await client.change(uri, `${text}\n`);
      await client.pull(uri);
      await client.close(uri);
      expect(codes(await client.pull(scene.uri('sane.yaml')))).toEqual(['api-server-refuses']);
    }
    expect(client.log.filter((line) => line.includes('failed'))).toEqual([]);
  });
});

it('finds the same behind a byte order mark and with any line ends', async () => {
  const client = await scene.start();
  for (const name of ['a byte order mark before a policy', 'lines that end with CR LF'] as const) {
    await client.open(scene.uri('policy.yaml'), strangeTexts[name] ?? '');
    const [first, ...others] = await client.pull(scene.uri('policy.yaml'));
    expect(others).toEqual([]);
    expect(first?.range).toEqual({ start: { line: 11, character: 20 }, end: { line: 11, character: 23 } });
    await client.close(scene.uri('policy.yaml'));
  }
});
