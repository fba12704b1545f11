// Runs the tests, lane by lane.
// Usage: npm test [-- [--quick] [--only LANE[,LANE]] [--no-install]]
import './support/require-node.cjs';
import { lanes } from './lanes/index.mjs';
import { installDependencies } from './support/install.mjs';
import { runLanes, summarise } from './support/lane.mjs';
import { readOptions } from './support/options.mjs';
import { main, Stop } from './support/stop.mjs';

const usage = 'npm test [-- [--quick] [--only LANE[,LANE]] [--no-install]]';

main(async () => {
  const values = readOptions(usage, {
    options: { quick: { type: 'boolean' }, only: { type: 'string' }, 'no-install': { type: 'boolean' } },
  });
  const chosen = choose(values.quick ?? false, values.only?.split(','));
  if (!values['no-install']) await installDependencies();
  return summarise(await runLanes(chosen));
});

/**
 * @param {boolean} quick
 * @param {string[] | undefined} only
 */
function choose(quick, only) {
  if (only === undefined) return quick ? lanes.filter((lane) => lane.quick) : lanes;
  const wanted = new Set(only.flatMap(withWhatItNeeds));
  return lanes.filter((lane) => wanted.has(lane.name));
}

/**
 * @param {string} name
 * @returns {string[]}
 */
function withWhatItNeeds(name) {
  const lane = lanes.find((one) => one.name === name);
  if (!lane) {
    throw new Stop(
      `There is no lane "${name}".`,
      `The lanes are ${lanes.map((one) => one.name).join(', ')}.`,
    );
  }
  return [...(lane.after ?? []).flatMap(withWhatItNeeds), name];
}
