import { describe, expect, it } from 'vitest';
import { linesOf } from '../support/netpolCases.ts';
import { runCli } from '../support/runCli.ts';

const fixtures = 'test/cli/fixtures';

describe('policy-lens connections --exposure', () => {
  it.each([
    ['text', 'txt'],
    ['json', 'json.txt'],
    ['csv', 'csv'],
    ['markdown', 'md'],
    ['dot', 'dot'],
  ])('as %s', async (format, ending) => {
    const words = ['connections', 'exposure', '--exposure', '--format', format];
    const { out, code, error } = await runCli(fixtures, words);
    expect({ code, error }).toEqual({ code: 0, error: '' });
    await expect(out).toMatchFileSnapshot(`golden/exposure.${ending}`);
  });
});

describe('policy-lens connections --exposure --focus', () => {
  const formats = [
    ['text', 'txt'],
    ['json', 'json.txt'],
    ['csv', 'csv'],
    ['markdown', 'md'],
    ['dot', 'dot'],
  ] as const;
  it.each(formats)('as %s', async (format, ending) => {
    const words = ['connections', 'exposure', '--exposure', '--focus', 'shop/db', '--format', format];
    const closed = await runCli(fixtures, words);
    expect(closed).toMatchObject({ code: 0, error: '' });
    await expect(closed.out).toMatchFileSnapshot(`golden/focused.${ending}`);
    const open = await runCli(fixtures, [...words, '--open']);
    await expect(open.out).toMatchFileSnapshot(`golden/focusedOpen.${ending}`);
  });
});

describe('policy-lens connections --focus', () => {
  it('lists one workload alone, exposure included', async () => {
    const all = (await runCli(fixtures, ['connections', 'shop'])).out;
    const { out } = await runCli(fixtures, ['connections', 'shop', '--focus', 'shop/db']);
    expect(linesOf(out)).toEqual(linesOf(all).filter((line) => line.includes('shop/db[StatefulSet]')));
    expect(linesOf(out).length).toBeGreaterThan(0);
    const exposed = await runCli(fixtures, [
      'connections',
      'exposure',
      '--exposure',
      '--focus',
      'shop/web[Pod]',
    ]);
    expect(exposed.out).not.toContain('shop/db[Pod] \t');
  });

  it.each([
    ['10.0.0.0/8', '--focus takes a workload, not addresses.'],
    ['shop/dbb', 'There is no workload shop/dbb in these files.'],
  ])('can’t be on %s', async (focus, message) => {
    const { code, error } = await runCli(fixtures, ['connections', 'shop', '--focus', focus]);
    expect(error).toContain(message);
    expect(code).toBe(2);
  });
});
