import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ConnectionChange, DifferenceRequest } from '../../server/src/protocol/difference.ts';
import { methods } from '../../server/src/protocol/methods.ts';
import { useScene } from './robustness/scene.ts';

const scene = useScene();

const pods = ['web', 'cron', 'backup', 'db']
  .map(
    (name) =>
      `apiVersion: v1\nkind: Pod\nmetadata: { name: ${name}, namespace: shop, labels: { app: ${name} } }\n`,
  )
  .join('---\n');

function policy(peer: string, port = 5432): string {
  return `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: shop }
spec:
  podSelector: { matchLabels: { app: db } }
  ingress:
    - from: [${peer}]
      ports: [{ port: ${port} }]
`;
}

const selector = (values: string) =>
  `{ podSelector: { matchExpressions: [{ key: app, operator: In, values: [${values}] }] } }`;

function write(name: string, text: string): void {
  const path = join(scene.folder(), name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, text);
}

async function difference(request: DifferenceRequest): Promise<readonly string[] | null> {
  const answer = (await scene.client().connection.sendRequest(methods.difference, request)) as {
    changes: readonly ConnectionChange[];
  } | null;
  return answer === null ? null : answer.changes.map(shown);
}

/** `shop/cron, shop/web => shop/db : TCP 5432 -> No Connections` */
function shown({ sources, destinations, before, after }: ConnectionChange): string {
  const ports = ({ surely, possibly }: typeof before) =>
    surely === possibly ? surely : `${surely} (possibly ${possibly})`;
  const names = (ids: readonly string[]) => ids.map((id) => id.replace('[Pod]', '')).join(', ');
  return `${names(sources)} => ${names(destinations)} : ${ports(before)} -> ${ports(after)}`;
}

describe('the difference between', () => {
  it('the text and what is saved, by groups of workloads', async () => {
    write('pods.yaml', pods);
    write('policy.yaml', policy(selector('web')));
    const client = await scene.start();
    await client.indexed();
    const uri = scene.uri('policy.yaml');
    const ask = () => difference({ before: { kind: 'saved' }, after: { kind: 'now', uri } });
    await client.open(uri, policy(selector('web')));
    expect(await ask()).toEqual([]);
    await client.change(uri, policy(selector('backup, cron')));
    expect(await ask()).toEqual([
      'shop/backup, shop/cron => shop/db : No Connections -> TCP 5432',
      'shop/web => shop/db : TCP 5432 -> No Connections',
    ]);
    await client.change(
      uri,
      policy('{ ipBlock: { cidr: 10.0.0.0/8 } }, { ipBlock: { cidr: "2001:db8::/32" } }'),
    );
    expect(await ask()).toEqual([
      'shop/web => shop/db : TCP 5432 -> No Connections',
      '10.0.0.0-10.255.255.255[External], 2001:db8::-2001:db8:ffff:ffff:ffff:ffff:ffff:ffff[External] => shop/db : No Connections -> TCP 5432',
    ]);
  });

  it('the text and the newest commit', async () => {
    write('pods.yaml', pods);
    const client = await scene.start();
    await client.indexed();
    const uri = scene.uri('policy.yaml');
    const ask = () => difference({ before: { kind: 'commit' }, after: { kind: 'now', uri } });
    await client.open(uri, policy(selector('web'), 5433));
    expect(await ask()).toBeNull();
    await client.connection.sendNotification(methods.baseline, {
      name: 'HEAD',
      files: [{ uri, text: policy(selector('web')) }],
    });
    await expect.poll(ask).toEqual(['shop/web => shop/db : TCP 5432 -> TCP 5433']);
  });

  it('two folders of the workspace, unsaved text included', async () => {
    for (const folder of ['old', 'new']) write(`${folder}/pods.yaml`, pods);
    write('old/policy.yaml', policy(selector('web')));
    write('new/policy.yaml', policy(selector('web')));
    const client = await scene.start();
    await client.indexed();
    const ask = (before: string) =>
      difference({
        before: { kind: 'folder', uri: scene.uri(before) },
        after: { kind: 'folder', uri: scene.uri('new') },
      });
    expect(await ask('old')).toEqual([]);
    await client.open(scene.uri('new/policy.yaml'), policy(selector('cron')));
    expect(await ask('old')).toEqual([
      'shop/cron => shop/db : No Connections -> TCP 5432',
      'shop/web => shop/db : TCP 5432 -> No Connections',
    ]);
    expect(await ask('nowhere')).toBeNull();
  });
});
