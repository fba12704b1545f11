import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from './support/runCli.ts';

const files = {
  'base/kustomization.yaml': 'resources: [web.yaml, policy.yaml]\n',
  'base/web.yaml':
    'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec:\n  template:\n    metadata: {labels: {app: web}}\n' +
    '    spec: {containers: [{name: web, ports: [{containerPort: 8080}]}]}\n',
  'base/policy.yaml':
    'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: web\nspec:\n  podSelector: {matchLabels: {app: web}}\n' +
    '  ingress:\n    - ports:\n        - port: 8080\n',
  'overlays/dev/kustomization.yaml':
    'namespace: dev\nresources: [../../base]\npatches:\n  - target: {kind: NetworkPolicy}\n    path: port.json\n' +
    '  - target: {kind: Deployment}\n    patch: |-\n      - {op: replace, path: /spec/template/metadata/labels/app, value: other}\n',
  'overlays/dev/port.json': '[{"op": "replace", "path": "/spec/ingress/0/ports/0/port", "value": 99999}]\n',
  'overlays/prod/kustomization.yaml': 'namespace: prod\nresources: [../../base, https://example.com/more]\n',
};

let cwd = '';
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'policy-lens-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, name)), { recursive: true });
    writeFileSync(join(cwd, name), text);
  }
});
afterAll(() => rmSync(cwd, { recursive: true }));

const run = (...words: readonly string[]) => runCli(cwd, words);

describe('kustomizations on the command line', () => {
  it('are checked, patches that nobody else reads too', async () => {
    const { code, out } = await run('check', '.');
    expect(code).toBe(1);
    expect(out).toContain('overlays/dev/port.json:1:69: error: 99999 is no port');
  });

  it('are checked one at a time, by the end of a path', async () => {
    const inBase = 'base/policy.yaml:6:36: info: In environment overlays/dev: No pod in namespace dev';
    const dev = await run('check', '.', '--environment', 'dev');
    expect(dev.code).toBe(1);
    expect(dev.out).toContain(inBase);
    const prod = await run('check', '.', '--environment', 'prod');
    expect(prod).toMatchObject({ code: 0, out: expect.not.stringContaining('base/policy.yaml') });
    expect((await run('check', '.', '--environment', 'test')).error).toBe(
      'policy-lens: There is no environment test in these files, but overlays/dev and overlays/prod.\n',
    );
  });

  it('build upon bases outside of what is named', async () => {
    const { out } = await run('connections', 'overlays/prod');
    expect(out).toContain('=> prod/web[Deployment] : TCP 8080');
  });

  it('say of which environments nothing is known', async () => {
    mkdirSync(join(cwd, 'sets/web'), { recursive: true });
    const set =
      'apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: {name: all}\nspec:\n  generators: [{clusters: {}}]\n' +
      '  template: {spec: {destination: {name: "{{name}}"}, source: {repoURL: x, path: web}}}\n';
    writeFileSync(join(cwd, 'sets/set.yaml'), set);
    writeFileSync(join(cwd, 'sets/web/web.yaml'), files['base/web.yaml']);
    const { error } = await run('connections', 'sets');
    rmSync(join(cwd, 'sets'), { recursive: true });
    expect(error).toContain(
      'policy-lens: Of environment ApplicationSet all nothing is known: what the generator clusters of ApplicationSet all deploys.\n',
    );
  });

  it('say which environment an answer is about, and what is unknown of it', async () => {
    const { error } = await run('connections', '.', '--environment', 'overlays/prod');
    expect(error).toBe(
      'policy-lens: This is about environment overlays/prod, one of 2.\n' +
        'policy-lens: A part of it is unknown: the objects of https://example.com/more.\n',
    );
  });

  it('are compared one by one, by name', async () => {
    const fresh = mkdtempSync(join(tmpdir(), 'policy-lens-'));
    cpSync(cwd, fresh, { recursive: true });
    writeFileSync(join(fresh, 'base/policy.yaml'), files['base/policy.yaml'].replace('8080', '8081'));
    mkdirSync(join(fresh, 'overlays/test'));
    writeFileSync(
      join(fresh, 'overlays/test/kustomization.yaml'),
      'namespace: test\nresources: [../../base]\n',
    );
    const diff = (...words: readonly string[]) => runCli(cwd, ['diff', '.', fresh, ...words]);
    expect(await diff('--environment', 'prod')).toMatchObject({
      code: 0,
      out: expect.stringContaining('destination: prod/web[Deployment], ref1: TCP 8080, ref2: TCP 8081'),
      error: expect.stringContaining('This is about environment overlays/prod, one of 3.'),
    });
    expect(await diff()).toEqual({
      code: 2,
      out: '',
      error:
        'policy-lens: There are 2 environments in these files: overlays/dev, overlays/prod. Name one with --environment.\n',
    });
    const added = await diff('--environment', 'test');
    expect(added.error).toContain('policy-lens: . has no environment test.\n');
    expect(added.out).toContain('workload test/web[Deployment] added');
    expect(await diff('--environment', 'nope')).toMatchObject({
      code: 2,
      out: '',
      error: expect.stringContaining('There is no environment nope in these files'),
    });
    const apart = await runCli(cwd, ['diff', 'overlays/dev', 'overlays/prod']);
    expect(apart.out).toContain('workload dev/web[Deployment] removed');
    rmSync(fresh, { recursive: true });
  });
});
