import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  WorkspaceDiagnosticRequest,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver-protocol';
import type { LspClient } from '../../support/lspClient.ts';
import { broken, codes, configurable, useScene, workload } from './scene.ts';

const scene = useScene();

type Held = ReadonlyMap<string, string>;

/** Asks as an editor does: it says which answers it holds. */
async function ask(
  client: LspClient,
  held: Held,
): Promise<{ readonly items: readonly WorkspaceDocumentDiagnosticReport[]; readonly held: Held }> {
  const previousResultIds = [...held].map(([uri, value]) => ({ uri, value }));
  const { items } = await client.connection.sendRequest(WorkspaceDiagnosticRequest.type, {
    previousResultIds,
  });
  const next = new Map(held);
  for (const { uri, resultId } of items) {
    if (resultId === undefined) next.delete(uri);
    else next.set(uri, resultId);
  }
  return { items, held: next };
}

const short = (items: readonly WorkspaceDocumentDiagnosticReport[]): Record<string, unknown> =>
  Object.fromEntries(
    items.map((item) => [
      item.uri.slice(scene.uri('').length + 1),
      item.kind === 'full' ? codes(item.items) : item.kind,
    ]),
  );

describe('the whole workspace', () => {
  it('is reported where the user wants it; what has not changed is not looked at again', async () => {
    for (const name of ['a', 'b', 'c']) writeFileSync(join(scene.folder(), `${name}.yaml`), broken);
    const settings: Record<string, unknown> = { policyLens: { reportOn: 'workspace' } };
    const client = await scene.start({ capabilities: configurable, settings });
    await client.indexed();
    const first = await ask(client, new Map());
    const refused = ['api-server-refuses'];
    expect(short(first.items)).toEqual({ 'a.yaml': refused, 'b.yaml': refused, 'c.yaml': refused });

    // No event tells of it, so a look at the disk would show.
    writeFileSync(join(scene.folder(), 'a.yaml'), '');
    const second = await ask(client, first.held);
    expect(short(second.items)).toEqual({
      'a.yaml': 'unchanged',
      'b.yaml': 'unchanged',
      'c.yaml': 'unchanged',
    });

    writeFileSync(join(scene.folder(), 'a.yaml'), broken.replace('tcp', 'TCP'));
    rmSync(join(scene.folder(), 'b.yaml'));
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [
        { uri: scene.uri('a.yaml'), type: 2 },
        { uri: scene.uri('b.yaml'), type: 3 },
      ],
    });
    await expect
      .poll(async () => short((await ask(client, second.held)).items))
      .toMatchObject({ 'a.yaml': [], 'b.yaml': [] });

    settings['policyLens'] = { reportOn: 'openFiles' };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await expect
      .poll(async () => short((await ask(client, second.held)).items))
      .toEqual({ 'a.yaml': [], 'b.yaml': [], 'c.yaml': [] });
    expect((await ask(client, new Map())).items).toEqual([]);
  });

  it('is told again to a client that has forgotten', async () => {
    writeFileSync(join(scene.folder(), 'a.yaml'), broken);
    const settings = { policyLens: { reportOn: 'workspace' } };
    const client = await scene.start({ capabilities: configurable, settings });
    await client.indexed();
    await ask(client, new Map());
    expect(short((await ask(client, new Map())).items)).toEqual({ 'a.yaml': ['api-server-refuses'] });
  });

  it('changes with what its files depend on', async () => {
    writeFileSync(join(scene.folder(), 'policy.yaml'), broken.replace('tcp', 'TCP'));
    const settings = { policyLens: { reportOn: 'workspace' } };
    const client = await scene.start({ capabilities: configurable, settings });
    await client.indexed();
    const { held } = await ask(client, new Map());
    await client.open(scene.uri('pod.yaml'), workload);
    await client.pull(scene.uri('pod.yaml'));
    expect(short((await ask(client, held)).items)).toEqual({ 'policy.yaml': ['port-not-listened-on'] });
  });
});
