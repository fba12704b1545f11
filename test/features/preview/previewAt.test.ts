import { describe, expect, it } from 'vitest';
import { finish } from '../../../server/src/base/steps.ts';
import { previewAt } from '../../../server/src/features/preview/previewAt.ts';
import { root, workbenchOf } from '../../support/workbench.ts';

const pod = 'apiVersion: v1\nkind: Pod\nmetadata: {name: web, namespace: shop, labels: {app: web}}\n';
const policy =
  'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: out, namespace: shop}\nspec: {podSelector: {}, policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: 10.0.0.1/8}}]}]}\n';

const uri = `${root}/shop.yaml`;
const at = (files: Readonly<Record<string, string>>, line: number, character = 0) =>
  finish(previewAt(workbenchOf(new Map(Object.entries(files))), { uri, position: { line, character } }));

describe('the place in a file', () => {
  it('decides what the preview is about', () => {
    const files = { 'shop.yaml': `${pod}---\n${policy}` };
    expect(at(files, 1)).toMatchObject({
      kind: 'whole',
      model: { subject: { heading: 'This workload', title: 'shop/web' } },
    });
    expect(at(files, 5)).toMatchObject({
      kind: 'whole',
      model: { subject: { heading: 'This policy', title: 'shop/out' } },
    });
    expect(at(files, 99)).toMatchObject({ kind: 'whole', model: { subject: { heading: 'This policy' } } });
  });

  it('tells the items of a list apart, whatever stands before it', () => {
    const item = (name: string): string =>
      `  - apiVersion: v1\n    kind: Pod\n    metadata: {name: ${name}, namespace: shop}\n`;
    const list = `apiVersion: v1\nkind: List\nitems:\n${item('first')}${item('second')}`;
    const files = { 'shop.yaml': `${pod}---\n${list}` };
    expect(at(files, 8)).toMatchObject({ model: { subject: { title: 'shop/first' } } });
    expect(at(files, 11)).toMatchObject({ model: { subject: { title: 'shop/second' } } });
  });

  it('decides by a word what label is meant, and by the indentation before it what the line belongs to', () => {
    const rules = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: in, namespace: shop}
spec:
  podSelector: {}
  ingress:
    - from:
        - podSelector:
            matchLabels:
              app: web
`;
    const files = { 'shop.yaml': `${rules}---\n${pod}` };
    const heading = (line: number, character: number) => {
      const answer = at(files, line, character);
      return answer.kind === 'whole'
        ? `${answer.model.subject.heading}: ${answer.model.subject.title}`
        : answer;
    };
    expect(heading(5, 3)).toBe('This policy: shop/in');
    expect(heading(6, 0)).toBe('This rule: shop/in, ingress rule 1');
    expect(heading(7, 0)).toBe('This peer: shop/in, ingress rule 1, peer 1');
    expect(heading(9, 0)).toBe('This peer: shop/in, ingress rule 1, peer 1');
    expect(heading(9, 14)).toBe('This label: app=web');
    expect(heading(9, 22)).toBe('This label: app=web');
  });

  it('may hold nothing to show', () => {
    expect(at({ 'shop.yaml': 'a: b\n' }, 0)).toMatchObject({ kind: 'nothing' });
    expect(at({ 'other.yaml': pod }, 0)).toMatchObject({ kind: 'nothing' });
    const namespace = 'apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n';
    expect(at({ 'shop.yaml': namespace }, 1)).toMatchObject({
      message: expect.stringContaining('A Namespace has no traffic of its own'),
    });
  });
});

it('says which of the policies that it counts are refused, wherever they stand', () => {
  const answer = at({ 'shop.yaml': pod, 'policies/out.yaml': policy }, 0);
  if (answer.kind !== 'whole') throw new Error(answer.message);
  const { notes: all, subject, lanes } = answer.model;
  const notes = JSON.stringify(all);
  expect(notes).toContain('The API server refuses a policy as it is written');
  expect(notes).toContain('"text":"out.yaml:1"');
  expect(JSON.stringify(subject.facts)).toContain('limits what goes out; refused as it is written');
  const row = lanes
    .flatMap(({ groups }) => groups)
    .flatMap(({ rows }) => rows)
    .find(({ who }) => who.startsWith('10.0.0'));
  expect(JSON.stringify(row?.reason)).toContain('which the API server refuses as it is written');
});

it('leads to the line of the patch that makes the API server refuse what is built', () => {
  const patch = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: in, namespace: shop}
spec:
  ingress:
    - ports: [{port: 0}]
`;
  const files = {
    'base/kustomization.yaml': 'resources: [shop.yaml, in.yaml]\n',
    'base/shop.yaml': pod,
    'base/in.yaml': patch.replace('port: 0', 'port: 80').replace('spec:', 'spec:\n  podSelector: {}'),
    'prod/kustomization.yaml': 'resources: [../base]\npatches: [{path: in-patch.yaml}]\n',
    'prod/in-patch.yaml': patch,
  };
  const answer = finish(
    previewAt(workbenchOf(new Map(Object.entries(files))), {
      uri: `${root}/base/in.yaml`,
      position: { line: 1, character: 0 },
    }),
  );
  if (answer.kind !== 'whole') throw new Error(answer.message);
  const [note] = answer.model.notes.filter((each) => JSON.stringify(each).includes('refuses a policy'));
  expect(note?.filter((part) => typeof part !== 'string')).toEqual([
    { link: expect.objectContaining({ text: 'in-patch.yaml:6', uri: `${root}/prod/in-patch.yaml` }) },
  ]);
});
