import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ConnectionChange, DifferenceRequest } from '../../server/src/protocol/difference.ts';
import { methods } from '../../server/src/protocol/methods.ts';
import { useScene } from './robustness/scene.ts';

const scene = useScene();

const pods = ['web', 'db']
  .map((name) => `apiVersion: v1\nkind: Pod\nmetadata: { name: ${name}, labels: { app: ${name} } }\n`)
  .join('---\n');

const policy = (port: number) => `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db }
spec:
  podSelector: { matchLabels: { app: db } }
  ingress:
    - ports: [{ port: ${port} }]
`;

/** One base, and two environments that are built of it: the second has a policy more. */
const files: Readonly<Record<string, string>> = {
  'base/kustomization.yaml': 'resources: [pods.yaml, policy.yaml]\n',
  'base/pods.yaml': pods,
  'base/policy.yaml': policy(5432),
  'overlays/dev/kustomization.yaml': 'namespace: shop\nresources: [../../base]\n',
  'overlays/prod/kustomization.yaml': 'namespace: shop\nresources: [../../base, deny.yaml]\n',
  'overlays/prod/deny.yaml': policy(5432)
    .replace('name: db', 'name: web')
    .replace('app: db', 'app: web')
    .replace(/ingress:\n.*\n/, 'ingress: []\n'),
};

async function start() {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(scene.folder(), name, '..'), { recursive: true });
    writeFileSync(join(scene.folder(), name), text);
  }
  const client = await scene.start();
  await client.indexed();
  return client;
}

/** `shop/web => shop/db : TCP 5432 -> No Connections`, without addresses. */
async function difference(request: DifferenceRequest): Promise<readonly string[] | null> {
  const answer: { changes: readonly ConnectionChange[] } | null = await scene
    .client()
    .connection.sendRequest(methods.difference, request);
  if (answer === null) return null;
  return answer.changes
    .map(({ sources, destinations, before, after }) =>
      `${sources.join(', ')} => ${destinations.join(', ')} : ${before.surely} -> ${after.surely}`.replaceAll(
        '[Pod]',
        '',
      ),
    )
    .filter((line) => !line.includes('External'));
}

const comparison = (request: DifferenceRequest): Promise<unknown> =>
  scene.client().connection.sendRequest(methods.comparison, request);

const folder = (name: string, environment?: string) =>
  ({ kind: 'folder', uri: scene.uri(name), ...(environment === undefined ? {} : { environment }) }) as const;

describe('with several environments in a workspace folder, the difference', () => {
  it.each(['saved', 'opened', 'commit'] as const)(
    'from what is %s is about the first that a file belongs to',
    async (kind) => {
      const client = await start();
      const uri = scene.uri('base/policy.yaml');
      await client.open(uri, policy(5432));
      await client.change(uri, policy(5433));
      await client.connection.sendNotification(methods.baseline, { name: 'HEAD', files: [] });
      const ask = () => difference({ before: { kind }, after: { kind: 'now', uri } });
      await expect.poll(ask).toEqual(['shop/web => shop/db : TCP 5432 -> TCP 5433']);
    },
  );

  it('of one from another is told, unsaved text included', async () => {
    const client = await start();
    const { environments } = await client.connection.sendRequest<{
      environments: readonly { id: string; name: string }[];
    }>(methods.environments, {});
    const idOf = (wanted: string) => `${environments.find(({ name }) => name === wanted)?.id}`;
    const [dev, prod] = [idOf('overlays/dev'), idOf('overlays/prod')];
    const ask = () =>
      difference({ before: { kind: 'environment', id: dev }, after: { kind: 'environment', id: prod } });
    expect(await ask()).toEqual(['shop/db => shop/web : All Connections -> No Connections']);
    const uri = scene.uri('overlays/prod/deny.yaml');
    await client.open(uri, `${files['overlays/prod/deny.yaml']}`.replace('app: web', 'app: none'));
    expect(await ask()).toEqual([]);
    expect(
      await difference({ before: { kind: 'environment', id: 'none' }, after: { kind: 'now', uri } }),
    ).toBeNull();
  });

  it('of a folder from another builds upon what lies outside of both', async () => {
    const client = await start();
    const uri = scene.uri('base/policy.yaml');
    const ask = () => difference({ before: folder('overlays/dev'), after: folder('overlays/prod') });
    expect(await ask()).toEqual(['shop/db => shop/web : All Connections -> No Connections']);
    await client.open(uri, policy(5432).replace('app: db', 'app: web'));
    expect(await ask()).toEqual([]);
  });

  it('of a folder with several asks which is meant, and takes that of the same name on the other side', async () => {
    await start();
    const both = folder('overlays');
    expect(await difference({ before: both, after: both })).toBeNull();
    expect(await comparison({ before: both, after: both })).toEqual({
      problem: 'There are 2 environments in the folder overlays.',
      choice: { folder: both.uri, environments: ['dev', 'prod'] },
    });
    expect(await difference({ before: both, after: folder('overlays', 'prod') })).toEqual([]);
    expect(
      await difference({ before: folder('overlays', 'dev'), after: folder('overlays', 'prod') }),
    ).toEqual(['shop/db => shop/web : All Connections -> No Connections']);
    expect(await comparison({ before: both, after: folder('overlays', 'test') })).toMatchObject({
      problem: 'There is no environment test in overlays.',
    });
  });
});

describe('the page of a comparison', () => {
  it('lists what is lost and gained, with links that count from the workspace folder', async () => {
    const client = await start();
    const uri = scene.uri('base/policy.yaml');
    await client.open(uri, policy(5432));
    await client.change(uri, policy(5433));
    const page = await comparison({ before: { kind: 'saved' }, after: { kind: 'now', uri } });
    expect(page).toMatchObject({ title: 'Changes of overlays/dev against the saved files' });
    expect(page).toMatchObject({
      markdown: expect.stringContaining(
        '- [`shop/web[Pod]`](/base/pods.yaml#L1) → [`shop/db[Pod]`](/base/pods.yaml#L5): TCP 5432 → TCP 5433',
      ),
    });
  });

  it('compares with a commit by the files that it has otherwise', async () => {
    const client = await start();
    const uri = scene.uri('base/policy.yaml');
    await client.open(uri, policy(5432));
    const ask = (text: string | null) =>
      comparison({
        before: { kind: 'revision', name: 'v1', files: [{ uri, text }] },
        after: { kind: 'now', uri },
      });
    expect(await ask(policy(1))).toMatchObject({
      title: 'Changes of overlays/dev against v1',
      markdown: expect.stringContaining(': TCP 1 → TCP 5432'),
    });
    expect(await ask(null)).toMatchObject({
      markdown: expect.stringContaining('- A part of v1 is missing. '),
    });
  });

  it('says what stands in the way', async () => {
    const client = await start();
    const uri = scene.uri('base/policy.yaml');
    await client.open(uri, policy(5432));
    const after = { kind: 'now', uri } as const;
    expect(await comparison({ before: { kind: 'commit' }, after })).toEqual({
      problem: 'There is no commit to compare with.',
    });
    expect(await comparison({ before: folder('nowhere'), after })).toEqual({
      problem: 'There are no manifests in the folder nowhere.',
    });
  });
});
