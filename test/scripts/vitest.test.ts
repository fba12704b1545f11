import { afterEach, expect, it, vi } from 'vitest';
import { counts } from '../../scripts/support/vitest.mjs';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

const none = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, testResults: [] };
const passed = { ...none, numPassedTests: 7 };
const unloadable = { status: 'failed', assertionResults: [] };
const withFailure = { status: 'failed', assertionResults: [{ status: 'failed' }] };

it.each([
  ['all good', passed, 0, 0],
  ['two failed', { ...passed, numFailedTests: 2, testResults: [withFailure] }, 1, 2],
  ['a file that does not load', { ...passed, testResults: [unloadable] }, 1, 1],
  ['an error outside of tests', passed, 1, 1],
  ['no test at all', none, 0, 1],
])('%s', (_name, report, code, failed) => {
  expect(counts(report, code)).toEqual({ passed: report.numPassedTests, failed });
});

it.each([
  ['true', 3],
  [undefined, 0],
])('skipped tests with CI=%s', (ci, failed) => {
  vi.stubEnv('CI', ci);
  vi.spyOn(console, 'log').mockImplementation(() => {});
  expect(counts({ ...passed, numPendingTests: 3 }, 0)).toEqual({ passed: 7, failed });
});
