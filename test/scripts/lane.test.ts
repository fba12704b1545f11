import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { countChecks, type Lane, runLane, runLanes, summarise } from '../../scripts/support/lane.mjs';
import { MissingPackage, Stop } from '../../scripts/support/stop.mjs';

const lane = (run: Lane['run']): Lane => ({ name: 'sample', what: 'a sample', quick: true, run });
const missing = lane(() => Promise.reject(new MissingPackage('Chromium', 'apt-get install chromium')));

describe('a lane', () => {
  let printed: string[];
  beforeEach(() => {
    printed = [];
    const print = (...words: unknown[]): void => void printed.push(words.join(' '));
    vi.spyOn(console, 'log').mockImplementation(print);
    vi.spyOn(console, 'error').mockImplementation(print);
  });
  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
  });

  it('passes on its counts', async () => {
    expect(await runLane(lane(async () => ({ passed: 3, failed: 1 })))).toMatchObject({
      passed: 3,
      failed: 1,
    });
  });

  it('that throws has failed', async () => {
    expect(await runLane(lane(() => Promise.reject(new Stop('No report.'))))).toMatchObject({
      passed: 0,
      failed: 1,
    });
    expect(printed).toContain('No report.');
  });

  it('without its system package is skipped with its reason', async () => {
    vi.stubEnv('CI', undefined);
    const skipped = 'Chromium is missing: apt-get install chromium';
    expect(await runLane(missing)).toMatchObject({ passed: 0, failed: 0, skipped });
  });

  it('without its system package fails under CI', async () => {
    vi.stubEnv('CI', 'true');
    expect(await runLane(missing)).toMatchObject({ passed: 0, failed: 1 });
  });

  it('does not run where one that it builds on has failed', async () => {
    const first = lane(async () => ({ passed: 0, failed: 1 }));
    const run = vi.fn();
    const results = await runLanes([first, { ...lane(run), after: ['sample'] }]);
    expect(results.map(({ passed, failed }) => ({ passed, failed }))).toEqual([
      { passed: 0, failed: 1 },
      { passed: 0, failed: 1 },
    ]);
    expect(run).not.toHaveBeenCalled();
  });

  it('of checks counts each of them', async () => {
    const checks = [true, false, true].map((good) => ({ name: `${good}`, check: async () => good }));
    expect(await countChecks(checks)).toEqual({ passed: 2, failed: 1 });
  });

  it.each([
    [{ passed: 5, failed: 0 }, 0, '\n5 passed, 0 failed'],
    [{ passed: 5, failed: 2 }, 1, '\n5 passed, 2 failed'],
    [{ passed: 0, failed: 0 }, 1, '\n0 passed, 0 failed'],
  ])('is summed up with %o', (counts, exitCode, lastLine) => {
    expect(summarise([{ ...counts, lane: missing, time: '1.0 s' }])).toBe(exitCode);
    expect(printed.at(-1)).toBe(lastLine);
  });

  it('that failed says how to run it alone', () => {
    summarise([{ passed: 1, failed: 1, lane: missing, time: '1.0 s' }]);
    expect(printed.join('\n')).toContain('npm test -- --only sample');
  });
});
