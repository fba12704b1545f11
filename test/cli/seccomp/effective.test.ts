import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli } from '../support/runCli.ts';

const folder = 'test/cli/fixtures/pods';
const golden = (name: string): string => new URL(`golden/${name}`, import.meta.url).pathname;

describe('seccomp effective', () => {
  it.each(['text', 'json'])('tells what each container runs under, as %s', async (format) => {
    const { out, code, error } = await runCli(folder, ['seccomp', 'effective', '.', '--format', format]);
    expect({ code, error }).toEqual({ code: 0, error: '' });
    const shown = format === 'json' ? `${JSON.stringify(JSON.parse(out), undefined, 2)}\n` : out;
    await expect(shown).toMatchFileSnapshot(golden(`effective.${format === 'json' ? 'json.txt' : 'txt'}`));
  });

  it('looks for the nearest file, and takes the kubelet for one without a default, where nothing is configured', async () => {
    const { out } = await runCli(folder, [
      ...['seccomp', 'effective', '.', '--config', 'none', '--target', 'kubernetes-cri-o-1.34'],
    ]);
    expect(out.split('\n')[0]).toMatch(
      /nodes\/seccomp\/profiles\/web.json\. On Kubernetes with CRI-O 1\.34 /,
    );
    expect(out).toContain(
      'lost runs under profiles/none.json of the node, by its own seccompProfile: no single file',
    );
    expect(out).toContain('clean runs without a seccomp profile: neither it nor its pod asks for one.');
  });

  it.each([
    [['seccomp', 'effective', '.', '--environment', 'other'], 2, 'There is no environment other'],
    [['seccomp', 'effective', 'nodes'], 0, 'No workload was found'],
  ])('says why there is nothing to tell: %s', async (words, code, reason) => {
    const outcome = await runCli(folder, words);
    expect(outcome.code).toBe(code);
    expect(outcome.error).toContain(reason);
  });
});

it('tells the place of an object of which the operator writes no file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'unwritten-'));
  const object = 'apiVersion: security-profiles-operator.x-k8s.io/v1\nkind: SeccompProfile\n';
  writeFileSync(
    join(folder, 'a.yaml'),
    `${object}metadata: { name: web }\nspec: { state: Disabled, defaultAction: SCMP_ACT_ALLOW }\n---\n` +
      'apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec:\n  containers:\n    - name: one\n' +
      '      securityContext: { seccompProfile: { type: Localhost, localhostProfile: operator/web.json } }\n',
  );
  const { out } = await runCli(folder, ['seccomp', 'effective', '.', '--format', 'json']);
  rmSync(folder, { recursive: true });
  expect(JSON.parse(out)).toMatchObject([
    { profile: 'localhost', found: 'unwritten', file: 'a.yaml', line: 0, calls: null },
  ]);
});

it('evaluate says where the rules of a base profile are missing', async () => {
  const { error } = await runCli('test/cli/fixtures/pods/far', [
    'seccomp',
    'evaluate',
    'far.yaml',
    '--syscall',
    'read',
  ]);
  expect(error).toBe(
    'policy-lens: The base profile oci://ghcr.io/security-profiles/runc:v1.4.2 is not in this folder: its rules are missing in the answer.\n',
  );
});
