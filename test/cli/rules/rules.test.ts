import { describe, expect, it } from 'vitest';
import { version } from '../../../package.json';
import { allRules } from '../../../server/src/rules/registry.ts';
import { runCli } from '../support/runCli.ts';

describe('policy-lens rules', () => {
  it('lists every rule with its severity', async () => {
    const { code, out } = await runCli('.', ['rules']);
    expect(code).toBe(0);
    expect(out.split('\n').map((line) => line.split(/ +/).slice(0, 2))).toEqual([
      ...allRules.map(({ id, defaultSeverity }) => [id, defaultSeverity]),
      [''],
    ]);
  });
});

describe('policy-lens explain-rule', () => {
  it.each(allRules)('tells about $id', async ({ id, summary, explanation, sources }) => {
    const { code, out } = await runCli('.', ['explain-rule', id]);
    expect(code).toBe(0);
    for (const part of [`${id}: ${summary}`, explanation, ...sources]) expect(out).toContain(part);
  });
});

it('--version prints the version of the package', async () => {
  expect(await runCli('.', ['--version'])).toEqual({ code: 0, out: `${version}\n`, error: '' });
});

it.each([[[]], [['check']], [['connections']], [['explain']], [['lsp']]])(
  '%j --help tells the options',
  async (words) => {
    const { code, out } = await runCli('.', [...words, '--help']);
    expect(code).toBe(0);
    expect(out).toContain('Usage: policy-lens');
  },
);
