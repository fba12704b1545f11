import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { noMatrix, receiveMatrix } from '../../client/webview/matrix/receive.ts';
import type { ComparedState } from '../../server/src/protocol/difference.ts';
import type { MatrixChanged } from '../../server/src/protocol/matrix.ts';
import { methods } from '../../server/src/protocol/methods.ts';
import type { PreviewChanged, PreviewModel } from '../../server/src/protocol/preview.ts';
import { broken, useScene, workload } from './robustness/scene.ts';

const scene = useScene();
const open = broken.replace('tcp', 'TCP');
const closed = open.slice(0, open.indexOf('    - ports')).replace('ingress:', 'ingress: []');
const position = { line: 1, character: 0 };

async function start() {
  writeFileSync(join(scene.folder(), 'pod.yaml'), workload);
  writeFileSync(join(scene.folder(), 'policy.yaml'), closed);
  const client = await scene.start();
  const shown: PreviewChanged['change'][] = [];
  client.connection.onNotification(methods.previewChanged, ({ change }: PreviewChanged) => {
    shown.push(change);
  });
  await client.indexed();
  const uri = scene.uri('policy.yaml');
  await client.open(uri, closed);
  const subscribe = (before: ComparedState | undefined) =>
    client.connection.sendRequest(methods.previewSubscribe, {
      subscription: 's',
      focus: { uri, position },
      before,
    });
  return { client, uri, shown, subscribe };
}

const titlesOf = (model: PreviewModel | undefined) =>
  model?.lanes.flatMap(({ groups }) => groups.map(({ title }) => title));

describe('a panel that is compared', () => {
  it('shows what is otherwise alone, follows the text, and shows all again', async () => {
    const { client, uri, shown, subscribe } = await start();
    await subscribe({ kind: 'opened' });
    const first = shown.at(-1);
    expect(first?.kind === 'whole' ? titlesOf(first.model) : undefined).toEqual([]);
    await client.change(uri, open);
    await expect
      .poll(() => JSON.stringify(shown.at(-1)))
      .toContain('1 connection gained against the text at opening.');
    await subscribe(undefined);
    expect(JSON.stringify(shown.at(-1))).toContain('"title":"Traffic"');
  });

  it('says that there is no commit, and is drawn once there is one', async () => {
    const { client, uri, shown, subscribe } = await start();
    await subscribe({ kind: 'commit' });
    expect(shown.at(-1)).toEqual({
      kind: 'nothing',
      message: 'There is no commit to compare with. Choose another state to compare with.',
    });
    const files = [{ uri, text: open }];
    await client.connection.sendNotification(methods.baseline, { name: 'HEAD', files });
    await expect.poll(() => JSON.stringify(shown.at(-1))).toContain('1 connection lost against HEAD.');
  });
});

describe('a panel at a rule', () => {
  it('shows what the rule lets in, and the policy where that is asked for', async () => {
    const { client, uri, shown } = await start();
    await client.change(uri, open);
    const line = open.split('\n').findIndex((text) => text.includes('- ports'));
    const focus = { uri, position: { line, character: 6 } };
    const headingOf = async (finest: 'object' | undefined) => {
      await client.connection.sendRequest(methods.previewSubscribe, { subscription: 's', focus, finest });
      const change = shown.at(-1);
      if (change?.kind === 'whole') return [change.model.subject.heading, change.model.lanes.length];
      return change;
    };
    expect(await headingOf(undefined)).toEqual(['This rule', 1]);
    expect(await headingOf('object')).toEqual(['This policy', 2]);
  });
});

describe('a matrix that is compared', () => {
  it('marks what is otherwise than in the state that was chosen, and says where there is none', async () => {
    const { client, uri } = await start();
    let view = noMatrix;
    client.connection.onNotification(methods.matrixChanged, (message: MatrixChanged) => {
      view = receiveMatrix(view, message);
    });
    await client.change(uri, open);
    const subscribe = (before: ComparedState | undefined) =>
      client.connection.sendRequest(methods.matrixSubscribe, {
        subscription: 'm',
        focus: { uri, position },
        before,
      });
    const changes = () => (view.shown.kind === 'model' ? view.shown.model.changes : view.shown);
    await subscribe({ kind: 'saved' });
    await expect.poll(changes).toMatchObject({ against: 'the saved files', list: [{ what: 'gained' }] });
    await subscribe({ kind: 'revision', name: 'v1', files: [{ uri, text: open }] });
    await expect.poll(changes).toEqual({ against: 'v1', list: [] });
    await subscribe({ kind: 'environment', id: 'nowhere' });
    await expect.poll(changes).toMatchObject({
      kind: 'nothing',
      message: 'That environment is not there. Choose another state to compare with.',
    });
  });
});
