import { describe, expect, it } from 'vitest';
import { runCli } from '../support/runCli.ts';

const fixtures = 'test/cli/fixtures/dualStack';

const formats = [
  ['text', 'txt'],
  ['json', 'json.txt'],
  ['csv', 'csv'],
  ['markdown', 'md'],
  ['dot', 'dot'],
] as const;

/** Of which netpol-analyzer says nothing: it leaves IPv6 aside. */
describe('addresses of both families', () => {
  it.each(formats)('are listed as %s', async (format, ending) => {
    const { code, out, error } = await runCli(fixtures, ['connections', 'old', '--format', format]);
    expect({ code, error }).toEqual({ code: 0, error: '' });
    await expect(out).toMatchFileSnapshot(`golden/dualStack.${ending}`);
  });

  it.each(formats)('are compared as %s', async (format, ending) => {
    const { code, out, error } = await runCli(fixtures, ['diff', 'old', 'new', '--format', format]);
    expect({ code, error }).toEqual({ code: 0, error: '' });
    await expect(out).toMatchFileSnapshot(`golden/dualStackDiff.${ending}`);
  });

  it('are explained, cut where policies treat them differently', async () => {
    const questions = [
      ['--from', '2001:db8::/32', '--to', 'dual/edge', '--port', '8443'],
      ['--from', '::/0', '--to', 'dual/six'],
      ['--from', 'fe80::1', '--to', 'dual/edge', '--port', '9/UDP'],
      ['--from', 'dual/four', '--to', '::ffff:192.0.2.7', '--port', '80'],
      ['--from', 'dual/four', '--to', '2001:db8::1'],
      ['--from', 'dual/edge', '--to', '64:ff9b::c000:207', '--port', '443'],
    ];
    const answers = [];
    for (const words of questions) {
      const { out } = await runCli(fixtures, ['explain', 'old', ...words]);
      answers.push(`# ${words.join(' ')}\n${out}`);
    }
    await expect(answers.join('\n')).toMatchFileSnapshot('golden/dualStackExplained.txt');
  });
});
