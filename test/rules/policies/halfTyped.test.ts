import { expect, it } from 'vitest';
import { findingsOf, workbenchOf } from '../../support/workbench.ts';

const pod = (name: string, more = ''): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, namespace: shop, labels: {app: ${name}}}\nspec: {containers: [{name: main${more}}]}\n`;

const others = [
  pod('web', ', ports: [{containerPort: 8080}]'),
  pod('api'),
  pod('late'),
  'apiVersion: v1\nkind: Service\nmetadata: {name: web, namespace: shop}\nspec: {selector: {app: web}, ports: [{port: 8080}]}\n',
  'apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: web, namespace: shop}\nspec: {defaultBackend: {service: {name: web, port: {number: 8080}}}}\n',
  'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: web, namespace: shop}\nspec:\n  podSelector: {matchExpressions: [{key: app, operator: In, values: [web, api]}]}\n  policyTypes: [Ingress, Egress]\n  egress:\n    - to: [{podSelector: {matchLabels: {app: api}}}]\n  ingress:\n    - from: [{podSelector: {matchLabels: {app: api}}}]\n',
].join('---\n');

/** What the others need: names, the controller, and limits for all. */
const policy = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: common
  namespace: shop
spec:
  podSelector: {}
  policyTypes:
    - Ingress
    - Egress
  ingress:
    - from:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: edge
  egress:
    - to:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: kube-system
      ports:
        - port: 53
          protocol: UDP
        - port: 53
          protocol: TCP
`;

/** All rules on. */
const configuration = ['.policy-lens.yaml', 'rules: {pods-left-out: info}\n'] as const;

const found = (text: string): readonly string[] => {
  const workbench = workbenchOf(new Map([configuration, ['common.yaml', text], ['others.yaml', others]]));
  const own = workbench.snapshot.open.get('file:///workspace/common.yaml');
  const isBroken = own?.documents.some(({ syntax }) => (syntax?.problems.length ?? 0) > 0);
  const told = findingsOf(workbench).filter(({ uri }) => uri.endsWith('/others.yaml'));
  return isBroken === true ? told.map(({ rule }) => rule) : [];
};

it('tells of what a policy allows for others where it is not there', () => {
  const told = findingsOf(workbenchOf(new Map([configuration, ['others.yaml', others]]))).map(
    ({ rule }) => rule,
  );
  expect(told.sort()).toEqual(['dns-blocked', 'entrance-blocked', 'half-open', 'half-open', 'pods-left-out']);
});

const lines = policy.split('\n');

/** Without its first lines it is no policy, as far as anyone can tell. */
const head = 3;

/** Every third place at which one may be. */
const cuts = lines.flatMap((line, index) =>
  index < head
    ? []
    : Array.from({ length: Math.ceil(line.trimStart().length / 3) }, (_, at): [number, number] => [
        index,
        at * 3,
      ]),
);

it('is silent in other files while a line of a policy is being written', () => {
  const told = cuts.flatMap(([index, at]) => {
    const line = lines[index] ?? '';
    const written = line.slice(0, line.length - line.trimStart().length + at);
    return found(lines.with(index, written).join('\n')).map((rule) => `${written} ${rule}`);
  });
  expect(told).toEqual([]);
});
