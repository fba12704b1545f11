import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CancellationTokenSource } from 'vscode-languageserver-protocol';
import { broken, codes, useScene, workload } from './scene.ts';

const scene = useScene();

const large = (count: number): string =>
  Array.from({ length: count }, (_, index) => broken.replaceAll('web', `web-${index}`)).join('---\n');

describe('a request that is cancelled', () => {
  it.each([
    ['textDocument/hover', { position: { line: 3, character: 4 } }],
    ['textDocument/completion', { position: { line: 3, character: 4 } }],
    ['textDocument/diagnostic', {}],
    [
      'textDocument/codeAction',
      {
        range: { start: { line: 0, character: 0 }, end: { line: 20, character: 0 } },
        context: { diagnostics: [] },
      },
    ],
    ['workspace/diagnostic', { previousResultIds: [] }],
    ['policyLens/preview/subscribe', { subscription: 'a', focus: { position: { line: 1, character: 1 } } }],
  ])('%s ends soon, and the next one is answered', async (method, params) => {
    const client = await scene.start();
    const uri = scene.uri('large.yaml');
    await client.open(scene.uri('sane.yaml'), broken);
    await client.open(uri, large(1500));
    const source = new CancellationTokenSource();
    const asked = { textDocument: { uri }, ...params };
    const answer = client.connection.sendRequest(method, asked, source.token).then(
      () => 'answered',
      (error: unknown) => String(error),
    );
    source.cancel();
    expect(codes(await client.pull(scene.uri('sane.yaml')))).toEqual(['api-server-refuses']);
    await client.change(uri, broken);
    expect(codes(await client.pull(uri))).toEqual(['api-server-refuses']);
    expect(await answer).toMatch(/cancel|^answered$/i);
  });
});

describe('a document', () => {
  it('that is closed while it is read is forgotten', async () => {
    const client = await scene.start();
    await client.open(scene.uri('policy.yaml'), large(1500));
    const pulled = client.pull(scene.uri('policy.yaml'));
    await client.close(scene.uri('policy.yaml'));
    expect(await pulled).toEqual([]);
    expect(await client.pull(scene.uri('policy.yaml'))).toEqual([]);
  });

  it('that is opened again with the same version while it is read has its newest text', async () => {
    const client = await scene.start();
    const uri = scene.uri('policy.yaml');
    const open = (text: string) =>
      client.connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri, languageId: 'yaml', version: 1, text },
      });
    await open(large(1500));
    await client.close(uri);
    await open(broken);
    expect(codes(await client.pull(uri))).toEqual(['api-server-refuses']);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(codes(await client.pull(uri))).toEqual(['api-server-refuses']);
  });

  it('that is changed many times while it is read has its newest text', async () => {
    const client = await scene.start();
    const uri = scene.uri('policy.yaml');
    await client.open(uri, large(700));
    for (let count = 700; count > 690; count--) await client.change(uri, large(count));
    await client.change(uri, large(2));
    expect(await client.pull(uri)).toHaveLength(2);
  });
});

describe('the end', () => {
  it('may come while the workspace is read', async () => {
    mkdirSync(join(scene.folder(), 'many'));
    for (let number = 0; number < 1000; number++) {
      writeFileSync(join(scene.folder(), 'many', `${number}.yaml`), workload);
    }
    const client = await scene.start();
    expect(await client.stop()).toBe(0);
    expect(client.log.some((line) => line.startsWith('Read '))).toBe(false);
  });

  it('may come while a document is read', async () => {
    const client = await scene.start();
    await client.open(scene.uri('policy.yaml'), large(1500));
    client.pull(scene.uri('policy.yaml')).catch(() => undefined);
    expect(await client.stop()).toBe(0);
  });
});
