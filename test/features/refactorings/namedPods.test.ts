import { expect, it } from 'vitest';
import { refactoringsAt } from '../../../server/src/features/refactorings/refactoringsAt.ts';
import { root, workbenchOf } from '../../support/workbench.ts';

const pod = (name: string, namespace: string, labels: string) =>
  `apiVersion: v1
kind: Pod
metadata: {name: ${name}, namespace: ${namespace}, labels: {${labels}}}
`;

const policy = (egress: string) => `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: out, namespace: shop}
spec:
  podSelector: {}
  policyTypes: [Egress]
  egress:
${egress}`;

/** What the refactoring says of whom the entry with `app: cart` names then. */
function effectOf(egress: string, ...pods: readonly string[]): string | undefined {
  const text = [policy(egress), ...pods].join('---\n');
  const at = text.indexOf('app: cart');
  return refactoringsAt(workbenchOf(new Map([['a.yaml', text]])), `${root}/a.yaml`, { start: at, end: at })
    .map(({ title }) => /^Name all pods.*?\((.*)\)$/.exec(title)?.[1])
    .find((effect) => effect !== undefined);
}

const entry = (namespace: string) => `    - to:
        - namespaceSelector: {matchLabels: {${namespace}}}
          podSelector: {matchLabels: {app: cart}}
`;

it('who was perhaps named for every port, and is surely so now, may be reached on more ports', () => {
  const rules = `    - to: [{namespaceSelector: {matchLabels: {stage: live}}}]
${entry('kubernetes.io/metadata.name: shop')}    - to: [{namespaceSelector: {}}]
      ports: [{port: 53}]
`;
  expect(effectOf(rules, pod('store', 'shop', 'app: store'))).toBe('1 pod may be reached on more ports here');
});

it('who is perhaps named is not said to be named no more or no less', () => {
  // Nothing tells the labels of the namespace.
  expect(effectOf(entry('stage: live'), pod('store', 'shop', 'app: store'))).toBe(
    'perhaps other pods here than before',
  );
});
