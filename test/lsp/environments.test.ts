import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { CodeActionRequest, HoverRequest } from 'vscode-languageserver-protocol';
import type { EnvironmentList } from '../../server/src/protocol/environments.ts';
import { methods } from '../../server/src/protocol/methods.ts';
import { useScene } from './robustness/scene.ts';

const files = {
  'base/kustomization.yaml': 'resources: [web.yaml, policy.yaml]\n',
  'base/web.yaml':
    'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec:\n  template:\n    metadata: {labels: {app: web}}\n' +
    '    spec: {containers: [{name: web, ports: [{containerPort: 8080}]}]}\n',
  'base/policy.yaml':
    'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: web\nspec:\n  podSelector:\n    matchLabels:\n' +
    '      app: wep\n  ingress:\n    - ports:\n        - port: 8080\n',
  'overlays/dev/kustomization.yaml': 'namespace: dev\nresources: [../../base]\n',
  'overlays/prod/kustomization.yaml':
    'namespace: prod\nresources: [../../base]\npatches:\n  - {path: labels.yaml, target: {kind: Deployment}}\n',
  'overlays/prod/labels.yaml': '- {op: replace, path: /spec/template/metadata/labels/app, value: wep}\n',
};

describe('environments of kustomizations', () => {
  const scene = useScene();
  const write = (name: string, text: string): void => {
    const path = join(scene.folder(), name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  };
  const open = (name: string) =>
    scene.client().open(scene.uri(name), readFileSync(join(scene.folder(), name), 'utf8'));
  const environments = async () => {
    const { environments: found }: EnvironmentList = await scene
      .client()
      .connection.sendRequest(methods.environments, {});
    return found;
  };
  const messages = async (name: string) =>
    (await scene.client().pull(scene.uri(name))).map(({ message }) => message);

  beforeEach(async () => {
    for (const [name, text] of Object.entries(files)) write(name, text);
    await (await scene.start()).indexed();
    // the patch is read once a build has named it
    await expect.poll(async () => (await environments()).map(({ notes }) => notes.length)).toEqual([2, 2]);
  });

  it('are told with what is complete in them and why, and their files', async () => {
    const [dev, prod] = await environments();
    expect(dev).toMatchObject({ name: 'overlays/dev', holds: '1 NetworkPolicy, 1 workload' });
    expect(dev?.notes[0]?.text).toContain('the workloads and policies of dev');
    expect(prod?.files).toContain(scene.uri('overlays/prod/labels.yaml'));
  });

  it('have findings where they hold, and those alone of the one in use', async () => {
    await open('base/policy.yaml');
    await expect
      .poll(() => messages('base/policy.yaml'))
      .toEqual([expect.stringContaining('In environment overlays/dev: No pod in namespace dev')]);
    const [, prod] = await environments();
    await scene.client().connection.sendNotification(methods.useEnvironment, { id: prod?.id });
    await expect.poll(() => messages('base/policy.yaml')).toEqual([]);
    await scene.client().connection.sendNotification(methods.useEnvironment, {});
    await expect.poll(() => messages('base/policy.yaml')).toHaveLength(1);
  });

  it('answer one at a time, and say which', async () => {
    await open('base/policy.yaml');
    const hover = async () =>
      JSON.stringify(
        await scene.client().connection.sendRequest(HoverRequest.type, {
          textDocument: { uri: scene.uri('base/policy.yaml') },
          position: { line: 7, character: 12 },
        }),
      );
    expect(await hover()).toContain('In environment overlays/dev');
    const [, prod] = await environments();
    await scene.client().connection.sendNotification(methods.useEnvironment, { id: prod?.id });
    await expect.poll(hover).toContain('In environment overlays/prod');
    await expect
      .poll(() => scene.client().statuses.get(scene.uri('base/policy.yaml'))?.environment?.name)
      .toBe('overlays/prod');
  });

  it('share a base, and a fix there says so', async () => {
    await open('base/policy.yaml');
    await expect.poll(() => messages('base/policy.yaml')).toHaveLength(1);
    const actions = await scene.client().connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri: scene.uri('base/policy.yaml') },
      range: { start: { line: 7, character: 0 }, end: { line: 7, character: 0 } },
      context: { diagnostics: [] },
    });
    expect(actions?.map(({ title }) => title)).toContain(
      'Change to app: web (in policy.yaml, which overlays/dev and overlays/prod share)',
    );
  });

  it('follow a file that only a build knows', async () => {
    await open('base/policy.yaml');
    await expect.poll(() => messages('base/policy.yaml')).toHaveLength(1);
    write('overlays/prod/labels.yaml', '[]\n');
    await scene.client().connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: scene.uri('overlays/prod/labels.yaml'), type: 2 }],
    });
    await expect
      .poll(() => messages('base/policy.yaml'))
      .toEqual([expect.stringContaining('In every environment, here as in overlays/dev: No pod')]);
  });
});
