import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { describeShared } from '../../support/shared.ts';
import { runCli } from '../support/runCli.ts';

const lines = (text: string) => text.split('\n').filter(Boolean).sort();

describeShared('differences as netpol-analyzer lists them', 'cases/diff', (folder) => {
  const cases = readdirSync(folder).filter((name) => statSync(join(folder, name)).isDirectory());

  it('has cases', () => expect(cases.length).toBeGreaterThanOrEqual(9));

  it.each(cases)(
    '%s',
    async (name) => {
      const { out, code } = await runCli(join(folder, name), ['diff', 'old', 'new', '--config', 'none']);
      expect(code).toBe(0);
      expect(lines(out)).toEqual(lines(readFileSync(join(folder, name, 'expected.txt'), 'utf8')));
    },
    60_000,
  );
});
