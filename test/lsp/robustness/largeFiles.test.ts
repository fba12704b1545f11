import { expect, it } from 'vitest';
import { DidChangeConfigurationNotification } from 'vscode-languageserver-protocol';
import { broken, codes, configurable, useScene } from './scene.ts';

const scene = useScene();

const stream = (size: number): string => {
  const documents: string[] = [];
  for (let length = 0; length < size; length += broken.length + 4) {
    documents.push(broken.replace('tcp', 'TCP').replaceAll('web', `web-${documents.length}`));
  }
  return documents.join('---\n');
};

it('declines a file of 10 MB with a note, and everything else goes on', async () => {
  const client = await scene.start();
  await client.open(scene.uri('sane.yaml'), broken);
  await client.open(scene.uri('large.yaml'), stream(10_000_000));
  expect(await client.pull(scene.uri('large.yaml'))).toEqual([]);
  await expect
    .poll(() => client.statuses.get(scene.uri('large.yaml'))?.note)
    .toMatch(/^The file has 1\d\.\d MB, more than the limit of 5\.0 MB/);
  expect(codes(await client.pull(scene.uri('sane.yaml')))).toEqual(['api-server-refuses']);
  await client.change(scene.uri('large.yaml'), broken);
  expect(codes(await client.pull(scene.uri('large.yaml')))).toEqual(['api-server-refuses']);
  await expect.poll(() => client.statuses.get(scene.uri('large.yaml'))).not.toHaveProperty('note');
});

it('reads 4 MB of documents while other documents are answered about', { timeout: 120_000 }, async () => {
  const client = await scene.start();
  await client.open(scene.uri('sane.yaml'), broken);
  await client.pull(scene.uri('sane.yaml'));
  await client.open(scene.uri('large.yaml'), `${stream(4_000_000)}---\n${broken}`);
  let isRead = false;
  const large = client.pull(scene.uri('large.yaml')).then((found) => {
    isRead = true;
    return found;
  });
  let answered = 0;
  for (; !isRead && answered < 20; answered++) {
    await client.change(scene.uri('sane.yaml'), `${broken}# ${answered}\n`);
    expect(codes(await client.pull(scene.uri('sane.yaml')))).toEqual(['api-server-refuses']);
  }
  expect(answered).toBe(20);
  expect(isRead).toBe(false);
  expect(codes(await large)).toEqual(['api-server-refuses']);
});

it('follows the limit as it is set', async () => {
  const settings: Record<string, unknown> = {};
  const client = await scene.start({ capabilities: configurable, settings });
  const changed = () =>
    client.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
  await client.open(scene.uri('policy.yaml'), `${broken}# ${'x'.repeat(200_000)}\n`);
  expect(codes(await client.pull(scene.uri('policy.yaml')))).toEqual(['api-server-refuses']);
  settings['policyLens'] = { largeFileLimit: 0.1 };
  await changed();
  await expect.poll(() => client.statuses.get(scene.uri('policy.yaml'))?.note).toMatch(/limit of 0\.1 MB/);
  expect(await client.pull(scene.uri('policy.yaml'))).toEqual([]);
  settings['policyLens'] = {};
  await changed();
  await expect.poll(() => client.statuses.get(scene.uri('policy.yaml'))).not.toHaveProperty('note');
  expect(codes(await client.pull(scene.uri('policy.yaml')))).toEqual(['api-server-refuses']);
});

it('tells the user of any editor once, of files that may be ours', async () => {
  const client = await scene.start({ initializationOptions: {} });
  const large = stream(6_000_000);
  const foreign = JSON.stringify({ kind: 'Report', rows: 'x'.repeat(6_000_000) });
  await client.open(scene.uri('foreign.json'), foreign, 'json');
  await client.open(scene.uri('large.yaml'), large);
  await client.change(scene.uri('large.yaml'), `${large}# more`);
  expect(await client.pull(scene.uri('large.yaml'))).toEqual([]);
  await expect
    .poll(() => client.messages)
    .toEqual([expect.stringMatching(/^large\.yaml: The file has 6\.\d MB/)]);
  await client.change(scene.uri('large.yaml'), broken);
  expect(codes(await client.pull(scene.uri('large.yaml')))).toEqual(['api-server-refuses']);
  expect(client.messages).toHaveLength(1);
});
