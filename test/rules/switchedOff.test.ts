import { expect, it, vi } from 'vitest';
import { firstPolicy } from '../../server/src/rules/policies/firstPolicy.ts';
import { findingsOf, workbenchOf } from '../support/workbench.ts';

const files = (rules: string): ReadonlyMap<string, string> =>
  new Map([
    ['.policy-lens.yaml', rules],
    ['pod.yaml', 'apiVersion: v1\nkind: Pod\nmetadata: {name: web, namespace: shop, labels: {app: web}}\n'],
    [
      'policy.yaml',
      'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: web, namespace: shop}\nspec: {podSelector: {matchLabels: {app: web}}, ingress: [{from: [{podSelector: {}}]}]}\n',
    ],
  ]);

it.each([
  { rules: 'rules: {}\n', asked: 0, told: 0 },
  { rules: 'rules: {first-policy: info}\n', asked: 1, told: 1 },
])('a rule looks at policies only where it is switched on: $rules', ({ rules, asked, told }) => {
  const check = vi.spyOn(firstPolicy, 'check');
  const found = findingsOf(workbenchOf(files(rules))).filter(({ rule }) => rule === firstPolicy.id);
  expect({ asked: check.mock.calls.length, told: found.length }).toEqual({ asked, told });
  check.mockRestore();
});

it('a rule that is switched on or off is heard of at once, though all objects are the same', () => {
  let workbench = workbenchOf(files('rules: {}\n'));
  const told = ['rules: {}', 'rules: {first-policy: info}', 'rules: {first-policy: off}'].map((rules) => {
    workbench = workbenchOf(files(`${rules}\n`), undefined, workbench);
    return findingsOf(workbench).filter(({ rule }) => rule === firstPolicy.id).length;
  });
  expect(told).toEqual([0, 1, 0]);
});
