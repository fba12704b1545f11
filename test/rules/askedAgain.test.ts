import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { finish } from '../../server/src/base/steps.ts';
import type { NetworkPolicy } from '../../server/src/kubernetes/networkPolicy.ts';
import { foundInEnvironments } from '../../server/src/rules/environmentFindings.ts';
import { policyRules } from '../../server/src/rules/registry.ts';
import type { Workbench } from '../../server/src/rules/workbench.ts';
import { findingsOf, workbenchOf } from '../support/workbench.ts';

const namespaces = ['shop', 'bank', 'post'];
const apps = ['web', 'api', 'data'];

function workload(namespace: string, app: string): string {
  return (
    `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: ${app}, namespace: ${namespace}}\nspec:\n` +
    `  selector: {matchLabels: {app: ${app}}}\n  template:\n    metadata:\n      labels: {app: ${app}, tier: back}\n` +
    '    spec: {containers: [{name: main, image: example/app, ports: [{containerPort: 8080}]}]}\n'
  );
}

/** A policy for pods of one application. */
function policy(namespace: string, name: string, app: string, from: string): string {
  return (
    `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: ${name}, namespace: ${namespace}}\nspec:\n` +
    `  podSelector: {matchLabels: {app: ${app}}}\n  policyTypes: [Ingress]\n  ingress:\n    - from: [${from}]\n`
  );
}

const files = new Map<string, string>();
for (const namespace of namespaces) {
  files.set(
    `${namespace}/namespace.yaml`,
    `apiVersion: v1\nkind: Namespace\nmetadata: {name: ${namespace}, labels: {area: all}}\n`,
  );
  for (const app of apps) {
    files.set(`${namespace}/${app}.yaml`, workload(namespace, app));
    const from = '{podSelector: {matchLabels: {app: api}}}';
    files.set(
      `${namespace}/${app}-policy.yaml`,
      policy(namespace, `${namespace}-${app}`, app, app === 'api' ? '{podSelector: {}}' : from),
    );
  }
}
const fromBack = '{namespaceSelector: {matchLabels: {area: all}}, podSelector: {matchLabels: {tier: back}}}';
// Its port is told to be none of its pods', whoever may connect.
files.set(
  'post/all.yaml',
  `${policy('post', 'post-from-back', 'web', fromBack)}      ports: [{port: 9090}]\n`,
);
const inVain =
  '{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: shop}}, podSelector: {matchLabels: {app: dat}}}';
files.set('bank/vain.yaml', policy('bank', 'bank-in-vain', 'web', inVain));

/** The names of the policies about which any rule was asked. */
const asked = new Set<string>();

beforeEach(() => {
  for (const rule of policyRules) {
    const { check } = rule;
    vi.spyOn(rule, 'check').mockImplementation((subject: NetworkPolicy, environment) => {
      asked.add(subject.name);
      return check(subject, environment);
    });
  }
});
afterEach(() => {
  vi.restoreAllMocks();
});

function edited(before: Workbench, name: string, from: string, to: string): Workbench {
  return workbenchOf(new Map(files).set(name, (files.get(name) ?? '').replace(from, to)), undefined, before);
}

it.each([
  // The policies for the pods, those that name them, and those that look in vain among pods beside them or beside their own.
  [
    'shop/data.yaml',
    'tier: back',
    'tier: front',
    ['bank-in-vain', 'post-from-back', 'shop-api', 'shop-data'],
  ],
  [
    'bank/api.yaml',
    'tier: back',
    'tier: front',
    ['bank-api', 'bank-data', 'bank-in-vain', 'bank-web', 'post-from-back'],
  ],
  ['post/data.yaml', 'replaced: no', 'replaced: yes', []],
])('an edit of %s (%s) asks about the policies again that see those pods', (name, from, to, expected) => {
  const before = workbenchOf(files);
  findingsOf(before);
  asked.clear();
  findingsOf(edited(before, name, from, to));
  expect([...asked].sort()).toEqual(expected);
});

it('leaves what is found in other files the same, by identity', () => {
  const before = workbenchOf(files);
  const found = (workbench: Workbench, name: string): readonly unknown[] => {
    const file = [...workbench.snapshot.open.values()].find(({ uri }) => uri.endsWith(name));
    return file === undefined ? [] : finish(foundInEnvironments(workbench, file));
  };
  const names = [...files.keys()];
  const old = names.map((name) => found(before, name));
  const after = edited(before, 'shop/data.yaml', 'app: data, tier', 'app: date, tier');
  const changed = names.filter((name, index) => {
    const now = found(after, name);
    return now.length !== old[index]?.length || now.some((each, place) => each !== old[index]?.[place]);
  });
  // `dat` is now near another label, and the pods of a policy are gone; all others that were asked say what they said.
  expect(changed).toEqual(['shop/data.yaml', 'shop/data-policy.yaml', 'bank/vain.yaml']);
});
