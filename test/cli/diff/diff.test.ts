import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../support/runCli.ts';

const fixtures = 'test/cli/fixtures/diff';
const sorted = (text: string) => text.split('\n').filter(Boolean).sort();

describe('policy-lens diff', () => {
  it.each([
    ['text', 'txt'],
    ['json', 'json.txt'],
    ['csv', 'csv'],
    ['markdown', 'md'],
    ['dot', 'dot'],
  ])('as %s', async (format, ending) => {
    const result = await runCli(fixtures, ['diff', 'old', 'new', '--format', format]);
    expect(result).toMatchObject({ code: 0, error: '' });
    await expect(result.out).toMatchFileSnapshot(`golden/difference.${ending}`);
  });

  it('says nothing where nothing differs', async () => {
    expect(await runCli(fixtures, ['diff', 'old', 'old/all.yaml', '--fail-on', 'any'])).toEqual({
      code: 0,
      out: '',
      error: '',
    });
  });

  it.each([
    ['never', 0, 0],
    ['any', 1, 1],
    ['gained', 1, 1],
    ['lost', 1, 1],
  ])('fails on %s', async (reason, there, back) => {
    expect((await runCli(fixtures, ['diff', 'old', 'new', '--fail-on', reason])).code).toBe(there);
    expect((await runCli(fixtures, ['diff', 'new', 'old', '--fail-on', reason])).code).toBe(back);
  });

  it('tells what is gained from what is lost', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'policy-lens-'));
    const whole = readFileSync(join(fixtures, 'old/all.yaml'), 'utf8');
    writeFileSync(join(folder, 'less.yaml'), whole.replace(', { port: 9000 }', ''));
    const run = (old: string, fresh: string, reason: string) =>
      runCli(folder, ['diff', old, fresh, '--fail-on', reason]);
    const all = join(process.cwd(), fixtures, 'old/all.yaml');
    expect((await run(all, 'less.yaml', 'lost')).code).toBe(1);
    expect((await run(all, 'less.yaml', 'gained')).code).toBe(0);
    expect((await run('less.yaml', all, 'gained')).code).toBe(1);
    expect((await run('less.yaml', all, 'lost')).code).toBe(0);
    rmSync(folder, { recursive: true });
  });
});

describe('Git revisions', () => {
  let folder = '';
  const git = (...words: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...words], { cwd: folder });

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'policy-lens-'));
    git('init', '-q');
    mkdirSync(join(folder, 'deploy'));
    cpSync(join(fixtures, 'old'), join(folder, 'deploy'), { recursive: true });
    writeFileSync(join(folder, 'other.yaml'), 'apiVersion: v1\nkind: Pod\nmetadata: { name: other }\n');
    git('add', '.');
    git('commit', '-q', '-m', 'old');
    cpSync(join(fixtures, 'new'), join(folder, 'deploy'), { recursive: true });
    git('commit', '-q', '-a', '-m', 'new');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each([
    [['HEAD~1:deploy', 'HEAD:deploy']],
    [['HEAD~1', 'deploy']],
    [['HEAD~1:deploy/all.yaml', 'deploy/all.yaml']],
  ])('are read from the object store: %j', async (words) => {
    const wanted = await runCli(fixtures, ['diff', 'old', 'new']);
    expect(await runCli(folder, ['diff', ...words])).toEqual(wanted);
  });

  it('stand for all of the current directory where no path says otherwise', async () => {
    const { out } = await runCli(folder, ['diff', 'HEAD~1', 'HEAD']);
    expect(out).toContain('source: default/other[Pod], destination: shop/old[Pod]');
  });

  it.each([
    [['nowhere', 'deploy'], 'nowhere is no file, no directory and no Git revision.'],
    [['HEAD:nowhere', 'deploy'], 'Revision HEAD holds no nowhere.'],
    [['--', '-x', 'deploy'], '-x is no file, no directory and no Git revision.'],
  ])('that are not there: %j', async (words, message) => {
    const { code, error } = await runCli(folder, ['diff', ...words]);
    expect(error).toContain(message);
    expect(code).toBe(2);
  });

  it('take the configuration above them', async () => {
    writeFileSync(
      join(folder, '.policy-lens.yaml'),
      'environments:\n  - name: a\n    files: [deploy/**]\n    namespace: x\n',
    );
    git('add', '.');
    git('commit', '-q', '-m', 'configuration');
    const { out, code } = await runCli(folder, ['diff', 'HEAD:deploy', 'deploy', '--environment', 'a']);
    expect({ out, code }).toEqual({ out: '', code: 0 });
  });
});

it('sorts its lines', async () => {
  const { out } = await runCli(fixtures, ['diff', 'old', 'new']);
  const [, ...lines] = out.split('\n').filter(Boolean);
  const types = lines.map((line) => line.slice(0, 'diff-type: changed'.length));
  expect(sorted(lines.join('\n')).length).toBe(new Set(lines).size);
  expect(types.findLastIndex((type) => type.includes('changed'))).toBeLessThan(
    types.findIndex((type) => type.includes('added')),
  );
});
