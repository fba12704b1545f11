import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Hover, HoverRequest } from 'vscode-languageserver-protocol';
import { broken, codes, useScene, workload } from './scene.ts';

const scene = useScene();

/** Selects pods that are not in the folder any more. */
const policy = broken.replace('tcp', 'TCP').replace('port: 80', 'port: 8080');
const stranger = workload.replaceAll('web', 'other');

describe('a document that is looked at and never indexed', () => {
  it.each([
    ['the old side of a difference', (path: string) => `git:${path}?%7B%22ref%22%3A%22HEAD%22%7D`],
    ['a file of a repository without a checkout', (path: string) => `vscode-vfs://github${path}`],
    ['a file outside of the folders', (path: string) => `file:///elsewhere${path}`],
  ])('%s', async (_name, addressOf) => {
    writeFileSync(join(scene.folder(), 'other.yaml'), stranger);
    const client = await scene.start();
    await client.indexed();
    const found = async (uri: string) => codes(await client.pull(uri));
    await client.open(scene.uri('policy.yaml'), policy);
    await expect.poll(() => found(scene.uri('policy.yaml'))).toEqual(['selector-matches-nothing']);

    // It holds the pod that the policy means, and a mistake of its own.
    const looked = addressOf(join(scene.folder(), 'web.yaml'));
    await client.open(looked, `${broken}---\n${workload}`);
    expect(await found(looked)).toEqual(['api-server-refuses']);
    expect(await hoverText(looked, 6, 4)).toContain('1 workload');
    expect(await found(scene.uri('policy.yaml'))).toEqual(['selector-matches-nothing']);

    // Neither the folder nor another document that is looked at is a part of it.
    await client.change(looked, policy);
    await client.open(addressOf(join(scene.folder(), 'others.yaml')), stranger);
    expect(await found(looked)).toEqual([]);
    await client.close(looked);
    expect(await found(scene.uri('policy.yaml'))).toEqual(['selector-matches-nothing']);
  });
});

async function hoverText(uri: string, line: number, character: number): Promise<string> {
  const hover: Hover | null = await scene
    .client()
    .connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position: { line, character } });
  return JSON.stringify(hover?.contents ?? '');
}
