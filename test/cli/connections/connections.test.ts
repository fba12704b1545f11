import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli } from '../support/runCli.ts';

const fixtures = 'test/cli/fixtures';

describe('policy-lens connections', () => {
  it.each([
    ['text', 'txt'],
    ['json', 'json.txt'],
    ['csv', 'csv'],
    ['markdown', 'md'],
    ['dot', 'dot'],
  ])('as %s', async (format, ending) => {
    const closed = await runCli(fixtures, ['connections', 'shop', '--format', format]);
    expect(closed).toMatchObject({ code: 0, error: '' });
    await expect(closed.out).toMatchFileSnapshot(`golden/closed.${ending}`);
    const open = await runCli(fixtures, ['connections', 'shop', '--format', format, '--open']);
    await expect(open.out).toMatchFileSnapshot(`golden/open.${ending}`);
  });

  it('says the same in each format', async () => {
    const text = (await runCli(fixtures, ['connections', 'shop'])).out;
    const json = (await runCli(fixtures, ['connections', 'shop', '--format', 'json'])).out;
    const rows: readonly { src: string; dst: string; conn: string }[] = JSON.parse(json);
    expect(rows.map(({ src, dst, conn }) => `${src} => ${dst} : ${conn}\n`).join('')).toBe(text);
  });

  it('writes to a file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'policy-lens-'));
    const file = join(folder, 'list.txt');
    const { out } = await runCli(fixtures, ['connections', 'shop', '--output', file]);
    expect(out).toBe('');
    expect(readFileSync(file, 'utf8')).toBe((await runCli(fixtures, ['connections', 'shop'])).out);
    rmSync(folder, { recursive: true });
  });

  it('says where there is nothing to list', async () => {
    const { code, out, error } = await runCli(fixtures, ['connections', 'shop/policies/values.yaml']);
    expect({ code, out, error }).toEqual({
      code: 0,
      out: '',
      error: 'policy-lens: No workload and no policy was found.\n',
    });
    expect(
      (await runCli(fixtures, ['connections', 'shop/policies/values.yaml', '--format', 'json'])).out,
    ).toBe('[]\n');
  });

  it('says what it leaves out because it can’t be read', async () => {
    const { out, error } = await runCli(fixtures, ['connections', 'unreadable.yaml']);
    expect(out).toBe('default/web[Pod] => 0.0.0.0-255.255.255.255[External] : All Connections\n');
    expect(error).toBe(
      'policy-lens: 2 further connections may be allowed: what decides it can’t be read. See --open, and check.\n',
    );
  });
});

describe('environments', () => {
  const list = (...words: readonly string[]) => runCli(fixtures, ['connections', 'environments', ...words]);

  it('must be named where there are several', async () => {
    expect(await list()).toEqual({
      code: 2,
      out: '',
      error:
        'policy-lens: The configuration tells 2 environments apart: live, test. Name one with --environment.\n',
    });
    expect((await list('--environment', 'prod')).error).toBe(
      'policy-lens: There is no environment prod in these files, but live and test.\n',
    );
  });

  it('are answered one at a time', async () => {
    expect((await list('--environment', 'live')).out).toBe('');
    expect((await list('--environment', 'test')).out.split('\n')).toEqual([
      '0.0.0.0-255.255.255.255[External] => default/api[Pod] : All Connections',
      'default/api[Pod] => 0.0.0.0-255.255.255.255[External] : All Connections',
      'default/web[Pod] => 0.0.0.0-255.255.255.255[External] : All Connections',
      'default/web[Pod] => default/api[Pod] : All Connections',
      '',
    ]);
  });

  it('are one without the configuration', async () => {
    expect(await list('--config', 'none')).toEqual({ code: 0, out: '', error: '' });
  });
});
