import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  CodeActionRequest,
  DidOpenTextDocumentNotification,
  DocumentLinkRequest,
  HoverRequest,
  RenameRequest,
  WorkDoneProgress,
  WorkDoneProgressCancelNotification,
  WorkDoneProgressCreateRequest,
} from 'vscode-languageserver-protocol/node';
import { useScene, workload } from './robustness/scene.ts';

const scene = useScene();

interface Shown {
  readonly kind: string;
  readonly title?: string;
  readonly message?: string;
  readonly cancellable?: boolean;
}

/** An editor that shows progress. @param isStopped whether its user stops the reading as soon as it is shown */
async function read(files: number, isStopped: boolean, capabilities = {}) {
  mkdirSync(join(scene.folder(), 'many'));
  for (let number = 0; number < files; number++) {
    writeFileSync(join(scene.folder(), 'many', `${number}.yaml`), workload);
  }
  const shown: Shown[] = [];
  const client = await scene.start({
    capabilities: { window: { workDoneProgress: true }, ...capabilities },
    prepare: (connection) => {
      connection.onRequest(WorkDoneProgressCreateRequest.type, ({ token }) => {
        connection.onProgress(WorkDoneProgress.type, token, (value) => {
          shown.push(value);
          if (!isStopped || value.kind !== 'begin') return;
          void connection.sendNotification(WorkDoneProgressCancelNotification.type, { token });
        });
      });
    },
  });
  await client.indexed();
  while (shown.at(-1)?.kind !== 'end') await new Promise((resolve) => setTimeout(resolve, 10));
  return { shown, log: client.log, client };
}

describe('the reading of the workspace', () => {
  it('is shown, says how far it has come, and ends', async () => {
    const { shown, log } = await read(600, false);
    expect(shown[0]).toMatchObject({ kind: 'begin', message: 'reading manifests', cancellable: true });
    expect(shown.filter(({ kind }) => kind === 'report').map(({ message }) => message)).toContainEqual(
      expect.stringMatching(/^\d+ files read$/),
    );
    expect(shown.at(-1)).toEqual({ kind: 'end' });
    expect(log).toContainEqual(expect.stringMatching(/^Read 600 files in /));
  });

  it('can be stopped, and then nothing counts as absent that was not read', async () => {
    const { shown, log } = await read(600, true);
    expect(shown.at(-1)).toEqual({ kind: 'end' });
    expect(log).not.toContainEqual(expect.stringMatching(/^Read 600 files in /));
    await expect
      .poll(() => log)
      .toContainEqual(expect.stringMatching(/^The reading was stopped, so nothing/));
  });

  it('is waited for by links, which editors ask for once, and by what a hover says of other files', async () => {
    mkdirSync(join(scene.folder(), 'seccomp'));
    for (let number = 0; number < 600; number++)
      writeFileSync(join(scene.folder(), 'seccomp', `${number}.json`), '{ "defaultAction": "SCMP_ACT_LOG" }');
    const uri = scene.uri('pod.yaml');
    const text = `apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  securityContext: { seccompProfile: { type: Localhost, localhostProfile: seccomp/599.json } }
  containers: [{ name: web, image: web }]
`;
    const { connection } = await scene.start({});
    const textDocument = { uri, languageId: 'yaml', version: 1, text };
    await connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
    const position = { line: 5, character: 19 };
    const [hover, links] = await Promise.all([
      connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position }),
      connection.sendRequest(DocumentLinkRequest.type, { textDocument: { uri } }),
    ]);
    expect(hover?.contents).toMatchObject({ value: expect.stringContaining('`seccomp/599.json`.') });
    expect(links).toMatchObject([{ target: `${scene.uri('seccomp/599.json')}#L1` }]);
  });

  it.each([
    { isStopped: false, can: 'renamed and fixed in all files' },
    { isStopped: true, can: 'neither renamed nor fixed in all files' },
  ])('(stopped: $isStopped) what stands in several can be $can', async ({ isStopped }) => {
    const lazily = { codeAction: { dataSupport: true, resolveSupport: { properties: ['edit', 'command'] } } };
    const { client } = await read(600, isStopped, { textDocument: lazily });
    const text = `apiVersion: v1
kind: Pod
metadata: { name: till, namespace: shop, labels: { app: till } }
spec: { containers: [{ name: till, image: till }] }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: till, namespace: shop }
spec: { podSelector: {}, policyTypes: [ingress] }
`;
    const uri = scene.uri('till.yaml');
    await client.open(uri, text);
    const textDocument = { uri };
    const position = { line: 2, character: text.split('\n')[2]?.indexOf('till }') ?? 0 };
    const renamed = client.connection
      .sendRequest(RenameRequest.type, { textDocument, position, newName: 'desk' })
      .then(
        () => 'renamed',
        (error: Error) => error.message,
      );
    expect(await renamed).toMatch(isStopped ? /^Not all files of the workspace have been read/ : /^renamed$/);
    const place = { line: 8, character: 45 };
    const actions = await client.connection.sendRequest(CodeActionRequest.type, {
      textDocument,
      range: { start: place, end: place },
      context: { diagnostics: [] },
    });
    const titles = (actions ?? []).map(({ title }) => title);
    expect(titles).toContainEqual(expect.stringMatching(/Ingress/));
    expect(titles.some((title) => title.endsWith('in the workspace'))).toBe(!isStopped);
  });
});
