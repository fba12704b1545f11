import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkout } from '../support/checkout.ts';
import { LspClient } from '../support/lspClient.ts';
import { nodeWithoutNetwork, outcome } from './commands.ts';

const cli = join(checkout, 'dist/cli.cjs');
const workspace = join(checkout, 'test/vscode/workspace');
const alone = nodeWithoutNetwork();

describe('without any network', () => {
  it('means that there is not even an interface that is up', () => {
    const { out } = outcome(alone, '-p', 'JSON.stringify(os.networkInterfaces())');
    expect(out.trim()).toBe('{}');
  });

  it.each(['check', 'connections'])('the command %s answers as it does with one', (command) => {
    const withNetwork = outcome([process.execPath], cli, command, workspace);
    expect(outcome(alone, cli, command, workspace)).toEqual(withNetwork);
    expect(withNetwork.out).not.toBe('');
  });

  it('the language server finds what is wrong', async () => {
    const client = await LspClient.start({ node: alone, folders: [pathToFileURL(workspace).href] });
    const file = join(workspace, 'broken.yaml');
    const uri = pathToFileURL(file).href;
    await client.open(uri, readFileSync(file, 'utf8'));
    const found = await client.publishedWhere(uri, (diagnostics) => diagnostics.length > 0);
    expect(found.map(({ code }) => code)).toEqual(['api-server-refuses', 'api-server-refuses']);
    expect(await client.stop()).toBe(0);
  });
});
