import { describe, expect, it } from 'vitest';
import type { Hover } from 'vscode-languageserver-protocol';
import { methods } from '../../../server/src/protocol/methods.ts';
import type { PreviewChanged, PreviewModel } from '../../../server/src/protocol/preview.ts';
import { bad, good, selectorsOnOnePod, written } from '../../support/badObjects.ts';
import { useScene } from './scene.ts';

const scene = useScene();

async function hoverOf(uri: string, text: string, needle: string): Promise<string> {
  const before = text.slice(0, text.indexOf(needle)).split('\n');
  const answer = (await scene.client().connection.sendRequest('textDocument/hover', {
    textDocument: { uri },
    position: { line: before.length - 1, character: before.at(-1)?.length ?? 0 },
  })) as Hover | null;
  return JSON.stringify(answer?.contents ?? null);
}

/** The preview of the object at a line. */
async function preview(uri: string, line: number): Promise<PreviewModel> {
  const { connection } = scene.client();
  const changed = new Promise<PreviewChanged>((resolve) => {
    connection.onNotification(methods.previewChanged, resolve);
  });
  await connection.sendRequest(methods.previewSubscribe, {
    subscription: 'one',
    focus: { uri, position: { line, character: 0 } },
  });
  const { change } = await changed;
  await connection.sendNotification(methods.previewUnsubscribe, { subscription: 'one' });
  if (change.kind !== 'whole') throw new Error(`no picture: ${change.kind}`);
  return change.model;
}

/** How web fares with db, in the words of db's picture. */
function verdictOfWeb({ lanes }: PreviewModel): string | undefined {
  return lanes[0]?.groups
    .flatMap(({ rows }) => rows)
    .find(({ who, members }) => `${who} ${members.map(({ text }) => text).join()}`.includes('web'))?.verdict;
}

describe('bad objects', () => {
  it.each(Object.keys(bad))('%s: the rest is answered as without them', async (name) => {
    const text = written(good, bad[name] ?? []);
    const client = await scene.start();
    // until then other policies may be somewhere
    await client.indexed();
    const uri = scene.uri('all.yaml');
    await client.open(uri, text);
    await client.pull(uri);
    expect(await hoverOf(uri, text, 'Pod')).toContain('not limited by any policy here');
    const line = text.slice(0, text.indexOf('name: db')).split('\n').length - 1;
    expect(verdictOfWeb(await preview(uri, line))).toBe('allowed');
    expect(client.log.join('\n')).not.toContain('failed');
  });

  it('the same object twice is said in the preview and on hover', async () => {
    const text = written(good, bad['the same object twice'] ?? []);
    const client = await scene.start();
    // until then other policies may be somewhere
    await client.indexed();
    const uri = scene.uri('all.yaml');
    await client.open(uri, text);
    const line = text.slice(0, text.indexOf('name: twin')).split('\n').length - 1;
    const notes = JSON.stringify((await preview(uri, line)).notes);
    expect(notes).toContain('Several workloads of one namespace have one kind and name');
    expect(notes).toContain('Several policies of one namespace have one name');
    const second = text.slice(text.lastIndexOf('kind: NetworkPolicy'));
    expect(await hoverOf(uri, text, second)).toContain('Another policy of this name and namespace');
  });

  it('a thousand selectors on one pod are answered', async () => {
    const text = written(good, selectorsOnOnePod(1000));
    const client = await scene.start();
    // until then other policies may be somewhere
    await client.indexed();
    const uri = scene.uri('all.yaml');
    await client.open(uri, text);
    const line = text.slice(0, text.indexOf('name: db')).split('\n').length - 1;
    const model = await preview(uri, line);
    expect(verdictOfWeb(model)).toBe('allowed');
    const [applied] = model.subject.facts;
    expect(applied?.entries).toHaveLength(21);
    expect(applied?.entries.at(-1)).toEqual(['and 981 more']);
    expect(client.log.join('\n')).not.toContain('failed');
  }, 30_000);
});
