import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../support/runCli.ts';

const pods = ['a', 'b'].map(
  (name) => `apiVersion: v1\nkind: Pod\nmetadata: { name: ${name}, namespace: shop }\n`,
);

describe('a file that can’t be read', () => {
  let cwd = '';
  beforeAll(() => {
    cwd = mkdtempSync(join(tmpdir(), 'policy-lens-'));
    writeFileSync(join(cwd, 'pods.yaml'), pods.join('---\n'));
    writeFileSync(join(cwd, 'binary.yaml'), Buffer.from([0x61, 0, 0x62]));
    writeFileSync(join(cwd, 'latin1.yaml'), Buffer.from(`${pods[0]}# caf\u00e9\n`, 'latin1'));
  });
  afterAll(() => rmSync(cwd, { recursive: true }));

  const ends = ['--from', 'shop/a', '--to', 'shop/b'];
  it.each([
    ['connections', ['pods.yaml', 'binary.yaml'], []],
    ['connections', ['binary.yaml'], []],
    ['explain', ['pods.yaml', 'binary.yaml'], ends],
    ['diff', ['pods.yaml', 'binary.yaml'], []],
    ['diff', ['binary.yaml', 'pods.yaml'], ['--fail-on', 'any']],
    ['check', ['pods.yaml', 'binary.yaml'], []],
  ])('ends %s of %j with 2 where it is named', async (command, files, rest) => {
    const { code, error } = await runCli(cwd, [command, ...files, ...rest]);
    expect(error).toContain('policy-lens: binary.yaml was not read: it is binary.\n');
    expect(code).toBe(2);
  });

  it.each([
    ['connections', ['.'], []],
    ['explain', ['.'], ends],
    ['diff', ['.', 'pods.yaml'], []],
    ['check', ['.'], []],
  ])('changes nothing about the exit code of %s of %j where it is not', async (command, files, rest) => {
    const { code, error } = await runCli(cwd, [command, ...files, ...rest]);
    expect(error).toContain('policy-lens: binary.yaml was not read: it is binary.\n');
    expect(code).toBe(0);
  });

  it('may be one that is not UTF-8, which kubectl refuses, comments included', async () => {
    const { code, error } = await runCli(cwd, ['check', 'latin1.yaml']);
    expect(error).toBe(
      'policy-lens: latin1.yaml was not read: line 4 is not UTF-8, for which kubectl refuses the whole file.\n',
    );
    expect(code).toBe(2);
  });

  it('has a name: an empty one is not the current directory', async () => {
    const { code, error } = await runCli(cwd, ['check', '']);
    expect({ code, error }).toEqual({ code: 2, error: 'policy-lens: A path is empty.\n' });
  });
});

describe('the place of a report', () => {
  it('is standard output where it is -', async () => {
    const words = ['connections', 'shop'];
    const there = await runCli('test/cli/fixtures', [...words, '--output', '-']);
    expect(there.out).toBe((await runCli('test/cli/fixtures', words)).out);
    expect(there.out).not.toBe('');
  });
});
