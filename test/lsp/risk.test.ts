import { describe, expect, it } from 'vitest';
import { type CodeLens, CodeLensRequest, HoverRequest } from 'vscode-languageserver-protocol';
import { methods } from '../../server/src/protocol/methods.ts';
import { useScene } from './robustness/scene.ts';

const profile = JSON.stringify({
  defaultAction: 'SCMP_ACT_ERRNO',
  syscalls: [{ names: ['read', 'bpf', 'io_uring_setup', 'io_uring_enter'], action: 'SCMP_ACT_ALLOW' }],
});

const scene = useScene();

describe('the risk of a profile over a connection', () => {
  it('is a lens that leads to its details', async () => {
    const uri = scene.uri('profile.json');
    const client = await scene.start();
    await client.open(uri, profile, 'json');
    const lenses = await client.connection.sendRequest(CodeLensRequest.type, { textDocument: { uri } });
    const commands = (lenses ?? []).map(({ command }: CodeLens) => command);
    const risk = commands.find((command) => command?.command === 'policyLens.showRisk');
    const position = { line: 0, character: 0 };
    expect(risk).toMatchObject({ title: 'Leaves open: 3 calls of high risk', arguments: [uri, position] });
    const page = await client.connection.sendRequest(methods.risk, { uri, position });
    expect(page).toMatchObject({
      title: 'Risk of profile.json',
      markdown: expect.stringContaining('**bpf**: Loads programs into the kernel'),
    });
    const nowhere = scene.uri('none.json');
    expect(await client.connection.sendRequest(methods.risk, { uri: nowhere, position })).toBeNull();
  });

  it('stands in the hover on the default action, for editors without our lenses', async () => {
    const uri = scene.uri('profile.json');
    const client = await scene.start();
    await client.open(uri, profile, 'json');
    const hover = await client.connection.sendRequest(HoverRequest.type, {
      textDocument: { uri },
      position: { line: 0, character: profile.indexOf('SCMP_ACT_ERRNO') + 3 },
    });
    const text = JSON.stringify(hover?.contents);
    expect(text).toContain('Leaves open: 3 calls of high risk');
    expect(text).toContain('**bpf**: Loads programs into the kernel');
    expect(text.indexOf('Leaves open')).toBeLessThan(text.indexOf('**bpf**'));
  });
});
