import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { runCli } from '../support/runCli.ts';

const count = 25;

let folder = '';
const repository = () => join(folder, 'repository');
const calls = () => join(folder, 'calls');

/** A repository of many files, and a `git` that writes down how it is called before it does what it is told. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'policy-lens-'));
  mkdirSync(repository());
  for (let index = 0; index < count; index++) {
    // of different lengths, with characters of several bytes, and some without a line feed at their end
    const comment = `# ${'é'.repeat(index)}\n`;
    const pod = `apiVersion: v1\nkind: Pod\nmetadata:\n  namespace: shop\n  name: p${index}`;
    writeFileSync(join(repository(), `${index}.yaml`), comment + pod + (index % 2 === 0 ? '\n' : ''));
  }
  const git = (...words: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...words], {
      cwd: repository(),
      encoding: 'utf8',
    });
  git('init', '-q');
  git('add', '.');
  git('commit', '-q', '-m', 'all');
  const real = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
  mkdirSync(join(folder, 'bin'));
  writeFileSync(join(folder, 'bin', 'git'), `#!/bin/sh\necho "$*" >> '${calls()}'\nexec '${real}' "$@"\n`);
  chmodSync(join(folder, 'bin', 'git'), 0o755);
  vi.stubEnv('PATH', `${join(folder, 'bin')}${delimiter}${process.env['PATH']}`);
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

it('the files of a revision are read by one process, whole', async () => {
  expect(await runCli(repository(), ['diff', 'HEAD', '.'])).toEqual({ code: 0, out: '', error: '' });
  const asked = readFileSync(calls(), 'utf8').split('\n');
  expect(asked.filter((words) => words.endsWith('cat-file --batch'))).toHaveLength(1);
  expect(asked.filter((words) => words.includes('cat-file blob'))).toEqual([]);
});
