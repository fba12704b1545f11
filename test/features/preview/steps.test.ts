import { expect, it } from 'vitest';
import { noPlaces } from '../../../server/src/features/preview/links.ts';
import { previewModel } from '../../../server/src/features/preview/previewModel.ts';
import { isKubernetesObject } from '../../../server/src/manifests/model.ts';
import { buildWorld, closed } from '../../../server/src/network/world.ts';
import { viewOf } from '../../support/caseWorld.ts';
import { manifestsIn } from '../../support/world.ts';

const pod = (name: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, labels: {app: ${name}}}\nspec: {containers: []}\n`;
const policy = (name: string) =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: ${name}}\n` +
  `spec: {podSelector: {matchLabels: {app: ${name}}}, policyTypes: [Egress], egress: []}\n`;

it('a picture of many rows is made a few rows a step, so that it can be made in slices of time', () => {
  const names = Array.from({ length: 300 }, (_, index) => `app-${index}`);
  const text = [pod('web'), ...names.map(pod), ...names.map(policy)].join('---\n');
  const objects = manifestsIn([{ uri: 'file:///a.yaml', text }])
    .map(({ model }) => model)
    .filter(isKubernetesObject);
  const world = buildWorld(objects, { defaultNamespace: 'default', completeness: closed });
  const [web] = world.clusterInput.workloads;
  if (web === undefined) throw new Error('There is no subject.');
  let links = 0;
  const place = {
    text: 'a.yaml:1',
    uri: 'file:///a.yaml',
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
  };
  const link = () => {
    links++;
    return place;
  };
  const steps = previewModel(viewOf(world), { kind: 'workload', workload: web }, { ...noPlaces, link });
  let most = 0;
  for (;;) {
    const before = links;
    const step = steps.next();
    most = Math.max(most, links - before);
    if (step.done !== true) continue;
    const rows = step.value?.lanes.flatMap(({ groups }) => groups.flatMap((group) => group.rows));
    expect(rows?.length).toBeGreaterThanOrEqual(300);
    break;
  }
  expect(links).toBeGreaterThan(600);
  // The last row lists up to a hundred members.
  expect(most).toBeLessThan(110);
});
