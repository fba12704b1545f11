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

  it.each([
    ['unreadable', 2, 'them', 'what can’t be read, see policy-lens check'],
    ['controller', 1, 'it', 'where the controller of an Ingress, a Route or a Gateway runs'],
    [
      'attachment',
      1,
      'it',
      'where an Ingress, a Route or a Gateway leads, for a ReferenceGrant may be missing or an object be there twice',
    ],
    ['portNames', 1, 'it', 'which port counts where a pod has several of one name'],
    ['twins', 1, 'it', 'which workload counts where several of one namespace share kind and name'],
    ['owner', 1, 'it', 'which pod of an owner is meant, for they fare differently'],
  ])('says how much it leaves out and why: %s', async (name, count, which, reason) => {
    const file = `${name === 'unreadable' ? '' : 'doubts/'}${name}.yaml`;
    const { code, error } = await runCli(fixtures, ['connections', file]);
    const noun = count === 1 ? 'connection' : 'connections';
    expect({ code, error }).toEqual({
      code: 0,
      error: `policy-lens: ${count} further ${noun} may be allowed; --open lists ${which}. It depends on: ${reason}.\n`,
    });
    const open = await runCli(fixtures, ['connections', file, '--open']);
    expect(open.error).toBe('');
    expect(open.out.split('\n').filter((line) => line.endsWith('(possibly)')).length).toBeGreaterThanOrEqual(
      count,
    );
  });

  it('names each reason once', async () => {
    const files = ['doubts/controller.yaml', 'doubts/portNames.yaml', 'unreadable.yaml'];
    const { error } = await runCli(fixtures, ['connections', ...files]);
    expect(error).toMatch(
      /may be allowed; --open lists them\. It depends on: where [^;]*; which port [^;]*; what can’t be read, [^;]*\.\n$/,
    );
  });

  it('says nothing where all is sure', async () => {
    expect((await runCli(fixtures, ['connections', 'twins'])).error).toBe('');
  });
});

describe('environments', () => {
  const list = (...words: readonly string[]) => runCli(fixtures, ['connections', 'environments', ...words]);

  it('must be named where there are several', async () => {
    expect(await list()).toEqual({
      code: 2,
      out: '',
      error:
        'policy-lens: There are 2 environments in these files: live, test. Name one with --environment.\n',
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

  it('are one without the configuration, and its two policies of one name are rivals', async () => {
    const { code, out, error } = await list('--config', 'none');
    expect({ code, out }).toEqual({ code: 0, out: '' });
    expect(error).toContain(
      'It depends on: which policy counts where several of one namespace share a name.',
    );
  });
});
