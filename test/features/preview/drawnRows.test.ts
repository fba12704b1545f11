import { expect, it } from 'vitest';
import { finish } from '../../../server/src/base/steps.ts';
import { previewAt } from '../../../server/src/features/preview/previewAt.ts';
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

function picture(workbench: Workbench, file = 'limits.yaml'): PreviewModel {
  const focus = { uri: `${root}/${file}`, position: { line: 2, character: 0 } };
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
