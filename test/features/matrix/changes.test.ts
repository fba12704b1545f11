import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { finish } from '../../../server/src/base/steps.ts';
import { matrixChanges } from '../../../server/src/features/matrix/matrixChanges.ts';
import { changesInSteps } from '../../../server/src/network/changes/changes.ts';
import { connectionTable } from '../../../server/src/network/table/table.ts';
import { closed, type World } from '../../../server/src/network/world.ts';
import { worldOf } from '../../support/world.ts';

const shop = readFileSync(new URL('cases/shop.yaml', import.meta.url), 'utf8');

/** One line for each group of cells that is marked. */
function marked(before: World, after: World): readonly string[] {
  const table = finish(connectionTable(after, undefined));
  const changes = finish(matrixChanges({ name: 'HEAD', world: before }, after, table));
  return (changes?.list ?? []).map(
    ({ from, to, what, text }) => `${from.join(' ')} -> ${to.join(' ')}: ${what}, ${text}`,
  );
}

describe('the matrix marks', () => {
  const before = worldOf(shop);

  it.each<readonly [string, string, string, readonly string[]]>([
    ['nothing where nothing is otherwise', 'replicas: 2', 'replicas: 3', []],
    [
      'a port that is lost',
      '{ port: http }, { port: 9090 }',
      '{ port: 9090 }',
      ['shop/web[Deployment] -> payments/api[Deployment]: lost, was allowed on TCP 8080, 9090'],
    ],
    [
      'a port in place of another one',
      '{ port: http }, { port: 9090 }',
      '{ port: http }, { port: 9091 }',
      ['shop/web[Deployment] -> payments/api[Deployment]: both, was allowed on TCP 8080, 9090'],
    ],
  ])('%s', (_, old, fresh, expected) => {
    expect(shop).toContain(old);
    expect(marked(before, worldOf(shop.replace(old, fresh)))).toEqual(expected);
  });

  it('the row of every address where only some of them were let in', () => {
    const policy = (from: string) => `apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec: { podSelector: {}, ingress: ${from} }
`;
    const some = worldOf(policy('[{ from: [{ ipBlock: { cidr: 10.0.0.0/8 } }], ports: [{ port: 80 }] }]'));
    const none = worldOf(policy('[]'));
    const [gone] = marked(some, none);
    expect(marked(some, none)).toHaveLength(1);
    expect(gone).toMatch(/ -> shop\/web\[Pod\]: lost, some of these addresses were allowed on TCP 80$/);
    expect(marked(none, some)).toEqual(['10.0.0.0-10.255.255.255 -> shop/web[Pod]: gained, was denied']);
  });

  it('nothing where less has become possible and as much is sure', () => {
    const limitedTo = (from: string) => `apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop }
---
apiVersion: v1
kind: Pod
metadata: { name: api, namespace: payments }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec: { podSelector: {}, ingress: ${from} }
`;
    // which labels a namespace has is not known where not all of them are here
    const completeness = { ...closed, namespaces: false };
    const possible = worldOf(limitedTo('[{ from: [{ namespaceSelector: { matchLabels: { team: x } } }] }]'), {
      completeness,
    });
    const never = worldOf(limitedTo('[]'), { completeness });
    expect(finish(changesInSteps(possible, never))).not.toEqual([]);
    expect(marked(possible, never)).toEqual([]);
  });
});
