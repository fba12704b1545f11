import { expect, it } from 'vitest';
import { compareInSteps } from '../../server/src/network/changes/differenceRows.ts';
import { worldOf } from '../support/world.ts';

const count = 240;

function shop(tier: string): string {
  return Array.from(
    { length: count },
    (_, index) =>
      `---\napiVersion: v1\nkind: Pod\nmetadata: { name: p${index}, namespace: shop, labels: { app: a${index}, tier: ${tier} } }\n` +
      `---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: n${index}, namespace: shop }\n` +
      `spec: { podSelector: { matchLabels: { app: a${index} } }, ingress: [{ from: [{ podSelector: { matchLabels: { tier: old } } }] }] }\n`,
  ).join('');
}

it('two worlds are compared a few pairs a step, so that other work may go in between', () => {
  const steps = compareInSteps(worldOf(shop('old')), worldOf(shop('new')));
  let made = 0;
  let step = steps.next();
  for (; step.done !== true; step = steps.next()) made++;
  expect(step.value.changes).toHaveLength(count);
  // each workload is compared with each other one
  expect(made).toBeGreaterThan((count * count) / 32);
});
