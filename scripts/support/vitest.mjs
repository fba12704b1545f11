import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot, resultsFolder } from './checkout.mjs';
import { runNode } from './run.mjs';
import { Stop } from './stop.mjs';

/**
 * Runs one of the vitest projects of a configuration and counts its tests.
 * @param {string} project
 * @param {{ config?: string, env?: Record<string, string>, minutes?: number }} [options]
 * @returns {Promise<import('./lane.mjs').Counts>}
 */
export async function runVitest(project, { config = 'vitest.config.ts', env = {}, minutes = 15 } = {}) {
  mkdirSync(resultsFolder, { recursive: true });
  const report = join(resultsFolder, `${project}.json`);
  rmSync(report, { force: true });
  const { code } = await runNode(
    inRoot('node_modules/vitest/vitest.mjs'),
    [
      'run',
      '--config',
      config,
      '--project',
      project,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    { env, minutes },
  );
  if (!existsSync(report)) throw new Stop(`vitest left no report (exit code ${code}).`);
  return counts(JSON.parse(readFileSync(report, 'utf8')), code);
}

/**
 * A file that fails to load has no tests to count, and an error outside of any test fails the run alone: both are
 * failures. A run without a test has proved nothing and is one too; under CI so is a test that was skipped.
 * @param {{ numPassedTests: number, numFailedTests: number, numPendingTests: number,
 *   testResults: { status: string, assertionResults: { status: string }[] }[] }} report
 * @param {number} code
 */
export function counts(
  { numPassedTests: passed, numFailedTests, numPendingTests: skipped, testResults },
  code,
) {
  const broken = testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  ).length;
  if (skipped > 0) console.log(`      ${skipped} skipped; the lines above say why`);
  const failed = numFailedTests + broken + (process.env['CI'] ? skipped : 0);
  return { passed, failed: failed === 0 && (code !== 0 || passed === 0) ? 1 : failed };
}
