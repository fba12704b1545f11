import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver-protocol';
import { type ClientOptions, LspClient, pulling } from '../support/lspClient.ts';

const broken = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
  namespace: shop
spec:
  podSelector:
    matchLabels:
      app: web
  ingress:
    - ports:
        - protocol: tcp
          port: 80
`;

const workload = `apiVersion: v1
kind: Pod
metadata:
  name: web
  namespace: shop
  labels:
    app: web
spec:
  containers:
    - name: main
      image: example/web:1
      ports:
        - containerPort: 8080
`;

let client: LspClient;
let folder: string;
let uri: (name: string) => string;

async function start(options: ClientOptions = {}): Promise<void> {
  client = await LspClient.start({ folders: [pathToFileURL(folder).href], ...options });
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'policy-lens-'));
  uri = (name) => pathToFileURL(join(folder, name)).href;
});

afterEach(async () => {
  await client.stop();
  rmSync(folder, { recursive: true, force: true });
});

const codes = (diagnostics: readonly Diagnostic[]): readonly unknown[] => diagnostics.map(({ code }) => code);

describe('a client that pulls', () => {
  it('gets the findings of the newest text, and nothing pushed', async () => {
    await start({ capabilities: pulling });
    await client.open(uri('web.yaml'), broken);
    const [first, ...others] = await client.pull(uri('web.yaml'));
    expect(others).toEqual([]);
    expect(first).toMatchObject({
      code: 'api-server-refuses',
      severity: 1,
      range: { start: { line: 11, character: 20 }, end: { line: 11, character: 23 } },
    });
    expect(first?.message).toContain(
      'spec.ingress[0].ports[0].protocol: Unsupported value: "tcp": supported values: "SCTP", "TCP", "UDP"'.slice(
        0,
        60,
      ),
    );
    await client.change(uri('web.yaml'), broken.replace('tcp', 'TCP'));
    expect(await client.pull(uri('web.yaml'))).toEqual([]);
    expect(client.published.size).toBe(0);
  });

  it('hears of what another document changes', async () => {
    await start({ capabilities: pulling });
    let refreshes = 0;
    client.connection.onRequest('workspace/diagnostic/refresh', () => {
      refreshes++;
      return null;
    });
    await client.open(uri('policy.yaml'), broken.replace('tcp', 'TCP'));
    expect(await client.pull(uri('policy.yaml'))).toEqual([]);
    await client.open(uri('pod.yaml'), workload);
    // The first may still be about the folder, which has been read.
    for (let seen = 0; ; seen++) {
      await vi.waitFor(() => expect(refreshes).toBeGreaterThan(seen), { timeout: 10_000 });
      const found = await client.pull(uri('policy.yaml'));
      if (found.length > 0 || seen > 9) {
        expect(codes(found)).toEqual(['port-not-listened-on']);
        break;
      }
    }
    await client.close(uri('pod.yaml'));
    expect(await client.pull(uri('policy.yaml'))).toEqual([]);
  });
});

describe('a client that can’t pull', () => {
  it('is pushed to', async () => {
    await start();
    await client.open(uri('web.yaml'), broken);
    await client.publishedWhere(uri('web.yaml'), (found) => found.length === 1);
    await client.change(uri('web.yaml'), broken.replace('tcp', 'TCP'));
    await client.publishedWhere(uri('web.yaml'), (found) => found.length === 0);
    await client.change(uri('web.yaml'), broken);
    await client.publishedWhere(uri('web.yaml'), (found) => found.length === 1);
    await client.close(uri('web.yaml'));
    await client.publishedWhere(uri('web.yaml'), (found) => found.length === 0);
  });

  it('gets answers from files that are not open', async () => {
    writeFileSync(join(folder, 'pod.yaml'), workload);
    await start();
    await client.open(uri('policy.yaml'), broken.replace('tcp', 'TCP'));
    const found = await client.publishedWhere(uri('policy.yaml'), (all) => all.length > 0);
    expect(codes(found)).toEqual(['port-not-listened-on']);
  });
});

it('takes the Kubernetes version from the settings', async () => {
  const settings = { policyLens: { kubernetesVersion: '1.32' } };
  await start({
    capabilities: { ...pulling, workspace: { ...pulling.workspace, configuration: true } },
    settings,
  });
  const hostBits = broken
    .replace('- ports:', '- from: [{ipBlock: {cidr: 10.0.0.1/8}}]\n      ports:')
    .replace('tcp', 'TCP');
  await client.open(uri('web.yaml'), hostBits);
  await expect.poll(() => client.pull(uri('web.yaml'))).toEqual([]);
});

it('answers requests about documents that it does not know', async () => {
  await start({ capabilities: pulling });
  expect(await client.pull('file:///nowhere.yaml')).toEqual([]);
});
