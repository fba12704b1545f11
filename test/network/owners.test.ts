import { expect, it } from 'vitest';
import { connections } from '../../server/src/network/connections.ts';
import { worldOf } from '../support/world.ts';

const pod = (name: string, labels: string, owner = '') =>
  `---\napiVersion: v1\nkind: Pod\nmetadata: { name: ${name}, namespace: shop, labels: { ${labels} }${owner} }\n`;
const owner =
  ', ownerReferences: [{ apiVersion: apps/v1, kind: StatefulSet, name: db, uid: u, controller: true }]';
const limit = (version: number, ports: string) =>
  `---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: v${version}, namespace: shop }\nspec: { podSelector: { matchLabels: { version: v${version} } }, ingress: [{ ports: [${ports}] }] }\n`;

/** What gets from a pod to two of one owner, of which policies let in different ports. */
function listed(first: string, second: string): readonly string[] {
  const pods =
    pod('client', 'app: web') + pod('db-0', 'version: v1', owner) + pod('db-1', 'version: v2', owner);
  const world = worldOf(pods + limit(1, first) + limit(2, second), { hostNetwork: 'as-pods' });
  return connections(world)
    .filter(({ src, dst }) => src === 'shop/client[Pod]' && dst.startsWith('shop/'))
    .map(({ dst, conn, certainty }) => `${dst} ${conn} ${certainty}`);
}

it.each([
  ['{ port: 80 }, { port: 81 }', '{ port: 80 }'],
  ['{ port: 80 }', '{ port: 80 }, { port: 81 }'],
])(
  'of the pods of one owner, sure is what gets to all of them, and possible what gets to any: %s, %s',
  (...sides) => {
    expect(listed(...sides)).toEqual([
      'shop/db[StatefulSet] TCP 80 surely',
      'shop/db[StatefulSet] TCP 81 possibly',
    ]);
  },
);

it('nothing is sure where nothing gets to one of them', () => {
  expect(listed('{ port: 80 }', '{ port: 81 }')).toEqual(['shop/db[StatefulSet] TCP 80-81 possibly']);
});
