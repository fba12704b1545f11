import { beforeEach, describe, expect, it } from 'vitest';
import { type CodeLens, CodeLensRequest } from 'vscode-languageserver-protocol';
import { methods } from '../../server/src/protocol/methods.ts';
import type { LspClient } from '../support/lspClient.ts';
import { useScene } from './robustness/scene.ts';

const profile = `{
  "defaultAction": "SCMP_ACT_ERRNO",
  "syscalls": [
    { "names": ["socket"], "action": "SCMP_ACT_ALLOW",
      "args": [{ "index": 0, "value": 1, "op": "SCMP_CMP_EQ" }] }
  ]
}`;

const scene = useScene();
let client: LspClient;
let uri: string;

beforeEach(async () => {
  uri = scene.uri('profile.json');
  client = await scene.start();
  await client.open(uri, profile, 'json');
});

const position = { line: 0, character: 0 };

describe('a profile over a connection', () => {
  it('has lenses that lead on', async () => {
    const lenses = await client.connection.sendRequest(CodeLensRequest.type, { textDocument: { uri } });
    const commands = (lenses ?? []).map(({ command }: CodeLens) => command);
    expect(commands.map((command) => command?.command)).toEqual([
      'policyLens.showReach',
      'policyLens.showChanges',
      'policyLens.tryCall',
    ]);
    expect(commands[0]?.title).toMatch(/^Allows 1 of \d+ calls on x86_64, 1 with conditions$/);
    expect(commands[2]?.arguments).toEqual([uri, position]);
    const page = await client.connection.sendRequest(methods.changes, { uri, position });
    expect(page).toMatchObject({
      title: expect.stringMatching(/^profile\.json against the default of Docker/),
    });
  });

  it('can be asked about a call', async () => {
    const choices = await client.connection.sendRequest(methods.callChoices, { uri, position });
    expect(choices).toMatchObject({ architectures: ['x86_64'] });
    const question = { uri, position, call: 'socket', architecture: 'x86_64' };
    expect(
      await client.connection.sendRequest(methods.tryCall, { ...question, args: 'AF_UNIX' }),
    ).toMatchObject({
      verdict: 'socket(AF_UNIX) on x86_64: it runs.',
      place: { text: 'profile.json:4', range: { start: { line: 3 } } },
    });
    expect(
      await client.connection.sendRequest(methods.tryCall, { ...question, args: 'AF_VSOCK' }),
    ).toMatchObject({
      verdict: 'socket(AF_VSOCK) on x86_64: it fails with EPERM.',
    });
    expect(
      await client.connection.sendRequest(methods.callChoices, { uri: 'file:///no.json', position }),
    ).toBeNull();
  });

  it('is the one at the place that is asked about, and has the calls of its architectures alone', async () => {
    const two = scene.uri('two.yaml');
    const objects = ['ALLOW', 'ERRNO'].map(
      (action) =>
        `apiVersion: security-profiles-operator.x-k8s.io/v1\nkind: SeccompProfile\nmetadata: { name: ${action.toLowerCase()} }\nspec: { defaultAction: SCMP_ACT_${action}, architectures: [SCMP_ARCH_X86_64] }\n`,
    );
    await client.open(two, objects.join('---\n'), 'yaml');
    const answerAt = (line: number, call: string) =>
      client.connection.sendRequest(methods.tryCall, {
        ...{ uri: two, position: { line, character: 0 } },
        ...{ call, architecture: 'x86_64', args: '' },
      });
    expect(await answerAt(1, 'getpid')).toMatchObject({ verdict: 'getpid() on x86_64: it runs.' });
    expect(await answerAt(7, 'getpid')).toMatchObject({
      verdict: 'getpid() on x86_64: it fails with EPERM.',
    });
    expect(await answerAt(1, 'arm_fadvise64_64')).toEqual({
      problem: 'There is no call arm_fadvise64_64 on x86_64.',
    });
  });
});
