import { describe, expect, it } from 'vitest';
import { finish } from '../../../server/src/base/steps.ts';
import { endOffers } from '../../../server/src/features/walk/offers.ts';
import { worldOf } from '../../support/world.ts';

const pod = (name: string, namespace: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata: { name: ${name}, namespace: ${namespace}, labels: { app: ${name} } }\n---\n`;

const world = worldOf(
  `${pod('web', 'shop')}${pod('webhook', 'shop')}${pod('api', 'webshop')}
apiVersion: v1
kind: Service
metadata: { name: front, namespace: shop }
spec: { selector: { app: web }, ports: [{ port: 80 }] }
---
apiVersion: v1
kind: Service
metadata: { name: nowhere, namespace: shop }
spec: { selector: { app: gone }, ports: [{ port: 80 }] }
---
apiVersion: v1
kind: Service
metadata: { name: outside, namespace: webshop }
spec: { ports: [{ port: 80 }] }
---
apiVersion: v1
kind: Endpoints
metadata: { name: outside, namespace: webshop }
subsets: [{ addresses: [{ ip: 192.0.2.7 }], ports: [{ port: 80 }] }]
`,
);

const ask = (text: string, role: 'from' | 'to' = 'to') =>
  finish(endOffers(world, { text, role }, () => undefined));
const ends = (text: string, role?: 'from' | 'to') => ask(text, role).offers.map(({ end }) => end);

describe('what an end may be', () => {
  it('is everything at first: workloads, namespaces, Services that lead somewhere, and well-known addresses', () => {
    expect(ends('')).toEqual([
      'shop/web[Pod]',
      'shop/webhook[Pod]',
      'shop/*',
      'shop/front[Service]',
      'webshop/api[Pod]',
      'webshop/*',
      'webshop/outside[Service]',
      '0.0.0.0/0',
      '::/0',
      '169.254.169.254',
      '8.8.8.8',
      'node',
    ]);
    expect(ends('', 'from')).not.toContain('shop/front[Service]');
    expect(ask('').problem).toBeUndefined();
  });

  it('is what has the text in its name, and first what has it as its name or begins with it', () => {
    expect(ends('web', 'from')).toEqual([
      'shop/web[Pod]',
      'shop/webhook[Pod]',
      'webshop/api[Pod]',
      'webshop/*',
    ]);
    expect(ends('SHOP/W')).toEqual(['shop/web[Pod]', 'shop/webhook[Pod]']);
    expect(ends('hook')).toEqual(['shop/webhook[Pod]']);
    const later = worldOf(`${pod('orders-db', 'shop')}${pod('orders', 'shop')}`);
    const named = finish(endOffers(later, { text: 'orders', role: 'from' }, () => undefined)).offers;
    expect(named.map(({ label }) => label)).toEqual(['shop/orders', 'shop/orders-db']);
  });

  it('is an address that is typed, strictly read', () => {
    expect(ask('10.0.0.0/8')).toMatchObject({
      offers: [{ end: '10.0.0.0/8', detail: '16,777,216 addresses', kind: 'addresses' }],
    });
    expect(ask('10.0.0.0/8').problem).toBeUndefined();
    expect(ask('10.0.0.300')).toEqual({ offers: [], problem: expect.stringContaining('is no address') });
    expect(ask('shop/wep').problem).toContain('Near: shop/web[Pod]');
  });

  it('are at most 50, also where the one that is named comes last', () => {
    const many = Array.from({ length: 80 }, (_, index) => pod(`p${index}`, 'shop')).join('');
    const world = worldOf(`${many}${pod('p', 'shop')}`);
    const { offers } = finish(endOffers(world, { text: 'p', role: 'to' }, () => undefined));
    expect(offers).toHaveLength(50);
    expect(offers[0]?.label).toBe('shop/p');
  });
});
