import { expect, it } from 'vitest';
import { compareInSteps } from '../../server/src/network/changes/differenceRows.ts';
import { matrixOf } from '../../server/src/network/classes/matrix.ts';
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

it('whom policies name is found out one policy a step', () => {
  const peers = 3;
  const policiesOfEach = 40;
  const world = (port: number) => {
    const pods = ['web', 'db'].map(
      (name) =>
        `---\napiVersion: v1\nkind: Pod\nmetadata: { name: ${name}, namespace: shop, labels: { app: ${name} } }\n`,
    );
    // each with peers of its own, which nobody has asked about
    const policy = (name: string) =>
      `---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: ${name}, namespace: shop }\n` +
      `spec: { podSelector: { matchLabels: { app: web } }, policyTypes: [Egress], egress: [{ to: [${Array.from({ length: peers }, (_, peer) => `{ podSelector: { matchExpressions: [{ key: app, operator: NotIn, values: [${name}-${peer}] }] } }`).join()}] }] }\n`;
    const policies = Array.from({ length: policiesOfEach }, (_, index) => policy(`out-${index}`));
    const changed =
      '---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: changed, namespace: shop }\n' +
      `spec: { podSelector: { matchLabels: { app: db } }, ingress: [{ ports: [{ port: ${port} }] }] }\n`;
    return worldOf([...pods, ...policies, changed].join(''));
  };
  const [before, after] = [world(1), world(2)];
  const steps = compareInSteps(before, after);
  let most = 0;
  let known = 0;
  for (let step = steps.next(); step.done !== true; step = steps.next()) {
    const now = matrixOf(before).basis.terms.size + matrixOf(after).basis.terms.size;
    most = Math.max(most, now - known);
    known = now;
  }
  expect(known).toBeGreaterThan(policiesOfEach * peers);
  expect(most).toBeLessThanOrEqual(peers);
});
