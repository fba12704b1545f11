import { expect, it } from 'vitest';
import { finish } from '../../../server/src/base/steps.ts';
import { previewAt } from '../../../server/src/features/preview/previewAt.ts';
import type { PreviewMember } from '../../../server/src/protocol/preview.ts';
import type { Workbench } from '../../../server/src/rules/workbench.ts';
import { root, workbenchOf } from '../../support/workbench.ts';

const pod = (name: string, app = name) =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, namespace: shop, labels: {app: ${app}}}\n`;
const policy = (port: number, app = 'cart') => `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: limits, namespace: shop}
spec:
  podSelector: {matchLabels: {app: ${app}}}
  policyTypes: [Ingress, Egress]
  ingress: [{from: [{podSelector: {matchLabels: {app: web}}}], ports: [{port: ${port}}]}]
  egress: [{to: [{podSelector: {matchLabels: {app: web}}}], ports: [{port: ${port}}]}]
`;
const pods = [pod('cart'), pod('store'), pod('web-1', 'web'), pod('web-2', 'web')].join('---\n');
const files = { 'pods.yaml': pods, 'policy.yaml': policy(80) };

type Texts = Readonly<Record<string, string>>;
const open = (texts: Texts, before?: Workbench) =>
  workbenchOf(new Map(Object.entries(texts)), undefined, before);

/** The members of the row that stands for both web pods, in a lane of the picture of the policy. */
function webs(workbench: Workbench, lane: 'ingress' | 'egress'): readonly PreviewMember[] {
  const focus = { uri: `${root}/policy.yaml`, position: { line: 1, character: 0 } };
  const answer = finish(previewAt(workbench, focus, undefined, 'object'));
  if (answer.kind !== 'whole') throw new Error(answer.message);
  const groups = answer.model.lanes.find(({ id }) => id === lane)?.groups ?? [];
  return groups.flatMap(({ rows }) => rows).find(({ who }) => who === 'web-1 and web-2')?.members ?? [];
}

it('a member is the same object as before while an edit changes nothing of it', () => {
  const first = open(files);
  const second = open({ ...files, 'policy.yaml': policy(8080) }, first);
  const drawn = webs(first, 'ingress');
  expect(drawn.map(({ text, link }) => `${text} ${link?.text}`)).toEqual([
    'shop/web-1 · Pod pods.yaml:9',
    'shop/web-2 · Pod pods.yaml:13',
  ]);
  for (const lane of ['ingress', 'egress'] as const) {
    const before = webs(first, lane);
    for (const [index, member] of webs(second, lane).entries()) expect(member).toBe(before[index]);
  }
});

it('a member leads to where it stands now', () => {
  const first = open(files);
  webs(first, 'ingress');
  const second = open({ ...files, 'pods.yaml': `# of the shop\n${pods}` }, first);
  expect(webs(second, 'ingress').map(({ link }) => link?.text)).toEqual(['pods.yaml:10', 'pods.yaml:14']);
});

it('a member is an end of the connection that its own row is about', () => {
  const first = open(files);
  const walks = (workbench: Workbench, lane: 'ingress' | 'egress') =>
    webs(workbench, lane).map(({ walk }) => walk);
  expect(walks(first, 'ingress')).toEqual([
    { from: 'shop/web-1[Pod]', to: 'shop/cart[Pod]' },
    { from: 'shop/web-2[Pod]', to: 'shop/cart[Pod]' },
  ]);
  expect(walks(first, 'egress')).toEqual([
    { from: 'shop/cart[Pod]', to: 'shop/web-1[Pod]' },
    { from: 'shop/cart[Pod]', to: 'shop/web-2[Pod]' },
  ]);
  const second = open({ ...files, 'policy.yaml': policy(80, 'store') }, first);
  expect(walks(second, 'ingress').map((walk) => walk?.to)).toEqual(['shop/store[Pod]', 'shop/store[Pod]']);
});
