import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CodeLensRequest, CompletionRequest, HoverRequest } from 'vscode-languageserver-protocol';
import type { EnvironmentList } from '../../server/src/protocol/environments.ts';
import { methods } from '../../server/src/protocol/methods.ts';
import { controller, listed, pod, yamlList } from '../support/clusterList.ts';
import { useScene } from './robustness/scene.ts';

const policy = (app: string): string => `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
  namespace: shop
spec:
  podSelector:
    matchLabels:
      app: ${app}
`;
const cluster = (app: string): string =>
  yamlList([
    controller('Deployment', 'shop/web', { app }),
    pod('shop/web-5d4-a', { app }, 'ReplicaSet/web-5d4'),
    listed('NetworkPolicy', 'shop/web', { spec: { podSelector: {}, policyTypes: ['Sideways'] } }),
  ]);

describe('snapshots of clusters', () => {
  const scene = useScene();
  const write = (name: string, text: string): void => {
    const path = join(scene.folder(), name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  };
  const open = (name: string) =>
    scene.client().open(scene.uri(name), readFileSync(join(scene.folder(), name), 'utf8'));
  const messages = async (name: string) =>
    (await scene.client().pull(scene.uri(name))).map(({ message }) => message);
  const notes = async () => {
    const { environments }: EnvironmentList = await scene
      .client()
      .connection.sendRequest(methods.environments, {});
    return environments.flatMap((environment) => environment.notes.map(({ text }) => text));
  };
  const changed = (name: string, type: 1 | 2 | 3) =>
    scene.client().connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: scene.uri(name), type }],
    });

  it('are found by what they hold, and follow what happens to them on disk', async () => {
    write('policy.yaml', policy('web'));
    write('cluster.yaml', cluster('web'));
    await (await scene.start()).indexed();
    await open('policy.yaml');
    expect(await messages('policy.yaml')).toEqual([]);
    expect(await notes()).toContainEqual(expect.stringContaining('Completed by cluster.yaml'));
    write('cluster.yaml', cluster('wob'));
    await changed('cluster.yaml', 2);
    await expect
      .poll(() => messages('policy.yaml'))
      .toEqual([expect.stringContaining('Did you mean app=wob?')]);
    rmSync(join(scene.folder(), 'cluster.yaml'));
    await changed('cluster.yaml', 3);
    await expect.poll(() => messages('policy.yaml')).toEqual([]);
  });

  it('are neither checked nor given lenses where they are open', async () => {
    write('policy.yaml', policy('web'));
    write('cluster.yaml', cluster('web'));
    await (await scene.start()).indexed();
    await open('cluster.yaml');
    expect(await messages('cluster.yaml')).toEqual([]);
    const textDocument = { uri: scene.uri('cluster.yaml') };
    expect(await scene.client().connection.sendRequest(CodeLensRequest.type, { textDocument })).toEqual([]);
    expect(await notes()).toContainEqual(expect.stringContaining('Completed by cluster.yaml'));
  });

  it('are read for their names where Git leaves them out, and missed where they are not there', async () => {
    write('.gitignore', 'cluster.yaml\n');
    write('policy.yaml', policy('wbe'));
    write('.policy-lens.yaml', 'snapshots:\n  - file: cluster.yaml\n');
    await (await scene.start()).indexed();
    await open('policy.yaml');
    await open('.policy-lens.yaml');
    await expect
      .poll(() => messages('.policy-lens.yaml'))
      .toEqual([expect.stringContaining('There is no file cluster.yaml')]);
    write('cluster.yaml', cluster('web').replaceAll(/ {4}(?:uid|resourceVersion): .*\n/g, ''));
    await changed('cluster.yaml', 1);
    await expect
      .poll(() => messages('policy.yaml'))
      .toEqual([expect.stringContaining('Did you mean app=web?')]);
    await expect.poll(() => messages('.policy-lens.yaml')).toEqual([]);
    // The policy is another one in the cluster.
    const hover = await scene.client().connection.sendRequest(HoverRequest.type, {
      textDocument: { uri: scene.uri('policy.yaml') },
      position: { line: 3, character: 9 },
    });
    expect(JSON.stringify(hover)).toContain('In the cluster: another spec.podSelector');
  });

  it('of any size are read', async () => {
    const many = Array.from({ length: 3000 }, (_, index) =>
      pod(`shop/many-${index}`, { app: 'many' }, 'DaemonSet/many'),
    );
    const large = yamlList([pod('shop/web', { app: 'web' }), ...many, pod('zoo/last', { app: 'last' })]);
    write('cluster.yaml', large);
    write('policy.yaml', policy('wbe'));
    const client = await scene.start({ settings: { policyLens: { largeFileLimit: 0.1 } } });
    await client.indexed();
    await open('policy.yaml');
    await expect
      .poll(() => messages('policy.yaml'))
      .toEqual([expect.stringContaining('Did you mean app=web?')]);
  });

  it.each([
    ['small', 0, 'utf16le'],
    ['large', 500, 'utf16le'],
    ['small and of the other order', 0, 'utf16be'],
  ] as const)("are read as PowerShell's > writes them: %s", async (_, count, encoding) => {
    const many = Array.from({ length: count }, (__, index) => pod(`shop/many-${index}`, { app: 'many' }));
    const bytes = Buffer.from(`\uFEFF${yamlList([pod('shop/web', { app: 'web' }), ...many])}`, 'utf16le');
    write('cluster.yaml', '');
    writeFileSync(join(scene.folder(), 'cluster.yaml'), encoding === 'utf16le' ? bytes : bytes.swap16());
    write('policy.yaml', policy('wbe'));
    const client = await scene.start({ settings: { policyLens: { largeFileLimit: 0.1 } } });
    await client.indexed();
    await open('policy.yaml');
    await expect
      .poll(() => messages('policy.yaml'))
      .toEqual([expect.stringContaining('Did you mean app=web?')]);
  });

  it('are completed and explained in .policy-lens.yaml', async () => {
    write('overlays/dev/kustomization.yaml', 'resources: [policy.yaml]\n');
    write('overlays/dev/policy.yaml', policy('web'));
    write('cluster.yaml', cluster('web'));
    write('.policy-lens.yaml', 'snapshots:\n  - file: cluster.yaml\n    kinds: []\n    environments: []\n');
    await (await scene.start()).indexed();
    await open('.policy-lens.yaml');
    const complete = async (line: number, character: number): Promise<readonly string[]> => {
      const textDocument = { uri: scene.uri('.policy-lens.yaml') };
      const found = await scene
        .client()
        .connection.sendRequest(CompletionRequest.type, { textDocument, position: { line, character } });
      return (Array.isArray(found) ? found : (found?.items ?? [])).map(({ label }) => label);
    };
    expect(await complete(2, 12)).toContain('networkpolicies');
    expect(await complete(3, 19)).toContain('overlays/dev');
    const hover = await scene.client().connection.sendRequest(HoverRequest.type, {
      textDocument: { uri: scene.uri('.policy-lens.yaml') },
      position: { line: 2, character: 6 },
    });
    expect(JSON.stringify(hover)).toContain('What kubectl was asked for');
  });
});
