import { describe, expect, it, vi } from 'vitest';
import type { Labels } from '../../server/src/kubernetes/labels.ts';
import type { KubernetesObject, Namespace, Workload } from '../../server/src/kubernetes/objects.ts';
import { isKubernetesObject } from '../../server/src/manifests/model.ts';
import { changesBetween } from '../../server/src/network/changes/changes.ts';
import { matrixOf } from '../../server/src/network/classes/matrix.ts';
import { rowOf } from '../../server/src/network/classes/rows.ts';
import { connections } from '../../server/src/network/connections.ts';
import type { KnownPods } from '../../server/src/network/endpoints.ts';
import { sideVerdict } from '../../server/src/network/reachability.ts';
import { nearestRule } from '../../server/src/network/shortfall.ts';
import { buildWorld, closed, type World } from '../../server/src/network/world.ts';
import { manifestsIn } from '../support/world.ts';

// Work is counted, not timed: an edit may ask for the labels of the pods that it touches, and of no others.

const namespaces = ['n0', 'n1', 'n2', 'n3', 'n4'];
const applications = ['a', 'b', 'c', 'd', 'e', 'f'];

const pod = (namespace: string, app: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata: { name: ${app}, namespace: ${namespace}, labels: { app: ${app}, tier: back } }\n`;
const policy = (namespace: string, name: string, app: string, peer: string) =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: ${name}, namespace: ${namespace} }\n` +
  `spec: { podSelector: { matchLabels: { app: ${app} } }, policyTypes: [Ingress, Egress], ` +
  `ingress: [{ from: [${peer}] }], egress: [{ to: [${peer}, { ipBlock: { cidr: 10.0.0.0/8 } }] }] }\n`;
const byTeam = (team: string, app: string) =>
  `{ namespaceSelector: { matchLabels: { team: ${team} } }, podSelector: { matchLabels: { app: ${app} } } }`;

const text = [
  ...namespaces.map(
    (name, index) =>
      `apiVersion: v1\nkind: Namespace\nmetadata: { name: ${name}, labels: { team: t${index % 2}, note: x } }\n`,
  ),
  ...namespaces.flatMap((namespace) => applications.map((app) => pod(namespace, app))),
  ...namespaces.flatMap((namespace, index) => [
    policy(namespace, 'one', 'a', byTeam(`t${index % 2}`, 'b')),
    policy(namespace, 'two', 'c', '{ podSelector: { matchLabels: { app: d } } }'),
  ]),
].join('---\n');

/** Whose labels were asked for, as `namespace/name`. */
const asked = new Set<string>();

class WatchedLabels extends Map<string, string> {
  readonly #owner: string;

  constructor(owner: string, labels: Iterable<readonly [string, string]>) {
    super(labels);
    this.#owner = owner;
  }

  override get(key: string): string | undefined {
    asked.add(this.#owner);
    return super.get(key);
  }

  override keys(): MapIterator<string> {
    asked.add(this.#owner);
    return super.keys();
  }

  override [Symbol.iterator](): MapIterator<[string, string]> {
    asked?.add(this.#owner);
    return super[Symbol.iterator]();
  }
}

const objects = manifestsIn([{ uri: 'file:///all.yaml', text }])
  .map(({ model }) => model)
  .filter(isKubernetesObject)
  .map((object) => (object.kind === 'Workload' ? watched(object) : object));

function watched(workload: Workload): Workload {
  const values = new WatchedLabels(`${workload.namespace}/${workload.name}`, workload.labels.values);
  return { ...workload, labels: { ...workload.labels, values } };
}

function world(list: readonly KubernetesObject[], previous?: World): World {
  return buildWorld(list, { defaultNamespace: 'default', completeness: closed }, previous);
}

function labelled(labels: Labels, key: string, value: string): Labels {
  return { ...labels, values: new Map(labels.values).set(key, value) };
}

type Edit = (list: readonly KubernetesObject[]) => readonly KubernetesObject[];

const relabel =
  (namespace: string, name: string, key: string, value: string): Edit =>
  (list) =>
    list.map((object) =>
      object.kind === 'Workload' && object.namespace === namespace && object.name === name
        ? watched({ ...object, labels: labelled(object.labels, key, value) })
        : object,
    );
const relabelNamespace =
  (name: string, key: string, value: string): Edit =>
  (list) =>
    list.map((object): KubernetesObject => {
      if (object.kind !== 'Namespace' || object.name !== name) return object;
      const edited: Namespace = { ...object, labels: labelled(object.labels, key, value) };
      return edited;
    });
const remove =
  (namespace: string, name: string): Edit =>
  (list) =>
    list.filter(
      (object) => !(object.kind === 'Workload' && object.namespace === namespace && object.name === name),
    );
const replacePolicy =
  (namespace: string, name: string, written: string): Edit =>
  (list) => {
    const [edited] = manifestsIn([{ uri: 'file:///edit.yaml', text: written }])
      .map(({ model }) => model)
      .filter(isKubernetesObject);
    return list.map((object) => {
      const isMeant =
        object.kind === 'NetworkPolicy' && object.namespace === namespace && object.name === name;
      return isMeant && edited ? edited : object;
    });
  };

const all = (namespace: string) => applications.map((app) => `${namespace}/${app}`);

/** Everything is known of the world before the edit. */
function settled(): World {
  const before = world(objects);
  connections(before);
  changesBetween(before, before);
  return before;
}

describe('an edit recomputes only the classes that it touches', () => {
  it.each<readonly [string, Edit, readonly string[], { readonly classes: number; readonly limits: number }]>([
    ['nothing', (list) => [...list], [], { classes: 0, limits: 0 }],
    [
      'a pod becomes another application',
      relabel('n1', 'f', 'app', 'g'),
      ['n1/f'],
      { classes: 1, limits: 0 },
    ],
    [
      'a pod becomes one that there is already',
      relabel('n1', 'f', 'app', 'b'),
      ['n1/f'],
      { classes: 0, limits: 0 },
    ],
    [
      'a label that no policy asks for',
      relabel('n1', 'f', 'tier', 'front'),
      ['n1/f'],
      { classes: 0, limits: 0 },
    ],
    ['a pod goes', remove('n3', 'b'), [], { classes: 0, limits: 0 }],
    [
      'a namespace changes its team',
      relabelNamespace('n2', 'team', 't1'),
      all('n2'),
      { classes: 6, limits: 0 },
    ],
    [
      'a policy selects other pods',
      replacePolicy('n4', 'one', policy('n4', 'one', 'e', byTeam('t0', 'b'))),
      // those that it selected and selects
      ['n4/a', 'n4/e'],
      { classes: 0, limits: 4 },
    ],
    [
      'a policy names other pods',
      replacePolicy('n4', 'two', policy('n4', 'two', 'c', '{ podSelector: { matchLabels: { app: f } } }')),
      ['n4/c', 'n4/f'],
      { classes: 0, limits: 2 },
    ],
  ])('%s', (_, edit, touched, counts) => {
    const before = settled();
    const list = edit(objects);
    asked.clear();
    const after = world(list, before);
    const [old, fresh] = [matrixOf(before), matrixOf(after)];
    changesBetween(before, after);
    expect([...asked].sort()).toEqual([...touched].sort());
    expect(fresh.basis).toBe(old.basis);
    expect(fresh.limits.ingress.length - old.limits.ingress.length).toBe(counts.classes);
    const renewed = (['ingress', 'egress'] as const).flatMap((direction) =>
      old.limits[direction].filter((limit, number) => limit !== fresh.limits[direction][number]),
    );
    expect(renewed).toHaveLength(counts.limits);
    // and the answers are those of a world that was built at once
    expect(connections(after)).toEqual(connections(world(list)));
  });

  it('and what was known of the others is only made longer', () => {
    const before = settled();
    const known = rowsOf(before);
    const count = known.length;
    const rows = rowsOf(world(relabel('n1', 'f', 'app', 'b2')(objects), before));
    expect(rows).toHaveLength(count + 1);
    expect(rows.slice(0, count).map((row) => row.slice(0, count))).toEqual(known);
    expect(rows.every((row) => row.length === count + 1)).toBe(true);
  });

  it('and the rules of limits that it leaves alone are not read again', () => {
    const edit = (peer: string) =>
      replacePolicy(
        'n4',
        'two',
        policy('n4', 'two', 'b', `{ podSelector: { matchLabels: { app: ${peer} } } }`),
      );
    const before = world(objects);
    // a policy of its own limits it, and names those that are selected
    const list = edit('a')(objects);
    const between = world(list, before);
    changesBetween(before, between);
    const after = world(edit('e')(list), between);
    const read = vi.spyOn(matrixOf(after).basis.terms, 'of');
    changesBetween(between, after);
    const names = new Set(read.mock.calls.map(([{ namespace, name }]) => `${namespace}/${name}`));
    read.mockRestore();
    expect([...names]).toEqual(['n4/two']);
  });

  it('a label that is written and taken back costs nothing the second time', () => {
    const before = settled();
    const there = relabel('n1', 'f', 'app', 'g')(objects);
    const edited = world(there, before);
    matrixOf(edited);
    const back = world(objects, edited);
    const again = world(there, back);
    expect(matrixOf(again).limits.ingress).toHaveLength(matrixOf(edited).limits.ingress.length);
    expect(connections(back)).toEqual(connections(before));
    expect(connections(again)).toEqual(connections(edited));
  });
});

it('classes that lost their pods are not kept for ever', () => {
  let last = settled();
  let most = 0;
  for (let edit = 0; edit < 1200; edit++) {
    const list = relabel('n1', 'f', 'app', `f${edit}`)(objects);
    last = world(list, last);
    most = Math.max(most, matrixOf(last).limits.ingress.length);
    if (edit % 300 === 299) expect(connections(last)).toEqual(connections(world(list)));
  }
  expect(most).toBeLessThan(1100);
});

it('what was found out about pods explains those that replace them', () => {
  const nearest = (of: World) => {
    const [limited, other] = [podsOf(of, 'n1', 'a'), podsOf(of, 'n1', 'd')];
    const side = sideVerdict(of, limited, 'ingress', other);
    return nearestRule(of, side, other);
  };
  const before = settled();
  expect(nearest(before)).toBeDefined();
  const edited = relabel('n1', 'a', 'tier', 'front')(objects);
  expect(nearest(world(edited, before))).toEqual(nearest(world(edited)));
});

function podsOf(of: World, namespace: string, name: string): KnownPods {
  const found = of.cluster.pods.find(
    ({ workload }) => workload.namespace === namespace && workload.name === name,
  );
  if (found === undefined) throw new Error(`${namespace}/${name} is not in the world`);
  return found;
}

it('a world with many more pods than before is read at once', () => {
  const [first] = objects.filter(({ kind }) => kind === 'Workload');
  const few = objects.filter((object) => object.kind !== 'Workload' || object === first);
  const before = world(few);
  const { basis } = matrixOf(before);
  const after = world(objects, before);
  expect(matrixOf(after).basis).not.toBe(basis);
  expect(connections(after)).toEqual(connections(world(objects)));
});

/** What each class lets in from each class. */
function rowsOf(of: World): readonly (readonly number[])[] {
  const { limits, basis } = matrixOf(of);
  return limits.ingress.map((limit) => [...rowOf(basis, limit).surely]);
}
