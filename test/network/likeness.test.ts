import { describe, expect, it } from 'vitest';
import { matrixOf } from '../../server/src/network/classes/matrix.ts';
import { namespaceGroup } from '../../server/src/network/table/groups.ts';
import { worldOf } from '../support/world.ts';

const policy = (name: string, labels: string): string => `---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: ${name}, namespace: shop }
spec: { podSelector: { matchLabels: { ${labels} } } }
`;

/** Workloads that their own policy tells from all others, of two tiers in turn; the names in the order of the table. */
function orderOf(count: number): readonly string[] {
  const numbers = Array.from({ length: count }, (_, index) => String(index).padStart(3, '0'));
  const pods = numbers.map((number, index) => {
    const labels = `tier: ${index % 2 === 0 ? 'front' : 'back'}, own: "${number}"`;
    return `---
apiVersion: v1
kind: Pod
metadata: { name: pod-${number}, namespace: shop, labels: { ${labels} } }
spec: { containers: [{ name: one, image: one }] }
${policy(`own-${number}`, `own: "${number}"`)}`;
  });
  const world = worldOf(pods.join('') + policy('front', 'tier: front') + policy('back', 'tier: back'));
  const namespace = world.cluster.namespaces.get('shop');
  const all = namespace === undefined ? [] : world.cluster.podsIn(namespace);
  const { kinds } = namespaceGroup(matrixOf(world), 'shop', all, new Map());
  return kinds.flatMap(({ workloads }) => workloads.map(({ id }) => id.replace(/^shop\/|\[Pod\]$/g, '')));
}

describe('the order of workloads in a table', () => {
  it.each([6, 400])('puts those together that the same policies limit, of %i', (count) => {
    const tiers = orderOf(count).map((name) => Number(name.slice(-3)) % 2);
    expect(tiers).toHaveLength(count);
    const changes = tiers.filter((tier, index) => index > 0 && tier !== tiers[index - 1]);
    expect(changes).toHaveLength(1);
  });
});
