import { expect, it } from 'vitest';
import { environmentFor } from '../../../server/src/assembly/inUse.ts';
import { isProven } from '../../../server/src/features/refactorings/policy/proof.ts';
import { writtenPolicy } from '../../../server/src/features/refactorings/policy/writtenPolicy.ts';
import { fileOf } from '../../../server/src/workspace/snapshot.ts';
import { root, workbenchOf } from '../../support/workbench.ts';

const text = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web, namespace: shop}
spec:
  podSelector: {matchLabels: {app: web}}
  ingress:
    - from: [{podSelector: {matchLabels: {app: api}}}, {podSelector: {}}]
      ports: [{port: 80}]
`;

/** Whether the policy would allow the same if a part of its text were another one. */
function isSame(old: string, newText: string): boolean {
  const workbench = workbenchOf(new Map([['a.yaml', text]]));
  const uri = `${root}/a.yaml`;
  const [file, environment] = [fileOf(workbench.snapshot, uri), environmentFor(workbench, uri)];
  const [document] = file?.documents ?? [];
  const [manifest] = document?.manifests ?? [];
  const written =
    file &&
    environment &&
    document &&
    manifest &&
    writtenPolicy(workbench, environment, file, document, manifest);
  if (written === undefined) throw new Error('the policy is not found');
  const start = text.indexOf(old);
  return isProven(written, [{ range: { start, end: start + old.length }, newText }]);
}

it.each([
  [
    'the same in other words',
    '{matchLabels: {app: api}}',
    '{matchExpressions: [{key: app, operator: In, values: [api]}]}',
  ],
  ['what another entry names anyway', '{podSelector: {matchLabels: {app: api}}}, ', ''],
  ['the protocol that is meant', '{port: 80}', '{port: 80, protocol: TCP}'],
])('%s is proven', (_, old, fresh) => {
  expect(isSame(old, fresh)).toBe(true);
});

it.each([
  ['another port', '{port: 80}', '{port: 443}'],
  ['one port more', '{port: 80}', '{port: 80, endPort: 81}'],
  ['what no pod of these files tells apart', ', {podSelector: {}}', ''],
  ['pods of all namespaces', '{podSelector: {}}', '{namespaceSelector: {}}'],
  ['a direction more', '  ingress:', '  policyTypes: [Ingress, Egress]\\n  ingress:'],
  ['other pods', '{matchLabels: {app: web}}', '{}'],
  ['another name', 'name: web', 'name: web2'],
  ['broken text', '[{port: 80}]', '[{port: 80'],
  ['a misspelled key', 'ports:', 'port:'],
])('%s is not', (_, old, fresh) => {
  expect(isSame(old, fresh)).toBe(false);
});
