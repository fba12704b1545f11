import { expect, it } from 'vitest';
import { finish } from '../../server/src/base/steps.ts';
import type { KubernetesObject } from '../../server/src/kubernetes/objects.ts';
import { isKubernetesObject } from '../../server/src/manifests/model.ts';
import { matrixOf, prepareMatrix } from '../../server/src/network/classes/matrix.ts';
import { buildWorld, closed, type World } from '../../server/src/network/world.ts';
import { manifestsIn } from '../support/world.ts';

const pod = (namespace: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web, namespace: ${namespace}, labels: {app: web}}\nspec: {containers: []}\n`;
const policy = (namespace: string, name: string) =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: ${name}, namespace: ${namespace}}\n` +
  'spec: {podSelector: {matchLabels: {app: web}}}\n';
const namespaces = Array.from({ length: 8 }, (_, index) => `n${index}`);

const read = (texts: readonly string[]): readonly KubernetesObject[] =>
  manifestsIn([{ uri: 'file:///a.yaml', text: texts.join('---\n') }])
    .map(({ model }) => model)
    .filter(isKubernetesObject);
const worldOf = (objects: readonly KubernetesObject[], previous?: World): World =>
  buildWorld(objects, { defaultNamespace: 'default', completeness: closed }, previous);
/** The names of the policies that limit each class. */
const limitsOf = (world: World) =>
  matrixOf(world).limits.ingress.map(({ policies }) => policies.map((applied) => applied.policy.name));

const pods = read(namespaces.map(pod));
const before = read(namespaces.map((namespace) => policy(namespace, 'old')));
const after = read(namespaces.map((namespace) => policy(namespace, 'new')));
const other = read(namespaces.map((namespace) => policy(namespace, 'other')));

it('reads the limits of a world one namespace a step', () => {
  const world = worldOf([...pods, ...before]);
  let steps = 0;
  for (const _ of prepareMatrix(world)) steps++;
  expect(steps).toBeGreaterThanOrEqual(namespaces.length);
  expect(limitsOf(world)).toEqual(namespaces.map(() => ['old']));
});

it('gives each world its own limits, whatever was prepared for another one and how far', () => {
  for (let done = 0; done <= namespaces.length + 1; done++) {
    const first = worldOf([...pods, ...before]);
    limitsOf(first);
    const second = worldOf([...pods, ...after], first);
    const steps = prepareMatrix(second);
    for (let step = 0; step < done; step++) steps.next();
    const third = [...pods, ...before.slice(4), ...other.slice(0, 4)];
    const mixed = namespaces.map((_, index) => [index < 4 ? 'other' : 'old']);
    expect(limitsOf(worldOf(third, first))).toEqual(mixed);
    finish(steps);
    expect(limitsOf(second)).toEqual(namespaces.map(() => ['new']));
    expect(limitsOf(first)).toEqual(namespaces.map(() => ['old']));
    expect(limitsOf(worldOf(third, second))).toEqual(mixed);
  }
});
