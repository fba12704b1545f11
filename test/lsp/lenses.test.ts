import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CodeLens } from 'vscode-languageserver-protocol';
import { methods } from '../../server/src/protocol/methods.ts';
import { broken, useScene, workload } from './robustness/scene.ts';

const scene = useScene();
const open = broken.replace('tcp', 'TCP');
const closed = open.slice(0, open.indexOf('    - ports')).replace('ingress:', 'ingress: []');

async function lenses(): Promise<readonly CodeLens[]> {
  const uri = scene.uri('policy.yaml');
  const answer = await scene
    .client()
    .connection.sendRequest('textDocument/codeLens', { textDocument: { uri } });
  return answer as readonly CodeLens[];
}

const changes = async () =>
  (await lenses()).flatMap(({ command }) =>
    command?.command === 'policyLens.showChanges' ? command.title : [],
  );

/** What the server has told by a notification, as it comes. */
function toldOf(client: Awaited<ReturnType<typeof scene.start>>, method: string): readonly unknown[] {
  const told: unknown[] = [];
  client.connection.onNotification(method, (message: unknown) => {
    told.push(message);
  });
  return told;
}

describe('lenses', () => {
  it('say what changes against the newest commit, unsaved text included', async () => {
    writeFileSync(join(scene.folder(), 'pod.yaml'), workload);
    const client = await scene.start();
    const uri = scene.uri('policy.yaml');
    await client.open(uri, open);
    expect(await changes()).toEqual([]);
    await client.connection.sendNotification(methods.baseline, {
      name: 'HEAD',
      files: [{ uri, text: open }],
    });
    await expect.poll(changes).toEqual(['No connection changed against HEAD']);
    await client.connection.sendNotification(methods.baseline, {
      name: 'HEAD',
      files: [{ uri, text: closed }],
    });
    await expect.poll(changes).toEqual(['1 connection gained against HEAD']);
    const lens = (await lenses()).find(({ command }) => command?.command === 'policyLens.showChanges');
    expect(lens?.command).toMatchObject({ command: 'policyLens.showChanges', arguments: [uri, { line: 0 }] });
    const position = { line: 1, character: 0 };
    const page = await client.connection.sendRequest(methods.changes, { uri, position });
    expect(page).toMatchObject({ title: 'Changes of web against HEAD' });
    await client.connection.sendNotification(methods.baseline, {
      name: 'HEAD',
      files: [{ uri, text: null }],
    });
    await expect.poll(changes).toEqual(['1 connection lost against HEAD']);
  });

  it('of a policy say what it selects and what is allowed, and lead to both', async () => {
    writeFileSync(join(scene.folder(), 'pod.yaml'), workload);
    const client = await scene.start();
    await client.indexed();
    const uri = scene.uri('policy.yaml');
    await client.open(uri, open);
    const start = { line: 0, character: 0 };
    const name = { start: { line: 3, character: 8 }, end: { line: 3, character: 11 } };
    expect((await lenses()).map(({ command }) => command)).toEqual([
      {
        title: 'Selects 1 pod',
        command: 'policyLens.showPods',
        arguments: [uri, start, [{ uri: scene.uri('pod.yaml'), range: name }]],
      },
      {
        title: 'No connection between workloads allowed',
        command: 'policyLens.showReach',
        arguments: [uri, start],
      },
      { title: 'Show who can reach this', command: 'policyLens.showReach', arguments: [uri, start] },
    ]);
  });

  it('let a request go first that comes while they are made', async () => {
    const many = (tier: string) =>
      Array.from({ length: 120 }, (_, index) =>
        workload.replaceAll('web', `w${index}`).replace('  labels:', `  labels:\n    tier: ${tier}`),
      ).join('---\n');
    const policies = Array.from({ length: 120 }, (_, index) =>
      open
        .replaceAll('web', `w${index}`)
        .replace('- ports:', '- from: [{ podSelector: { matchLabels: { tier: old } } }]\n      ports:'),
    ).join('---\n');
    writeFileSync(join(scene.folder(), 'policies.yaml'), policies);
    const client = await scene.start();
    const uri = scene.uri('policy.yaml');
    await client.open(uri, many('new'));
    const files = [{ uri, text: many('old') }];
    await client.connection.sendNotification(methods.baseline, { name: 'HEAD', files });
    const answered: string[] = [];
    const position = { line: 1, character: 2 };
    const textDocument = { uri };
    // what was told and what is in the folder must be read, so that there is something to compare
    await expect.poll(async () => (await lenses()).length, { timeout: 30_000, interval: 200 }).toBe(360);
    const edited = many('newer');
    await client.change(uri, edited);
    await Promise.all([
      lenses().then(() => answered.push('lenses')),
      client.connection
        .sendRequest('textDocument/hover', { textDocument, position })
        .then(() => answered.push('hover')),
    ]);
    expect(answered).toEqual(['hover', 'lenses']);
  }, 60_000);

  it('compare with the text at opening where no commit was told, saved or not, and only while something differs', async () => {
    writeFileSync(join(scene.folder(), 'pod.yaml'), workload);
    writeFileSync(join(scene.folder(), 'policy.yaml'), closed);
    const client = await scene.start();
    await client.indexed();
    const uri = scene.uri('policy.yaml');
    await client.open(uri, closed);
    expect(await changes()).toEqual([]);
    await client.change(uri, open);
    expect(await changes()).toEqual(['1 connection gained against the text at opening']);
    const position = { line: 1, character: 0 };
    const page = await client.connection.sendRequest(methods.changes, { uri, position });
    expect(page).toMatchObject({ title: 'Changes of web against the text at opening' });
    writeFileSync(join(scene.folder(), 'policy.yaml'), open);
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri, type: 2 }],
    });
    await client.pull(uri);
    expect(await changes()).toHaveLength(1);
    await client.change(uri, closed);
    expect(await changes()).toEqual([]);
    await client.change(uri, open);
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
    await client.open(uri, open);
    expect(await changes()).toEqual([]);
  });

  it('fall back to the text at opening when there is no commit any more', async () => {
    writeFileSync(join(scene.folder(), 'pod.yaml'), workload);
    const client = await scene.start();
    await client.indexed();
    const uri = scene.uri('policy.yaml');
    await client.open(uri, open);
    const tell = (files: readonly { uri: string; text: string }[] | null) =>
      client.connection.sendNotification(methods.baseline, { name: 'HEAD', files });
    await tell([{ uri, text: closed }]);
    await expect.poll(changes).toEqual(['1 connection gained against HEAD']);
    await tell(null);
    await expect.poll(changes).toEqual([]);
  });

  it('have beside them how many connections the whole environment has lost and gained', async () => {
    writeFileSync(join(scene.folder(), 'pod.yaml'), workload);
    writeFileSync(join(scene.folder(), 'policy.yaml'), closed);
    const client = await scene.start();
    const told = toldOf(client, methods.changeCount);
    await client.indexed();
    const uri = scene.uri('policy.yaml');
    await client.open(uri, closed);
    await client.change(uri, open);
    await expect.poll(() => told).toEqual([{ uri, against: 'the text at opening', lost: 0, gained: 1 }]);
    const page = await client.connection.sendRequest(methods.changes, { uri });
    expect(page).toMatchObject({
      title: expect.stringMatching(/^Changes of .+ against the text at opening$/),
    });
    expect(page).toMatchObject({ markdown: expect.stringContaining('## Newly allowed') });
    await client.change(uri, closed);
    await expect.poll(() => told.at(-1)).toEqual({ uri, against: 'the text at opening', lost: 0, gained: 0 });
    await client.connection.sendNotification(methods.baseline, {
      name: 'HEAD',
      files: [{ uri, text: open }],
    });
    await expect.poll(() => told.at(-1)).toEqual({ uri, against: 'HEAD', lost: 1, gained: 0 });
  });

  it('have beside them the lines that cause it, until nothing is otherwise', async () => {
    writeFileSync(join(scene.folder(), 'pod.yaml'), workload);
    const client = await scene.start();
    const told = toldOf(client, methods.changeMarks);
    await client.indexed();
    const uri = scene.uri('policy.yaml');
    await client.open(uri, closed);
    await client.change(uri, open);
    const line = open.split('\n').findIndex((text) => text.includes('- ports'));
    await expect
      .poll(() => told)
      .toEqual([
        {
          uri,
          against: 'the text at opening',
          marks: [{ range: { start: { line, character: 6 }, end: expect.anything() }, lost: 0, gained: 1 }],
        },
      ]);
    await client.change(uri, closed);
    await expect.poll(() => told.at(-1)).toEqual({ uri, against: 'the text at opening', marks: [] });
  });

  it('have beside them the newest commit as soon as it is known, where that marks the same lines', async () => {
    writeFileSync(join(scene.folder(), 'pod.yaml'), workload);
    const client = await scene.start();
    const told = toldOf(client, methods.changeMarks);
    await client.indexed();
    const uri = scene.uri('policy.yaml');
    await client.open(uri, closed);
    await client.change(uri, open);
    const marks = [expect.objectContaining({ lost: 0, gained: 1 })];
    await expect.poll(() => told.at(-1)).toEqual({ uri, against: 'the text at opening', marks });
    await client.connection.sendNotification(methods.baseline, {
      name: 'HEAD',
      files: [{ uri, text: closed }],
    });
    await expect.poll(() => told.at(-1)).toEqual({ uri, against: 'HEAD', marks });
  });

  it('have beside them the place of a policy that is gone', async () => {
    writeFileSync(join(scene.folder(), 'pod.yaml'), workload);
    const client = await scene.start();
    const told = toldOf(client, methods.changeMarks);
    await client.indexed();
    const uri = scene.uri('policy.yaml');
    const namespace = 'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop\n';
    await client.open(uri, `${namespace}---\n${closed}`);
    await client.change(uri, namespace);
    const place = { line: 3, character: 12 };
    const gone = expect.stringMatching(/^NetworkPolicy /);
    await expect
      .poll(() => told.at(-1))
      .toEqual({
        uri,
        against: 'the text at opening',
        marks: [{ range: { start: place, end: place }, lost: 0, gained: expect.any(Number), gone }],
      });
  });

  it('have no page of what was not there', async () => {
    const client = await scene.start();
    const uri = scene.uri('policy.yaml');
    await client.open(uri, open);
    await client.connection.sendNotification(methods.baseline, {
      name: 'HEAD',
      files: [{ uri, text: null }],
    });
    const position = { line: 1, character: 0 };
    expect(await client.connection.sendRequest(methods.changes, { uri, position })).toBeNull();
  });

  it('are offered to our own client alone, whose commands they are', async () => {
    const client = await scene.start({ initializationOptions: {} });
    expect(client.log.join('\n')).not.toContain('failed');
    await client.open(scene.uri('policy.yaml'), open);
    expect(await changes()).toEqual([]);
  });
});
