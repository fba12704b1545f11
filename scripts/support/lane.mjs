import { seconds } from './progress.mjs';
import { MissingPackage, Stop } from './stop.mjs';

/**
 * @typedef {{ passed: number, failed: number }} Counts
 *
 * @typedef {object} Lane a part of the tests that can be run alone
 * @property {string} name for `--only`
 * @property {string} what it does, for the person who waits
 * @property {boolean} quick whether it belongs to `npm run test:quick`
 * @property {string[]} [after] lanes that make what this one uses; they run too where this one is asked for alone
 * @property {() => Promise<Counts>} run throws MissingPackage where the system lacks something
 *
 * @typedef {Counts & { lane: Lane, time: string, skipped?: string }} LaneResult
 */

/**
 * Runs one lane after the other. A lane that uses what a failed one should have made has failed too, without being run.
 * @param {readonly Lane[]} lanes
 */
export async function runLanes(lanes) {
  /** @type {LaneResult[]} */
  const results = [];
  for (const [index, lane] of lanes.entries()) {
    console.log(`\n[${index + 1}/${lanes.length}] ${lane.name}: ${lane.what}`);
    const broken = results.find((result) => result.failed > 0 && lane.after?.includes(result.lane.name));
    if (broken) console.log(`      not run, because ${broken.lane.name} failed`);
    results.push(broken ? { passed: 0, failed: 1, lane, time: '0.0 s' } : await runLane(lane));
  }
  return results;
}

/**
 * Runs one lane. A lane that throws has failed; one whose system package is missing is skipped, which counts as a
 * failure under CI.
 * @param {Lane} lane
 * @returns {Promise<LaneResult>}
 */
export async function runLane(lane) {
  const started = Date.now();
  /** @param {Counts & { skipped?: string }} counts */
  const result = (counts) => ({ ...counts, lane, time: seconds(started) });
  try {
    const counts = await lane.run();
    console.log(`      ${counts.passed} passed, ${counts.failed} failed (${seconds(started)})`);
    return result(counts);
  } catch (error) {
    if (error instanceof MissingPackage) {
      console.log(`      skipped: ${error.message}`);
      return result({ passed: 0, failed: process.env['CI'] ? 1 : 0, skipped: error.message });
    }
    console.error(error instanceof Stop ? error.message : error);
    return result({ passed: 0, failed: 1 });
  }
}

/**
 * Prints what came out, failures with the way to repeat them, and last the sum.
 * @param {readonly LaneResult[]} results
 * @returns {number} the exit code
 */
export function summarise(results) {
  console.log('\nlane          passed  failed      time');
  for (const { lane, passed, failed, time, skipped } of results) {
    const row = `${lane.name.padEnd(12)}${String(passed).padStart(8)}${String(failed).padStart(8)}${time.padStart(10)}`;
    console.log(skipped === undefined ? row : `${row}  skipped: ${skipped}`);
  }
  for (const { lane, failed } of results) {
    if (failed > 0) console.log(`\nFailed: ${lane.name}. Run it alone with: npm test -- --only ${lane.name}`);
  }
  const sum = (/** @type {'passed' | 'failed'} */ key) =>
    results.reduce((total, result) => total + result[key], 0);
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
  return sum('failed') === 0 && sum('passed') > 0 ? 0 : 1;
}

/**
 * Runs checks one after the other that have no more to say than good or bad.
 * @param {readonly { name: string, check: () => Promise<boolean> }[]} checks
 * @returns {Promise<Counts>}
 */
export async function countChecks(checks) {
  let failed = 0;
  for (const { name, check } of checks) {
    const good = await check();
    if (!good) failed += 1;
    console.log(`      ${good ? 'ok' : 'FAILED'}: ${name}`);
  }
  return { passed: checks.length - failed, failed };
}
