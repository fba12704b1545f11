import { expect, it } from 'vitest';
import { representatives } from '../../server/src/network/representatives.ts';
import { worldOf } from '../support/world.ts';

function pod(name: string): string {
  return `---\napiVersion: v1\nkind: Pod\nmetadata: { name: ${name}, labels: { app: ${name} } }\n`;
}

it('takes all of a few workloads, and of very many first those that are limited differently', () => {
  const names = Array.from({ length: 200 }, (_, index) => `w${index}`);
  const policy = `---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: last }
spec: { podSelector: { matchLabels: { app: w199 } } }
`;
  const few = worldOf(names.slice(0, 100).map(pod).join(''));
  expect(representatives(few, few.cluster.pods)).toHaveLength(100);
  const many = worldOf(names.map(pod).join('') + policy);
  const chosen = representatives(many, many.cluster.pods).map(({ workload }) => workload.name);
  expect(chosen).toHaveLength(50);
  expect(chosen).toEqual([...names.slice(0, 49), 'w199']);
});
