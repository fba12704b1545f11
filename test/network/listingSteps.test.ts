import { expect, it } from 'vitest';
import { finish } from '../../server/src/base/steps.ts';
import { changeGroups } from '../../server/src/network/changes/changeGroups.ts';
import { prepareMatrix } from '../../server/src/network/classes/matrix.ts';
import { worldOf } from '../support/world.ts';

const [namespaces, workloads] = [20, 30];

/** How often the names of pods are asked for. */
let asked = 0;

function world() {
  const text = Array.from({ length: namespaces }, (_, namespace) =>
    Array.from(
      { length: workloads },
      (__, index) =>
        `---\napiVersion: v1\nkind: Pod\nmetadata: { name: p${index}, namespace: n${namespace}, labels: { app: a${index} } }\n`,
    ).join(''),
  ).join('');
  const built = worldOf(text);
  for (const pods of built.cluster.pods) {
    const { listedAs } = pods;
    Object.defineProperty(pods, 'listedAs', {
      get: () => {
        asked++;
        return listedAs;
      },
    });
  }
  return built;
}

it('the workloads of two worlds are listed one namespace a step', () => {
  const [before, after] = [world(), world()];
  finish(prepareMatrix(before));
  finish(prepareMatrix(after));
  const steps = changeGroups(before, after);
  let most = 0;
  asked = 0;
  for (;;) {
    const start = asked;
    const step = steps.next();
    most = Math.max(most, asked - start);
    if (step.done !== true) continue;
    expect(step.value.flatMap(({ ids }) => ids)).toHaveLength(namespaces * workloads);
    break;
  }
  expect(asked).toBeGreaterThanOrEqual(2 * namespaces * workloads);
  expect(most).toBeLessThanOrEqual(2 * workloads);
});
