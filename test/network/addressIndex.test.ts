import { describe, expect, it } from 'vitest';
import { finish } from '../../server/src/base/steps.ts';
import type { NetworkPolicy, PolicyPeer } from '../../server/src/kubernetes/networkPolicy.ts';
import { isKubernetesObject } from '../../server/src/manifests/model.ts';
import { type AddressSet, cidrAddresses, noAddresses } from '../../server/src/network/addresses.ts';
import { AddressIndex, peersAround } from '../../server/src/network/addressIndex.ts';
import { laneOf } from '../../server/src/network/lanes/laneOf.ts';
import { blocksAround } from '../../server/src/network/listing.ts';
import { buildWorld, closed } from '../../server/src/network/world.ts';
import { manifestsIn } from '../support/world.ts';

const addresses = (cidr: string): AddressSet => cidrAddresses(cidr) ?? noAddresses;

describe('an index of addresses', () => {
  const cidrs = ['10.0.0.0/8', 'fd00::/8', '10.1.0.0/16', '192.168.0.1/32', '0.0.0.0/0', '::/0'];
  const index = new AddressIndex(cidrs.map(addresses));
  it.each([
    ['10.1.2.3/32', ['10.0.0.0/8', '10.1.0.0/16', '0.0.0.0/0']],
    ['192.168.0.0/24', ['192.168.0.1/32', '0.0.0.0/0']],
    ['fd12::/16', ['fd00::/8', '::/0']],
    ['2001:db8::/32', ['::/0']],
  ])('tells who has a part of %s, in order', (asked, wanted) => {
    expect(index.overlapping(addresses(asked)).map((place) => cidrs[place])).toEqual(wanted);
  });
});

const pod = `apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop, labels: { app: web } }
spec: { containers: [{ name: web, image: web }] }
---
`;

const policyOf = (peers: readonly string[]): string => `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec:
  podSelector: {}
  ingress: [{ from: [${peers.join(', ')}] }]
`;

const objectsOf = (text: string) =>
  manifestsIn([{ uri: 'file:///test.yaml', text }])
    .map(({ model }) => model)
    .filter(isKubernetesObject);

function peersOf(peers: readonly string[]): readonly PolicyPeer[] {
  const [policy] = objectsOf(policyOf(peers));
  return policy?.kind === 'NetworkPolicy' ? (policy.ingress[0]?.peers ?? []) : [];
}

it('asks of the peers of a rule those whose addresses are not known too, and never pods', () => {
  const peers = peersOf([
    '{ ipBlock: { cidr: 10.0.0.0/8 } }',
    '{ podSelector: {} }',
    '{ ipBlock: { cidr: 192.168.0.0/16, except: [192.168.1.0/24] } }',
    '{ ipBlock: { cidr: nowhere } }',
    '{ surprise: {} }',
  ]);
  expect(peersAround(peers, addresses('10.1.0.0/16'))).toEqual([0, 3, 4]);
  expect(peersAround(peers, addresses('192.168.0.0/24'))).toEqual([2, 3, 4]);
});

/** How many peers are looked at for the lane of a policy with that many blocks of addresses. */
function looksAtPeers(count: number): number {
  const blocks = Array.from(
    { length: count },
    (_, index) => `{ ipBlock: { cidr: 10.0.${index >> 7}.${(index & 127) * 2}/32 } }`,
  );
  let looks = 0;
  const objects = objectsOf(pod + policyOf(blocks)).map((object) =>
    object.kind === 'NetworkPolicy' ? watched(object, () => looks++) : object,
  );
  const world = buildWorld(objects, { defaultNamespace: 'default', completeness: closed });
  const lane = finish(laneOf(world, world.cluster.pods, 'ingress'));
  expect(lane.addresses).toHaveLength(count);
  return looks;
}

function watched(policy: NetworkPolicy, onLook: () => void): NetworkPolicy {
  const ingress = policy.ingress.map((rule) => ({
    ...rule,
    peers: new Proxy(rule.peers, {
      get: (target, key, receiver): unknown => {
        if (typeof key === 'string' && /^\d+$/.test(key)) onLook();
        return Reflect.get(target, key, receiver);
      },
    }),
  }));
  return { ...policy, ingress };
}

it('looks at no more peers for each address where there are more of them', () => {
  const [some, more] = [looksAtPeers(200), looksAtPeers(800)];
  expect(more / 800).toBeLessThan((some / 200) * 1.2);
});

it('cuts an address at the blocks around it alone', () => {
  const blocks = ['10.0.0.0/8', '10.1.0.0/16', '192.168.0.0/16'].map(
    (cidr) => `{ ipBlock: { cidr: ${cidr} } }`,
  );
  const world = buildWorld(objectsOf(pod + policyOf(blocks)), {
    defaultNamespace: 'default',
    completeness: closed,
  });
  expect(blocksAround(world, 'ingress', addresses('10.1.2.3/32'))).toEqual([
    addresses('10.0.0.0/8'),
    addresses('10.1.0.0/16'),
  ]);
  expect(blocksAround(world, 'egress', addresses('10.1.2.3/32'))).toEqual([]);
});
