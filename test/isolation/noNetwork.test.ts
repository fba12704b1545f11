import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { HoverRequest } from 'vscode-languageserver-protocol';
import { checkout } from '../support/checkout.ts';
import { LspClient } from '../support/lspClient.ts';
import { nodeWithoutNetwork, outcome } from './commands.ts';

const cli = join(checkout, 'dist/cli.cjs');
const workspace = join(checkout, 'test/vscode/workspace');
const folder = mkdtempSync(join(tmpdir(), 'no-network-'));
const attempts = join(folder, 'attempts.txt');
const alone = nodeWithoutNetwork(attempts);
const policy = join(workspace, 'policy.yaml');

/** What was tried in vain; a failed request would else leave no trace. */
function attempted(): string {
  return existsSync(attempts) ? readFileSync(attempts, 'utf8') : '';
}

describe('without any network', () => {
  afterEach(() => rmSync(attempts, { force: true }));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('means that there is not even an interface that is up', () => {
    const { out } = outcome(alone, '-p', 'JSON.stringify(os.networkInterfaces())');
    expect(out.trim()).toBe('{}');
  });

  it.each([
    "fetch('http://shop.example').catch(() => {})",
    "require('node:http').get('http://127.0.0.1:9').on('error', () => {})",
    "require('node:https').get('https://shop.example').on('error', () => {})",
    "require('node:dgram').createSocket('udp4').send('x', 9, '127.0.0.1', () => process.exit())",
  ])('an attempt to reach one is noticed: %s', (attempt) => {
    outcome(alone, '-e', attempt);
    expect(attempted()).not.toBe('');
  });

  it.each(
    [
      ['check', workspace],
      ['check', workspace, '--format', 'sarif'],
      ['connections', workspace],
      ['explain', workspace, '--from', 'payments/worker', '--to', 'payments/api'],
      ['rules'],
      ['explain-rule', 'api-server-refuses'],
    ].map((words) => ({ words, command: words.join(' ').replaceAll(workspace, 'WORKSPACE') })),
  )('policy-lens $command answers as it does with one, and tries nothing', ({ words }) => {
    const withNetwork = outcome([process.execPath], cli, ...words);
    expect(outcome(alone, cli, ...words)).toEqual(withNetwork);
    expect(withNetwork.out).not.toBe('');
    expect(attempted()).toBe('');
  });

  it('the language server finds what is wrong, and tries nothing', async () => {
    const client = await LspClient.start({ node: alone, folders: [pathToFileURL(workspace).href] });
    const file = join(workspace, 'broken.yaml');
    const uri = pathToFileURL(file).href;
    await client.open(uri, readFileSync(file, 'utf8'));
    const found = await client.publishedWhere(uri, (diagnostics) => diagnostics.length > 0);
    expect(found.map(({ code }) => code)).toEqual(['api-server-refuses', 'api-server-refuses']);
    await client.open(pathToFileURL(policy).href, readFileSync(policy, 'utf8'));
    const textDocument = { uri: pathToFileURL(policy).href };
    const position = { line: 6, character: 4 };
    expect(await client.connection.sendRequest(HoverRequest.type, { textDocument, position })).not.toBeNull();
    expect(await client.stop()).toBe(0);
    expect(attempted()).toBe('');
  });
});
