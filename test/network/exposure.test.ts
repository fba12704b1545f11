import { expect, it } from 'vitest';
import type { LabelSelector } from '../../server/src/kubernetes/labels.ts';
import { exposures } from '../../server/src/network/exposure.ts';
import { isMatchLabel } from '../../server/src/network/selectors.ts';
import { worldOf } from '../support/world.ts';

/** Who of those that are not in the files may reach a pod whose policy has this peer. */
function exposedTo(peer: string): readonly (string | LabelSelector)[] {
  const world = worldOf(`apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop, labels: { app: web } }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec: { podSelector: { matchLabels: { app: web } }, ingress: [{ from: [${peer}] }] }
`);
  return exposures(world)
    .filter(({ direction }) => direction === 'ingress')
    .flatMap(({ peers }) => peers.map(({ namespace }) => namespace));
}

it('is there for a selector that nothing matches, and not for one that nothing can match', () => {
  expect(exposedTo('{ podSelector: { matchLabels: { app: later } } }')).toEqual(['shop']);
  const impossible = '{ podSelector: { matchLabels: { app: later }, matchExpressions: [EXPRESSION] } }';
  const asked = (expression: string) => exposedTo(impossible.replace('EXPRESSION', expression));
  expect(asked('{ key: app, operator: NotIn, values: [web] }')).toEqual(['shop']);
  expect(asked('{ key: app, operator: NotIn, values: [later] }')).toEqual([]);
  expect(asked('{ key: app, operator: DoesNotExist }')).toEqual([]);
});

it('names namespaces by labels where any policy does, though this one says the same by an expression', () => {
  const expression =
    '{ namespaceSelector: { matchExpressions: [{ key: team, operator: In, values: [a] }] } }';
  const labels = '{ namespaceSelector: { matchLabels: { team: a } } }';
  const areLabels = (peers: string) =>
    exposedTo(peers).map(
      (namespace) => typeof namespace !== 'string' && namespace.requirements.every(isMatchLabel),
    );
  expect(areLabels(expression)).toEqual([false]);
  expect(areLabels(labels)).toEqual([true]);
  expect(areLabels(`${expression}, ${labels}`)).toEqual([true]);
});
