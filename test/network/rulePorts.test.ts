import { expect, it } from 'vitest';
import { connections } from '../../server/src/network/connections.ts';
import { worldOf } from '../support/world.ts';

const ports: Readonly<Record<string, string>> = {
  one: '{ port: 80 }',
  few: '{ port: 80, endPort: 85 }',
  more: '{ port: 80, endPort: 90 }',
  udp: '{ port: 80, protocol: UDP }',
  all: '{ protocol: TCP }',
  two: '{ port: 80 }, { port: 443 }',
  again: '{ port: 80 }',
};

const text = Object.entries({ ...ports, client: undefined })
  .map(([name, listed]) => {
    const pod = `---\napiVersion: v1\nkind: Pod\nmetadata: { name: ${name}, namespace: shop, labels: { app: ${name} } }\n`;
    if (listed === undefined) return pod;
    return `${pod}---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: ${name}, namespace: shop }\nspec: { podSelector: { matchLabels: { app: ${name} } }, ingress: [{ from: [{ podSelector: {} }], ports: [${listed}] }] }\n`;
  })
  .join('');

it('rules share what they let through only where they list the same ports', () => {
  const found = connections(worldOf(text, { hostNetwork: 'as-pods' }))
    .filter(({ src, dst }) => src === 'shop/client[Pod]' && dst.startsWith('shop/'))
    .map(({ dst, conn }) => `${dst} ${conn}`);
  expect(found).toEqual([
    'shop/again[Pod] TCP 80',
    'shop/all[Pod] TCP 1-65535',
    'shop/few[Pod] TCP 80-85',
    'shop/more[Pod] TCP 80-90',
    'shop/one[Pod] TCP 80',
    'shop/two[Pod] TCP 80,443',
    'shop/udp[Pod] UDP 80',
  ]);
});
