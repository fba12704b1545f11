import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { matrixCell, matrixChanged } from '../../client/src/panels/matrixShape.ts';
import { type MatrixView, noMatrix, receiveMatrix } from '../../client/webview/matrix/receive.ts';
import type { MatrixChanged, MatrixModel } from '../../server/src/protocol/matrix.ts';
import { methods } from '../../server/src/protocol/methods.ts';
import { MatrixCells } from '../support/matrixCells.ts';
import { useScene } from './robustness/scene.ts';

const scene = useScene();
const shop = readFileSync(
  fileURLToPath(new URL('../features/matrix/cases/shop.yaml', import.meta.url)),
  'utf8',
);
const focus = (uri: string, line = 0) => ({ uri, position: { line, character: 0 } });

/** A panel at the other end of a real connection, which draws what it is sent. */
async function openPanel(text: string) {
  const client = await scene.start();
  const uri = scene.uri('shop.yaml');
  await client.open(uri, text);
  let view: MatrixView = noMatrix;
  const received: MatrixChanged[] = [];
  client.connection.onNotification(methods.matrixChanged, (params: unknown) => {
    if (!matrixChanged(params)) throw new Error(`not a message: ${JSON.stringify(params).slice(0, 200)}`);
    received.push(params);
    view = receiveMatrix(view, params);
  });
  const model = (): MatrixModel => {
    if (view.shown.kind !== 'model') throw new Error(`shows ${JSON.stringify(view.shown)}`);
    return view.shown.model;
  };
  const cell = (from: string, to: string) => new MatrixCells(model()).at(from, to);
  return { client, uri, received, model, cell, view: () => view };
}

const [web, api, db, batch] = [
  'shop/web[Deployment]',
  'payments/api[Deployment]',
  'payments/db[StatefulSet]',
  'shop/batch[Deployment]',
];

describe('the matrix over a connection', () => {
  it('is the whole first, follows unsaved edits by patches of what they touch, and says what a cell rests on', async () => {
    writeFileSync(join(scene.folder(), 'shop.yaml'), shop);
    const { client, uri, received, model, cell, view } = await openPanel(shop);
    const subscription = { subscription: 'p', focus: focus(uri) };
    await client.connection.sendRequest(methods.matrixSubscribe, subscription);
    await expect.poll(() => view().shown.kind).toBe('model');
    // until the folder has been read, the policies of a namespace may not be all
    await expect.poll(() => cell(web, api)).toMatchObject({ verdict: 'some', text: 'TCP 8080, 9090' });
    expect(cell(batch, db)).toMatchObject({ verdict: 'half', text: 'the receiver’s policies stop it' });

    const count = received.length;
    await client.change(uri, shop.replace('{ port: http }, { port: 9090 }', '{ port: http }'));
    await expect.poll(() => cell(web, api)?.text).toBe('TCP 8080');
    expect(model().changes).toEqual({
      against: 'the text at opening',
      list: [{ from: [web], to: [api], what: 'lost', text: 'was allowed on TCP 8080, 9090' }],
    });
    expect(received.slice(count).map(({ change }) => change.kind)).toEqual(['patch']);
    const [patch] = received.slice(count);
    const touched = patch?.change.kind === 'patch' ? patch.change.blocks : [];
    // only what goes to payments or comes from there may be another
    expect(touched.every(({ from, to }) => [from, to].includes('namespace/payments'))).toBe(true);

    const asked = { focus: focus(uri), from: web, to: api };
    const answer: unknown = await client.connection.sendRequest(methods.matrixCell, asked);
    if (!matrixCell(answer)) throw new Error('not a cell');
    expect(answer).toMatchObject({
      title: 'shop/web to payments/api',
      verdict: 'some',
      word: 'Some ports: TCP 8080',
    });
    const links = answer.reason.flatMap((part) =>
      typeof part === 'object' && 'link' in part ? [part.link.text] : [],
    );
    expect(links).toEqual([expect.stringMatching(/^shop\.yaml:\d+$/)]);
    const gone = { focus: focus(uri), from: web, to: 'payments/none[Deployment]' };
    expect(await client.connection.sendRequest(methods.matrixCell, gone)).toBeNull();
  });

  it('tells what the cursor is on, and sends nothing else when it moves', async () => {
    const { client, uri, received, model, cell } = await openPanel(shop);
    await client.connection.sendRequest(methods.matrixSubscribe, { subscription: 'p', focus: focus(uri) });
    await expect.poll(() => received.length).toBeGreaterThan(0);
    // read to its end, the folder changes nothing any more
    await expect.poll(() => cell(web, api)?.verdict).toBe('some');
    const count = received.length;
    const line = shop.split('\n').findIndex((text) => text.includes('name: workers'));
    await client.connection.sendRequest(methods.matrixSubscribe, {
      subscription: 'p',
      focus: focus(uri, line),
    });
    await expect.poll(() => model().subject?.title).toBe('shop/workers');
    expect(model().subject?.ends).toEqual(['shop/batch[Deployment]', 'shop/audit[Deployment]']);
    expect(received.slice(count).map(({ change }) => change)).toEqual([
      { kind: 'patch', base: count, parts: { subject: model().subject }, blocks: [] },
    ]);
  });

  it('says what to do where there is no workload', async () => {
    const policy = shop.slice(shop.indexOf('apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy'));
    const { client, uri, view } = await openPanel(policy);
    await client.connection.sendRequest(methods.matrixSubscribe, { subscription: 'p', focus: focus(uri) });
    await expect
      .poll(() => view().shown)
      .toMatchObject({ kind: 'nothing', message: expect.stringMatching(/has no workload/) });
  });
});
