import { afterEach, expect, it } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver-protocol';
import { LspClient, pulling } from '../support/lspClient.ts';

const uri = 'file:///nowhere/profile.json';

/** So many conditions that taking them to a target lasts longer than an answer may. */
function profile(first: string): string {
  const names = ['write', 'open', 'close', 'poll', 'lseek', 'mmap', 'ioctl', 'access', 'pipe', 'dup'];
  const syscalls = Array.from({ length: 200 }, (_, rule) => ({
    names,
    action: 'SCMP_ACT_ALLOW',
    args: [{ index: rule % 6, value: rule, op: 'SCMP_CMP_EQ' }],
  }));
  const rules = [{ names: [first], action: 'SCMP_ACT_ALLOW' }, ...syscalls];
  const head = { defaultAction: 'SCMP_ACT_ERRNO', architectures: ['SCMP_ARCH_X86_64', 'SCMP_ARCH_X86'] };
  return JSON.stringify({ ...head, syscalls: rules }, undefined, 1);
}

let client: LspClient;
afterEach(() => client.stop());

const misspelled = profile('raed').replace('"raed"', '\n\n"raed"');

/** Of the findings on conditions that compare a pointer, which are looked for on a target. */
function lastLine(all: readonly string[]): number {
  return Math.max(
    ...all.filter((text) => text.startsWith('seccomp-pointer')).map((text) => Number(text.split(' ')[1])),
  );
}

async function findings() {
  return (await client.pull(uri)).map(({ code, range }) => `${code} ${range.start.line}`).sort();
}

it('come after a first answer, in which they stand where they were', async () => {
  client = await LspClient.start({ capabilities: pulling });
  const refreshed = new Promise<void>((resolve) => {
    client.connection.onRequest('workspace/diagnostic/refresh', () => resolve());
  });
  await client.open(uri, profile('read'), 'json');
  const whole = await findings();
  expect(lastLine(whole)).toBeGreaterThan(100);
  await client.change(uri, misspelled);
  const first = await findings();
  expect(first).toContainEqual(expect.stringMatching(/^seccomp-unknown-syscall /));
  expect(lastLine(first)).toBe(lastLine(whole) + 2);
  await refreshed;
  const second = await findings();
  await client.stop();
  client = await LspClient.start({ capabilities: pulling });
  await client.open(uri, misspelled, 'json');
  expect(second).toEqual(await findings());
});

it('are waited for where the client can’t be told that there is more', async () => {
  client = await LspClient.start({ capabilities: { textDocument: { diagnostic: {} } } });
  await client.open(uri, profile('read'), 'json');
  await findings();
  await client.change(uri, profile('raed'));
  const answer = await findings();
  await client.change(uri, `${profile('raed')} `);
  expect(await findings()).toEqual(answer);
});

it('are pushed when they are there', async () => {
  const ofPointers = (all: readonly Diagnostic[]): number =>
    all.filter(({ code }) => code === 'seccomp-pointer').length;
  client = await LspClient.start();
  await client.open(uri, profile('read'), 'json');
  await client.publishedWhere(uri, (all) => ofPointers(all) > 100);
  // Hardly any that was found stands outside of this edit.
  await client.change(uri, profile('read').replaceAll(/"index": \d/g, '"index": 1'));
  await client.publishedWhere(uri, (all) => ofPointers(all) < 10);
  await client.publishedWhere(uri, (all) => ofPointers(all) > 100);
});
