import { describe, expect, it } from 'vitest';
import type { KubernetesObject, Namespace, Workload } from '../../server/src/kubernetes/objects.ts';
import { isKubernetesObject } from '../../server/src/manifests/model.ts';
import { changesBetween } from '../../server/src/network/changes/changes.ts';
import { differenceRows } from '../../server/src/network/changes/differenceRows.ts';
import { connections } from '../../server/src/network/connections.ts';
import { buildWorld, closed, type World } from '../../server/src/network/world.ts';
import { manifestsIn } from '../support/world.ts';

const names = ['a', 'b', 'c', 'd'];
const text = [
  'apiVersion: v1\nkind: Namespace\nmetadata: { name: shop, labels: { team: x } }\n',
  ...names.map(
    (name) =>
      `apiVersion: v1\nkind: Pod\nmetadata: { name: ${name}, namespace: shop, labels: { app: ${name} } }\n`,
  ),
  ...names.map(
    (name) =>
      `apiVersion: v1\nkind: Pod\nmetadata: { name: ${name}, namespace: bank, labels: { app: ${name} } }\n`,
  ),
  `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: a, namespace: shop }
spec: { podSelector: { matchLabels: { app: a } }, ingress: [{ from: [{ podSelector: { matchLabels: { app: b } } }, { ipBlock: { cidr: 10.0.0.0/8 } }] }] }
`,
  `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: a, namespace: bank }
spec: { podSelector: { matchLabels: { app: a } }, ingress: [{ from: [{ namespaceSelector: { matchLabels: { team: x } } }] }] }
`,
].join('---\n');

const objects = manifestsIn([{ uri: 'file:///all.yaml', text }])
  .map(({ model }) => model)
  .filter(isKubernetesObject);

function world(list: readonly KubernetesObject[], previous?: World): World {
  return buildWorld(list, { defaultNamespace: 'default', completeness: closed }, previous);
}

function relabelled(
  kind: 'Workload' | 'Namespace',
  name: string,
  key: string,
  value: string,
): readonly KubernetesObject[] {
  return objects.map((object) => {
    const isMeant =
      object.kind === kind && object.name === name && !('namespace' in object && object.namespace === 'bank');
    if (!isMeant) return object;
    const { labels } = object as Workload | Namespace;
    return {
      ...object,
      labels: { ...labels, values: new Map(labels.values).set(key, value) },
    } as KubernetesObject;
  });
}

const otherPeer = objects.map((object) => {
  if (object.kind !== 'NetworkPolicy' || object.namespace !== 'bank') return object;
  return { ...object, ingress: [] };
});

describe('what changes between worlds that share most of their objects is what changes between strangers', () => {
  it.each<readonly [string, readonly KubernetesObject[], number]>([
    ['nothing', [...objects], 0],
    ['a pod becomes what a rule names', relabelled('Workload', 'c', 'app', 'b'), 1],
    ['a pod is no longer limited', relabelled('Workload', 'a', 'app', 'z'), 8],
    ['a label that nothing asks for', relabelled('Workload', 'c', 'zone', 'b'), 0],
    ['a namespace is no longer named', relabelled('Namespace', 'shop', 'team', 'y'), 4],
    [
      'a pod goes',
      objects.filter(
        (object) => !(object.kind === 'Workload' && object.name === 'd' && object.namespace === 'shop'),
      ),
      15,
    ],
    [
      'a policy changes beside a pod',
      [...otherPeer.filter((object) => object.kind !== 'Workload' || object.name !== 'd')],
      30,
    ],
  ])('%s', (_, edited, count) => {
    const before = world(objects);
    const shared = differenceRows(before, world(edited, before));
    const strangers = differenceRows(world(structuredClone(objects)), world(structuredClone(edited)));
    expect(shared).toEqual(strangers);
    expect(shared).toHaveLength(count);
  });

  it('and only what differs is looked at', () => {
    const before = world(objects);
    const changes = changesBetween(before, world(relabelled('Workload', 'c', 'app', 'b'), before));
    expect(changes).toHaveLength(1);
  });
});

describe('a world after one with other settings', () => {
  // A policy that names no namespace lies where the environment says, and is the same object in each of these worlds.
  const homeless = manifestsIn([
    {
      uri: 'file:///homeless.yaml',
      text: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: b }
spec: { podSelector: { matchLabels: { app: b } }, ingress: [{ from: [{ podSelector: { matchLabels: { app: c } } }] }] }
`,
    },
  ])
    .map(({ model }) => model)
    .filter(isKubernetesObject);
  const all = [...objects, ...homeless];
  const some = ['all', new Set(['shop']), new Set<string>()] as const;
  const settings = ['shop', 'bank', 'default'].flatMap((defaultNamespace) =>
    some.flatMap((workloads) =>
      some.flatMap((policies) =>
        [true, false].map((namespaces) => ({
          defaultNamespace,
          completeness: { workloads, policies, namespaces },
        })),
      ),
    ),
  );

  it('tells what it would without it', () => {
    let previous: World | undefined;
    // Seventeen has no divisor in common with the number of settings: each comes after each kind of other one.
    for (let step = 0; step < 2 * settings.length; step++) {
      const chosen = settings[(step * 17) % settings.length];
      if (chosen === undefined) throw new Error('there are no settings');
      previous = buildWorld(all, chosen, previous);
      expect(connections(previous)).toEqual(connections(buildWorld(all, chosen)));
    }
  });
});
