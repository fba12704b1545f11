import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ClientCapabilities } from 'vscode-languageserver-protocol';
import { pulling } from '../../support/lspClient.ts';
import { broken, codes, configurable, useScene, workload } from './scene.ts';

const scene = useScene();
const policy = broken.replace('tcp', 'TCP');
const hostBits = policy.replace('- ports:', '- from: [{ipBlock: {cidr: 10.0.0.1/8}}]\n      ports:');

const withFolders: ClientCapabilities = {
  ...pulling,
  workspace: { ...pulling.workspace, workspaceFolders: true },
};

describe('workspace folders', () => {
  it('are added and removed', async () => {
    for (const name of ['a', 'b']) mkdirSync(join(scene.folder(), name));
    writeFileSync(join(scene.folder(), 'b', 'pod.yaml'), workload);
    const [a, b] = ['a', 'b'].map((name) => ({ uri: scene.uri(name), name }));
    const client = await scene.start({ folders: [scene.uri('a')], capabilities: withFolders });
    const change = (added: unknown[], removed: unknown[]) =>
      client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
        event: { added, removed },
      });
    const found = async () => codes(await client.pull(scene.uri('b/policy.yaml')));
    await client.open(scene.uri('b/policy.yaml'), policy);
    expect(await found()).toEqual([]);
    // A client may write a folder with a slash at its end.
    await change([{ uri: `${b?.uri}/`, name: 'b' }], []);
    await expect.poll(found).toEqual(['port-not-listened-on']);
    await change([], [b]);
    await expect.poll(found).toEqual([]);
    await change([b], [a]);
    await expect.poll(found).toEqual(['port-not-listened-on']);
  });
});

describe('while the workspace is being read', () => {
  it('what is absent is not missed: it may stand in what comes next', async () => {
    writeFileSync(join(scene.folder(), 'pod.yaml'), workload);
    const client = await scene.start({ capabilities: configurable });
    let answer: (settings: readonly unknown[]) => void = () => undefined;
    // The server reads nothing before it knows which files are excluded.
    client.connection.onRequest(
      'workspace/configuration',
      () => new Promise((resolve) => (answer = resolve)),
    );
    const other = workload.replaceAll('web', 'api');
    await client.open(scene.uri('policy.yaml'), `${policy}---\n${other}`);
    expect(await client.pull(scene.uri('policy.yaml'))).toEqual([]);
    answer([]);
    await expect
      .poll(async () => codes(await client.pull(scene.uri('policy.yaml'))))
      .toEqual(['port-not-listened-on']);
  });
});

describe('settings', () => {
  it('of files to leave out may differ from folder to folder', async () => {
    for (const name of ['a', 'b']) {
      mkdirSync(join(scene.folder(), name));
      writeFileSync(join(scene.folder(), name, 'pod.yaml'), workload);
    }
    const client = await scene.start({
      folders: [scene.uri('a'), scene.uri('b')],
      capabilities: { ...pulling, workspace: { ...configurable.workspace, ...withFolders.workspace } },
    });
    client.connection.onRequest(
      'workspace/configuration',
      ({ items }: { items: readonly { section: string; scopeUri?: string }[] }) =>
        items.map(({ section, scopeUri }) =>
          section === 'files.exclude' && scopeUri === scene.uri('a') ? { '**/pod.yaml': true } : null,
        ),
    );
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    const found = async (name: string) => codes(await client.pull(scene.uri(`${name}/policy.yaml`)));
    for (const name of ['a', 'b']) await client.open(scene.uri(`${name}/policy.yaml`), policy);
    await expect.poll(() => found('b')).toEqual(['port-not-listened-on']);
    await expect.poll(() => found('a')).toEqual([]);
  });

  it('are followed live: version and severities', async () => {
    const settings: Record<string, unknown> = { policyLens: { kubernetesVersion: '1.32' } };
    const client = await scene.start({ capabilities: configurable, settings });
    const changed = () =>
      client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    const found = async () =>
      (await client.pull(scene.uri('web.yaml'))).map(({ code, severity }) => [code, severity]);
    await client.open(scene.uri('web.yaml'), hostBits);
    await expect.poll(found).toEqual([]);
    settings['policyLens'] = { kubernetesVersion: '1.37' };
    await changed();
    await expect.poll(found).toEqual([['api-server-refuses', 1]]);
    settings['policyLens'] = { kubernetesVersion: '1.37', rules: { 'api-server-refuses': 'hint' } };
    await changed();
    await expect.poll(found).toEqual([['api-server-refuses', 4]]);
    settings['policyLens'] = { kubernetesVersion: 'none', rules: 'all', largeFileLimit: -3, reportOn: [] };
    await changed();
    await expect.poll(found).toEqual([['api-server-refuses', 1]]);
  });

  it('are followed live: the network plugin', async () => {
    const settings: Record<string, unknown> = { policyLens: {} };
    const client = await scene.start({ capabilities: configurable, settings });
    const uri = scene.uri('policy.yaml');
    const text = `${policy}      from: [{ipBlock: {cidr: 10.0.0.0/8}}]\n`;
    await client.open(uri, text);
    const position = { line: text.slice(0, text.indexOf('cidr')).split('\n').length - 1, character: 0 };
    position.character = (text.split('\n')[position.line] ?? '').indexOf('cidr') + 1;
    const hover = async () =>
      JSON.stringify(
        await client.connection.sendRequest('textDocument/hover', { textDocument: { uri }, position }),
      );
    await expect.poll(hover).toContain('10.0.0.0');
    expect(await hover()).not.toContain('Cilium');
    settings['policyLens'] = { networkPlugin: 'cilium' };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await expect.poll(hover).toContain('On **Cilium**');
  });

  it('are followed live: where seccomp profiles are used', async () => {
    const profile =
      '{"defaultAction": "SCMP_ACT_ERRNO", "defaultErrnoRet": 38, "syscalls": [{"names": ["mount"], ' +
      '"action": "SCMP_ACT_ALLOW", "includes": {"caps": ["CAP_SYS_ADMIN"]}}]}';
    const settings: Record<string, unknown> = { policyLens: {} };
    const client = await scene.start({ capabilities: configurable, settings });
    const uri = scene.uri('profile.json');
    const select = async (target: string, ...otherTargets: readonly string[]) => {
      settings['policyLens'] = { seccomp: { target, otherTargets } };
      await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    };
    const shown = () => client.statuses.get(uri)?.target;
    const differing = async () =>
      codes(await client.pull(uri)).filter((code) => code === 'seccomp-targets-differ').length;
    await client.open(uri, profile, 'json');
    await expect.poll(shown).toMatchObject({ name: expect.stringMatching(/^Docker 29/), isChosen: false });
    await select('kubernetes-containerd-2.2');
    await expect
      .poll(shown)
      .toMatchObject({ name: expect.stringMatching(/^Kubernetes with containerd 2.2/), isChosen: true });
    expect(await differing()).toBe(0);
    await select('kubernetes-containerd-2.2', 'docker-29');
    await expect.poll(differing).toBe(1);
    await select('auto');
    await expect.poll(shown).toMatchObject({ isChosen: false });
    await expect.poll(differing).toBe(0);
  });

  it('count where a client can only push them', async () => {
    const client = await scene.start();
    await client.open(scene.uri('web.yaml'), hostBits);
    expect(codes(await client.pull(scene.uri('web.yaml')))).toEqual(['api-server-refuses']);
    await client.connection.sendNotification('workspace/didChangeConfiguration', {
      settings: { policyLens: { kubernetesVersion: '1.32' } },
    });
    await expect.poll(() => client.pull(scene.uri('web.yaml'))).toEqual([]);
  });
});

describe('files on disk', () => {
  const watching: ClientCapabilities = {
    ...pulling,
    workspace: { ...pulling.workspace, didChangeWatchedFiles: { dynamicRegistration: true } },
  };
  const watchers = () =>
    scene
      .client()
      .registrations.filter(({ method }) => method === 'workspace/didChangeWatchedFiles')
      .map(({ registerOptions }): unknown => registerOptions);

  it('are watched by an editor that is asked to', async () => {
    const client = await scene.start({ capabilities: watching, initializationOptions: {} });
    await client.indexed();
    expect(watchers()).toEqual([
      {
        watchers: [
          { globPattern: '**/*.{yaml,yml,json,jsonc}' },
          { globPattern: '**/Kustomization' },
          { globPattern: '**/.policy-lens.yaml' },
          { globPattern: '**/.gitignore' },
        ],
      },
    ]);
  });

  it('are not watched twice', async () => {
    const client = await scene.start({
      capabilities: watching,
      initializationOptions: { watchesFiles: true },
    });
    await client.indexed();
    expect(watchers()).toEqual([]);
  });

  it('come, change and go', async () => {
    const client = await scene.start();
    await client.indexed();
    const file = join(scene.folder(), 'pod.yaml');
    const heard = (uri: string, type: number) =>
      client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri, type }] });
    const found = async () => codes(await client.pull(scene.uri('policy.yaml')));
    await client.open(scene.uri('policy.yaml'), policy);
    expect(await found()).toEqual([]);
    writeFileSync(file, workload);
    await heard(scene.uri('pod.yaml'), 1);
    await expect.poll(found).toEqual(['port-not-listened-on']);
    writeFileSync(file, workload.replace('8080', '80'));
    await heard(scene.uri('pod.yaml'), 2);
    await expect.poll(found).toEqual([]);
    writeFileSync(file, workload);
    await heard(scene.uri('pod.yaml'), 2);
    await expect.poll(found).toEqual(['port-not-listened-on']);
    rmSync(file);
    await heard(scene.uri('pod.yaml'), 3);
    await expect.poll(found).toEqual([]);
  });

  it('are left out of the answers once a .gitignore says so, open documents too', async () => {
    writeFileSync(join(scene.folder(), 'pod.yaml'), workload);
    const client = await scene.start();
    await client.open(scene.uri('policy.yaml'), policy);
    const found = async () => codes(await client.pull(scene.uri('policy.yaml')));
    await expect.poll(found).toEqual(['port-not-listened-on']);
    writeFileSync(join(scene.folder(), '.gitignore'), 'policy.yaml\n');
    const changes = [{ uri: scene.uri('.gitignore'), type: 1 }];
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
    await expect.poll(found).toEqual([]);
  });
});
