import { expect, it } from 'vitest';
import type { NetworkPolicy } from '../../../server/src/kubernetes/networkPolicy.ts';
import { cidrAddresses, noAddresses } from '../../../server/src/network/addresses.ts';
import { type Entry, entriesOf } from '../../../server/src/rules/policies/entries.ts';
import { entriesAround, entriesWithin } from '../../../server/src/rules/policies/entryIndex.ts';
import { manifestsIn } from '../../support/world.ts';

const peers = [
  'ipBlock: { cidr: 10.0.0.0/8 }',
  'podSelector: { matchLabels: { app: web } }',
  'ipBlock: { cidr: 10.1.0.0/16, except: [10.1.1.0/24] }',
  'ipBlock: { cidr: 192.168.0.0/16 }',
  'ipBlock: { cidr: nowhere }',
  'namespaceSelector: {}',
];

const text = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec:
  podSelector: {}
  ingress:
    - from:
${peers.map((peer) => `        - ${peer}\n`).join('')}    - ports: [{ port: 80 }]
`;

const policies = manifestsIn([{ uri: 'file:///test.yaml', text }]).flatMap(({ model }): NetworkPolicy[] =>
  model?.kind === 'NetworkPolicy' ? [model] : [],
);
const entries = policies.flatMap((policy) => entriesOf(policy, 'ingress'));
const everyone = 'everyone';
const names = (some: readonly Entry[]) => some.map((one) => peers[entries.indexOf(one)] ?? everyone);
const entryOf = (name: string): Entry => {
  const entry = entries[name === everyone ? peers.length : peers.indexOf(name)];
  if (entry === undefined) throw new Error(`no ${name}`);
  return entry;
};

it.each([
  [
    'ipBlock: { cidr: 10.1.0.0/16, except: [10.1.1.0/24] }',
    ['ipBlock: { cidr: 10.0.0.0/8 }', 'ipBlock: { cidr: 10.1.0.0/16, except: [10.1.1.0/24] }', everyone],
  ],
  ['ipBlock: { cidr: 192.168.0.0/16 }', ['ipBlock: { cidr: 192.168.0.0/16 }', everyone]],
  [
    'namespaceSelector: {}',
    ['podSelector: { matchLabels: { app: web } }', 'namespaceSelector: {}', everyone],
  ],
  [everyone, [everyone]],
])('of the entries around "%s" those are asked that may name as much', (name, wanted) => {
  expect(names(entriesAround(entries, entryOf(name)))).toEqual(wanted);
});

it('knows who surely names a part of some addresses', () => {
  const addresses = cidrAddresses('10.1.1.0/24') ?? noAddresses;
  expect(names(entriesWithin(entries, addresses))).toEqual(['ipBlock: { cidr: 10.0.0.0/8 }', everyone]);
});
