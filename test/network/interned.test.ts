import { expect, it } from 'vitest';
import { matrixOf } from '../../server/src/network/classes/matrix.ts';
import { rowOf } from '../../server/src/network/classes/rows.ts';
import { connections } from '../../server/src/network/connections.ts';
import { worldOf } from '../support/world.ts';

const many = 40;

/** So many pods and policies that all say the same, the parts of their rules in different orders. */
function sameAgain(count: number): string {
  return Array.from({ length: count }, (_, index) => {
    const ports = index % 2 === 0 ? '{ port: 80 }, { port: 81 }' : '{ port: 80, endPort: 81 }';
    return `---
apiVersion: v1
kind: Pod
metadata: { name: w${index}, namespace: shop, labels: { app: web, copy: c${index} } }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: p${index}, namespace: shop }
spec:
  podSelector: { matchLabels: { app: web } }
  policyTypes: [Ingress, Egress]
  ingress: [{ from: [{ podSelector: { matchLabels: { app: web } } }], ports: [${ports}] }]
  egress: [{ to: [{ namespaceSelector: {} }], ports: [${ports}] }]
`;
  }).join('');
}

it('what many pods and policies say alike is held once', () => {
  const world = worldOf(sameAgain(many));
  const { basis, classes, limits } = matrixOf(world);
  // the label in which the pods differ is one that no policy asks for
  expect(classes.map(({ members }) => members.length)).toEqual([many]);
  for (const limit of [...limits.ingress, ...limits.egress]) rowOf(basis, limit);
  // the two peers
  expect(basis.terms.size).toBe(2);
  // none, all, and the two ports, however they are written
  expect(basis.ports.size).toBe(3);
  expect(connections(world).filter(({ conn }) => conn === 'TCP 80-81')).toHaveLength(many * (many - 1));
});
