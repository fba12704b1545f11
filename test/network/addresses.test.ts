import { describe, expect, it } from 'vitest';
import {
  addressRuns,
  allAddresses,
  cidrAddresses,
  countAddresses,
  noAddresses,
  subtractAddresses,
  toCidrs,
  unionAddresses,
} from '../../server/src/network/addresses.ts';
import { connections, formatConnections } from '../../server/src/network/connections.ts';
import { worldOf } from '../support/world.ts';

function addresses(...cidrs: readonly string[]) {
  return unionAddresses(cidrs.map((text) => cidrAddresses(text) ?? noAddresses));
}

describe('address sets', () => {
  it.each([
    [['10.0.0.0/8'], ['10.0.0.0/8']],
    [['10.0.0.0/25', '10.0.0.128/25'], ['10.0.0.0/24']],
    [
      ['10.0.0.1/32', '10.0.0.2/32'],
      ['10.0.0.1/32', '10.0.0.2/32'],
    ],
    [
      ['::/1', '8000::/1', '0.0.0.0/0'],
      ['0.0.0.0/0', '::/0'],
    ],
    [['not a cidr'], []],
  ])('%j are the CIDRs %j', (given, expected) => expect(toCidrs(addresses(...given))).toEqual(expected));

  it('are written as runs, IPv6 as RFC 5952 wants it', () => {
    const set = subtractAddresses(addresses('203.0.113.0/24', '2001:db8::/32'), addresses('203.0.113.7/32'));
    expect(addressRuns(set).map(({ first, last }) => `${first}-${last}`)).toEqual([
      '203.0.113.0-203.0.113.6',
      '203.0.113.8-203.0.113.255',
      '2001:db8::-2001:db8:ffff:ffff:ffff:ffff:ffff:ffff',
    ]);
    expect(countAddresses(set)).toBe(255n + 2n ** 96n);
    expect(countAddresses(allAddresses)).toBe(2n ** 32n + 2n ** 128n);
  });
});

describe('the list of connections', () => {
  it('shows IPv6 where a policy names it', () => {
    const world = worldOf(`
apiVersion: v1
kind: Pod
metadata: { name: a }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: p }
spec:
  podSelector: {}
  policyTypes: [Egress]
  egress:
    - to: [{ ipBlock: { cidr: "2001:db8::/32" } }]
      ports: [{ port: 443 }, { port: 53, protocol: UDP }]
`);
    expect(formatConnections(connections(world))).toBe(
      [
        '0.0.0.0-255.255.255.255[External] => default/a[Pod] : All Connections',
        'default/a[Pod] => 2001:db8::-2001:db8:ffff:ffff:ffff:ffff:ffff:ffff[External] : TCP 443,UDP 53',
        '',
      ].join('\n'),
    );
  });
});
