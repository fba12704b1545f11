import { expect, it } from 'vitest';
import { finish } from '../../../server/src/base/steps.ts';
import { previewAt } from '../../../server/src/features/preview/previewAt.ts';
import type { KubernetesVersion } from '../../../server/src/kubernetes/version.ts';
import type { PreviewModel, PreviewRow } from '../../../server/src/protocol/preview.ts';
import type { Workbench } from '../../../server/src/rules/workbench.ts';
import { defaultSettings } from '../../../server/src/workspace/settings.ts';
import { root, workbenchOf } from '../../support/workbench.ts';

type Texts = Readonly<Record<string, string>>;

const namespaces = (team: string) => `apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {team: ${team}}}
---
apiVersion: v1
kind: Namespace
metadata: {name: bank, labels: {team: money}}
`;
const pod = (name: string, namespace: string, port = 80, portName = 'http') => `apiVersion: v1
kind: Pod
metadata: {name: ${name}, namespace: ${namespace}, labels: {app: ${name}}}
spec: {containers: [{name: one, image: one, ports: [{name: ${portName}, containerPort: ${port}}]}]}
---
`;
const policy = (
  name: string,
  port: string,
  app = 'cart',
  rule = 'team: shopping',
) => `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: ${name}, namespace: shop}
spec:
  podSelector: {matchLabels: {app: ${app}}}
  policyTypes: [Ingress, Egress]
  ingress: [{from: [{namespaceSelector: {matchLabels: {${rule}}}}], ports: [{port: ${port}}]}]
  egress: [{to: [{podSelector: {}}], ports: [{port: ${port}}]}]
`;
const files: Texts = {
  'namespaces.yaml': namespaces('shopping'),
  'pods.yaml': ['cart', 'store', 'web'].map((name) => pod(name, 'shop')).join('') + pod('till', 'bank'),
  'limits.yaml': policy('limits', '80'),
  'others.yaml': policy('others', '80', 'web'),
};

const open = (texts: Texts, before?: Workbench) =>
  workbenchOf(new Map(Object.entries(texts)), undefined, before);

function picture(workbench: Workbench, file = 'limits.yaml', line = 2): PreviewModel {
  const focus = { uri: `${root}/${file}`, position: { line, character: 0 } };
  const answer = finish(previewAt(workbench, focus, undefined, 'object'));
  if (answer.kind !== 'whole') throw new Error(answer.message);
  return answer.model;
}

const rowsOf = (model: PreviewModel): ReadonlyMap<string, PreviewRow> =>
  new Map(
    model.lanes.flatMap(({ groups }) => groups.flatMap(({ rows }) => rows.map((row) => [row.id, row]))),
  );

it('rows are the same objects as before where an edit changes nothing of them', () => {
  const first = open(files);
  const before = rowsOf(picture(first));
  const others = open({ ...files, 'others.yaml': policy('others', '8080', 'web') }, first);
  const after = rowsOf(picture(others));
  const kept = [...after].filter(([id, row]) => before.get(id) === row).map(([id]) => id);
  const changed = [...after].filter(([id, row]) => before.get(id) !== row).map(([id]) => id);
  expect(kept.length).toBeGreaterThan(1);
  expect(changed.every((id) => id.includes('web'))).toBe(true);
  expect(changed.length).toBeGreaterThan(0);
});

const edits: readonly (readonly [string, Texts])[] = [
  ['its port', { 'limits.yaml': policy('limits', '8080') }],
  ['its port is one that it has a name for', { 'limits.yaml': policy('limits', 'http') }],
  ['a line above it', { 'limits.yaml': `# limits\n${policy('limits', '80')}` }],
  ['a line above the other one', { 'others.yaml': `# others\n${policy('others', '80', 'web')}` }],
  ['a line above the pods', { 'pods.yaml': `# pods\n${files['pods.yaml']}` }],
  ['whom it selects', { 'limits.yaml': policy('limits', '80', 'store') }],
  ['the labels of a namespace', { 'namespaces.yaml': namespaces('bidding') }],
  ['what it wants of namespaces', { 'limits.yaml': policy('limits', '80', 'cart', 'team: money') }],
  ['what the API server refuses', { 'others.yaml': policy('others', '99999', 'web') }],
  ['what the API server refuses of it', { 'limits.yaml': policy('limits', '80', 'cart', '-team: money') }],
  [
    'the ports of the pods',
    { 'pods.yaml': ['cart', 'store', 'web'].map((name) => pod(name, 'shop', 80, 'www')).join('') },
  ],
  ['another policy of its name', { 'twin.yaml': policy('limits', '443') }],
  ['the other policy has gone', { 'others.yaml': '# nothing\n' }],
  ['the plugin', { '.policy-lens.yaml': 'environments:\n  - paths: ["**"]\n    networkPlugin: cilium\n' }],
  ['who else there is', { 'pods.yaml': `${files['pods.yaml']}${pod('store-2', 'shop')}` }],
];

it.each(edits)('an edit of %s tells what a cold start tells, and so does its undoing', (_, edit) => {
  for (const file of ['limits.yaml', 'others.yaml']) {
    const first = open(files);
    picture(first, file);
    const edited = open({ ...files, ...edit }, first);
    if (!edit[file]?.startsWith('# nothing'))
      expect(picture(edited, file)).toEqual(picture(open({ ...files, ...edit }), file));
    expect(picture(open(files, edited), file)).toEqual(picture(open(files), file));
  }
});

it('what a plugin differs in is told as soon as it is the one', () => {
  const texts = { ...files, 'limits.yaml': policy('limits', 'http') };
  const first = open(texts);
  picture(first);
  const on = (before?: Workbench) =>
    workbenchOf(new Map(Object.entries(texts)), { ...defaultSettings, networkPlugin: 'aws-vpc-cni' }, before);
  expect(picture(on(first))).toEqual(picture(on()));
  expect(rowsOf(picture(on(first)))).not.toEqual(rowsOf(picture(first)));
});

it('what the API server refuses is told as soon as a version is the target that refuses it', () => {
  const peers = 'from: [{namespaceSelector: {}}, {ipBlock: {cidr: 10.0.0.5/8}}], ports: [{port: 80}]';
  const texts = {
    ...files,
    'limits.yaml': policy('limits', '80').replace(/from: .*\}\]\}\]$/m, `${peers}}]`),
  };
  const on = (kubernetesVersion: KubernetesVersion, before?: Workbench) =>
    workbenchOf(new Map(Object.entries(texts)), { ...defaultSettings, kubernetesVersion }, before);
  const [first, refused] = [on('1.35'), on('1.36')];
  expect(rowsOf(picture(refused))).not.toEqual(rowsOf(picture(first)));
  expect(picture(on('1.36', first))).toEqual(picture(on('1.36')));
});

it('the rows of two Services tell the ports that their own pods listen on, also where policies treat all alike', () => {
  const labelled = (name: string, service: string, port: number) => `apiVersion: v1
kind: Pod
metadata: {name: ${name}, namespace: shop, labels: {app: cart${service}}}
spec: {containers: [{name: one, image: one, ports: [{containerPort: ${port}}]}]}
---
`;
  const service = (name: string) => `apiVersion: v1
kind: Service
metadata: {name: ${name}, namespace: shop}
spec: {selector: {${name}: here}, ports: [{port: 80}]}
---
`;
  const texts = {
    'namespaces.yaml': namespaces('shopping'),
    'pods.yaml': [
      labelled('both', ', one: here, two: here', 80),
      labelled('first', ', one: here', 8080),
      labelled('second', ', two: here', 9090),
      pod('web', 'shop'),
    ].join(''),
    'limits.yaml': policy('limits', '80'),
    'others.yaml': policy('others', '80}, {port: 8080', 'web'),
    'services.yaml': service('one') + service('two'),
  };
  const workbench = open(texts);
  const chipsOf = (model: PreviewModel) => rowsOf(model).get('ingress/shop/shop/web[Pod]')?.chips;
  expect(chipsOf(picture(workbench, 'services.yaml', 2))).toContainEqual({ verdict: 'denied', text: '8080' });
  expect(picture(workbench, 'services.yaml', 7)).toEqual(picture(open(texts), 'services.yaml', 7));
});

/** What each row says, by its id. */
const wordsOf = (model: PreviewModel): ReadonlyMap<string, string> =>
  new Map([...rowsOf(model)].map(([id, row]) => [id, JSON.stringify(row)]));

it('what a rule wants of two workloads of one name is told of each by its own namespace', () => {
  const leaves = (namespace: string) =>
    policy('out', '80', 'till')
      .replace('namespace: shop', `namespace: ${namespace}`)
      .replace('{podSelector: {}}', '{namespaceSelector: {}}');
  const texts = {
    ...files,
    'post.yaml': 'apiVersion: v1\nkind: Namespace\nmetadata: {name: post, labels: {team: mail}}\n',
    'tills.yaml': pod('till', 'post') + [leaves('bank'), leaves('post')].join('---\n'),
  };
  const told = wordsOf(picture(open(texts)));
  expect(told.get('ingress/bank/bank/till[Pod]')).toContain('that of till has team=money');
  expect(told.get('ingress/post/post/till[Pod]')).toContain('that of till has team=mail');
});

it('the members of a row lead to the connection that shows how they fare now', () => {
  const all = policy('all', '443', 'x').replace('matchLabels: {app: x}', '');
  const texts = (app: string) => ({
    ...files,
    'more.yaml': pod('till-2', 'bank'),
    'all.yaml': all,
    'limits.yaml': policy('limits', '80', app, 'team: money'),
  });
  const first = open(texts('cart'));
  const id = 'ingress/bank/bank/till-2[Pod]';
  expect(wordsOf(picture(first, 'all.yaml')).get(id)).toContain(
    '"from":"bank/till[Pod]","to":"shop/cart[Pod]"',
  );
  const second = open(texts('store'), first);
  expect(wordsOf(picture(second, 'all.yaml'))).toEqual(wordsOf(picture(open(texts('store')), 'all.yaml')));
});

it('of workloads that policies treat alike each is shown with the others and its own pods', () => {
  const deployment = (name: string) => `apiVersion: apps/v1
kind: Deployment
metadata: {name: ${name}, namespace: shop}
spec:
  replicas: 2
  selector: {matchLabels: {app: cart}}
  template:
    metadata: {labels: {app: cart}}
    spec: {containers: [{name: one, image: one}]}
---
`;
  const texts = {
    ...files,
    'pods.yaml': files['pods.yaml'] + pod('cart-2', 'shop').replace('app: cart-2', 'app: cart'),
    'limits.yaml': policy('limits', '80'),
    'carts.yaml': deployment('one') + deployment('two'),
  };
  const workbench = open(texts);
  const lookAt = (file: string, line: number) => {
    const told = wordsOf(picture(workbench, file, line));
    expect(told).toEqual(wordsOf(picture(open(texts), file, line)));
    return [...told.values()].join('');
  };
  expect(lookAt('carts.yaml', 2)).toContain('shop/one, its other pods');
  expect(lookAt('limits.yaml', 2)).not.toContain('its other pods');
  expect(lookAt('carts.yaml', 12)).toContain('shop/two, its other pods');
  const cart = texts['pods.yaml'].split('\n').findIndex((line) => line.includes('name: cart,'));
  const other = texts['pods.yaml'].split('\n').findIndex((line) => line.includes('name: cart-2'));
  expect(lookAt('pods.yaml', cart)).toContain('shop/cart-2[Pod]');
  expect(lookAt('pods.yaml', other)).toContain('shop/cart[Pod]');
});

it('workloads that policies treat alike are apart where they listen on other ports of those that matter', () => {
  const alike = (name: string, port: number) =>
    pod(name, 'shop', port).replace(`app: ${name}`, 'app: web').replace('name: http, ', '');
  const texts = (port: string) => ({
    'namespaces.yaml': namespaces('shopping'),
    'pods.yaml': pod('cart', 'shop') + alike('web', 80) + alike('web-2', 8080),
    'limits.yaml': policy('limits', port),
  });
  const ports = ['80', '443', '8080'];
  const websIn = (workbench: Workbench) =>
    [...rowsOf(picture(workbench)).values()].map(({ who }) => who).filter((who) => who.includes('web'));
  let workbench: Workbench | undefined;
  const shown = ports.map((port) => {
    workbench = open(texts(port), workbench);
    return websIn(workbench);
  });
  expect(shown).toEqual(ports.map((port) => websIn(open(texts(port)))));
  expect(shown[0]).not.toEqual(shown[1]);
});
