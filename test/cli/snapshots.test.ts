import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { controller, jsonList, listed, pod, yamlList } from '../support/clusterList.ts';
import { runCli } from './support/runCli.ts';

const policy = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web, namespace: shop}
spec:
  podSelector: {matchLabels: {app: web}}
  ingress: [{from: [{podSelector: {matchLabels: {app: front}}}], ports: [{port: http}]}]
`;
const objects = [
  controller('Deployment', 'shop/web', { app: 'web' }),
  pod('shop/web-5d4-a', { app: 'web', 'pod-template-hash': '5d4' }, 'ReplicaSet/web-5d4'),
  pod('shop/web-5d4-b', { app: 'web', 'pod-template-hash': '5d4' }, 'ReplicaSet/web-5d4'),
  pod('shop/front', { app: 'front' }),
  listed('NetworkPolicy', 'shop/web', { spec: { podSelector: {}, policyTypes: ['Ingress'] } }),
];
// Larger than what is read of other files.
const many = Array.from({ length: 20 }, (_, index) => pod(`many/p-${index}`, { app: 'many' }, 'DaemonSet/p'));

const files = {
  'repository/policy.yaml': policy,
  'cluster.yaml': yamlList(objects),
  'cluster.txt': jsonList(objects),
  'other.yaml': 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n',
  'inside/policy.yaml': policy,
  'inside/cluster.yaml': yamlList([...objects, ...many]),
};

let cwd = '';
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'policy-lens-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, name)), { recursive: true });
    writeFileSync(join(cwd, name), text);
  }
  // as PowerShell's > writes it
  writeFileSync(join(cwd, 'powershell.yaml'), Buffer.from(`\uFEFF${yamlList(objects)}`, 'utf16le'));
});
afterAll(() => rmSync(cwd, { recursive: true }));

const run = (...words: readonly string[]) => runCli(cwd, words);

describe('a snapshot of a cluster on the command line', () => {
  it.each(['cluster.yaml', 'cluster.txt', 'powershell.yaml'])(
    'completes a repository of policies: %s',
    async (name) => {
      const { out, error } = await run('connections', 'repository', '--snapshot', name);
      expect(out).toContain('shop/front[Pod] => shop/web[Deployment] : TCP 8080\n');
      expect(error).toContain(
        `Completed by ${name}, a snapshot of the cluster with 3 objects, taken on 2026-11-02 at 09:30 UTC or later.`,
      );
      expect(error).toContain('1 object is not in the cluster as here; what is here counts.');
    },
  );

  it('has lines that explain leads to', async () => {
    const { out } = await run(
      'explain',
      'repository',
      '--snapshot',
      'cluster.yaml',
      '--from',
      'shop/front',
      '--to',
      'shop/web',
    );
    expect(out).toContain('Partly allowed: shop/front[Pod] => shop/web[Deployment] : TCP 8080');
    expect(out).toContain('repository/policy.yaml');
  });

  it('is no file that is checked, and tells what is wrong in others', async () => {
    const clean = await run('check', 'repository', '--snapshot', 'cluster.yaml');
    expect(clean).toMatchObject({ code: 0, out: 'Nothing found in 1 file.\n' });
    const without = await run('check', 'inside', '--fail-on', 'info');
    expect(without.code).toBe(0);
  });

  it('is found among the files, whatever its size', async () => {
    const { out, error } = await run('connections', 'inside', '--large-file-limit', '0.001');
    expect(out).toContain('shop/front[Pod] => shop/web[Deployment] : TCP 8080\n');
    expect(error).toContain('Completed by inside/cluster.yaml');
    expect(error).not.toContain('was not read');
  });

  it('must be one', async () => {
    const { code, error } = await run('check', 'repository', '--snapshot', 'other.yaml');
    expect(code).toBe(2);
    expect(error).toBe(
      'policy-lens: other.yaml can’t be read as a snapshot of a cluster: it must be a list of objects, as kubectl get -A -o yaml prints it.\n',
    );
    expect((await run('check', 'repository', '--snapshot', 'none.yaml')).code).toBe(2);
  });
});
