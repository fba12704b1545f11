import { spawn, spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkout } from '../support/checkout.ts';

const folder = mkdtempSync(join(tmpdir(), 'policy-lens-'));
const program = join(folder, 'cli.cjs');
const cwd = join(checkout, 'test/cli/fixtures');
afterAll(() => rmSync(folder, { recursive: true }));

beforeAll(async () => {
  await build({
    absWorkingDir: checkout,
    entryPoints: ['server/src/cli/main.ts'],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    mainFields: ['module', 'main'],
    outfile: program,
    logLevel: 'error',
  });
}, 60_000);

function policyLens(words: readonly string[]) {
  return spawnSync(process.execPath, [program, ...words], { cwd, encoding: 'utf8' });
}

describe('the program', () => {
  it.each([
    [['check', 'shop'], 0],
    [['check', 'broken'], 1],
    [['check', 'gone'], 2],
    [['--help'], 0],
    [['lsp', '--stdio'], 2],
  ])('%j ends with %i', (words, status) => {
    expect(policyLens(words).status).toBe(status);
  });

  it('says that the language server is missing where it is', () => {
    expect(policyLens(['lsp', '--stdio']).stderr).toContain('The language server is missing: there is no ');
  });

  it('is not coloured where it is not read by a person', () => {
    expect(policyLens(['check', 'broken']).stdout).not.toContain('\u001b');
  });

  it.runIf(process.platform !== 'win32')('reads a pipe', () => {
    const command = `cat broken/policy.yaml | "${process.execPath}" "${program}" check /dev/stdin --format json`;
    const { status, stdout } = spawnSync('/bin/sh', ['-c', command], { cwd, encoding: 'utf8' });
    expect(status).toBe(1);
    expect(JSON.parse(stdout).findings).toMatchObject([{ rule: 'api-server-refuses' }]);
  });

  it('does not mind that its reader goes', async () => {
    const child = spawn(process.execPath, [program, 'check', 'broken', '--format', 'sarif'], { cwd });
    child.stdout.destroy();
    const error = text(child.stderr);
    const status = await new Promise((resolve) => child.on('close', resolve));
    expect({ status, error: await error }).toEqual({ status: 1, error: '' });
  });

  it('says that standard output can’t be written', () => {
    const stdout = openSync(program, 'r');
    const { status, stderr } = spawnSync(process.execPath, [program, 'check', 'shop'], {
      cwd,
      encoding: 'utf8',
      stdio: ['ignore', stdout, 'pipe'],
    });
    closeSync(stdout);
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: 'policy-lens: Standard output can’t be written to: EBADF.\n',
    });
  });
});
