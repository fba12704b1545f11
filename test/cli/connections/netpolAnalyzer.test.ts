import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { describeShared } from '../../support/shared.ts';
import { runCli } from '../support/runCli.ts';

for (const group of ['cases/connectivity', 'cases/connectivity-ingress']) {
  describeShared(`policy-lens connections equals netpol-analyzer on ${group}`, group, (folder) => {
    const cases = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'expected.txt')));

    it('has cases', () => expect(cases.length).toBeGreaterThanOrEqual(4));

    it.each(cases)('%s', async (name) => {
      const outcome = await runCli(join(folder, name), ['connections', 'manifests']);
      expect(outcome.code).toBe(0);
      expect(lines(outcome.out)).toEqual(lines(readFileSync(join(folder, name, 'expected.txt'), 'utf8')));
    });
  });
}

function lines(text: string): readonly string[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .sort();
}
