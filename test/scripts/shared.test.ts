import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { inRoot } from '../../scripts/support/checkout.mjs';
import { type RunResult, runNode } from '../../scripts/support/run.mjs';

/** A clone has no reference cases beside it; its tests must not fail for that, and CI must not pass without them. */
describe('tests that need reference cases which are absent', () => {
  const folder = mkdtempSync(join(tmpdir(), 'absent-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const support = JSON.stringify(inRoot('test/support/shared.ts'));
  writeFileSync(
    join(folder, 'sample.test.ts'),
    `import { describeShared } from ${support};
    describeShared('a sample', 'cases/that-nobody-has', () => { throw new Error('the body was called'); });`,
  );
  const attempt = (CI: string | undefined): Promise<RunResult> =>
    runNode(inRoot('node_modules/vitest/vitest.mjs'), ['run', '--root', folder, '--no-color'], {
      env: { CI },
      output: 'keep',
    });

  it('are skipped with a line that says so', async () => {
    const { code, output } = await attempt(undefined);
    expect(output).toContain('skipped: a sample needs ../shared/cases/that-nobody-has');
    expect(output).toMatch(/Tests +1 skipped/);
    expect(code).toBe(0);
  });

  it('fail under CI', async () => {
    const { code, output } = await attempt('true');
    expect(output).toContain('The reference cases are missing: ../shared/cases/that-nobody-has');
    expect(code).toBe(1);
  });
});
