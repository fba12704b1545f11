import type { AddressPeer, NetworkPolicy } from '../../kubernetes/networkPolicy.ts';
import { type AddressSet, cidrAddresses, isAddressSubset, noAddresses } from '../../network/addresses.ts';
import { ipBlockOf } from '../../network/ipBlocks.ts';
import { hasPort } from '../../network/ports.ts';
import type { Finding, PlacedEdit } from '../finding.ts';
import type { PolicyRule } from '../rule.ts';
import { type Entry, entriesOf } from './entries.ts';
import { originIn, valueAt } from './places.ts';

/** Where clouds tell a machine who it is, and hand out its credentials. */
const addresses: readonly { readonly cidr: string; readonly set: AddressSet; readonly clouds: string }[] = [
  { cidr: '169.254.169.254/32', clouds: 'AWS, Google Cloud, Azure and others' },
  { cidr: 'fd00:ec2::254/128', clouds: 'AWS' },
].map((each) => ({ ...each, set: cidrAddresses(each.cidr) ?? noAddresses }));

/** The services are spoken to in plain HTTP. */
const port = 80;

/** A range of addresses that holds the metadata service of a cloud. */
export const metadataAddress: PolicyRule = {
  id: 'metadata-address-reachable',
  scope: 'policy',
  summary: 'A range of addresses holds the metadata service of the cloud',
  explanation:
    'On the machines of clouds 169.254.169.254 (AWS over IPv6 also fd00:ec2::254) tells whoever asks what the machine is, ' +
    'and hands out its credentials. A range such as `0.0.0.0/0` that is meant as “the internet” holds this address too: ' +
    'a pod that is taken over then gets what its node may do.\n\n' +
    'Take the address out with `except`. Rules without `to`, which allow every destination, are not told: they say what ' +
    'they do. Pods that get their own credentials there (on Google Cloud by Workload Identity) need the address.\n\n' +
    'It is off at first: whether pods reach the service, and what it gives them, is decided by the cluster and not by its ' +
    'manifests. The hover on a range and the preview say that it holds the address all the same.',
  sources: [
    'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval.html',
    'https://cloud.google.com/compute/docs/metadata/overview',
    'https://learn.microsoft.com/azure/virtual-machines/instance-metadata-service',
  ],
  defaultSeverity: 'off',
  dependsOn: () => [],
  check(policy) {
    if (!policy.isolates.egress) return [];
    const entries = entriesOf(policy, 'egress');
    // Who allows every address does not mean the internet alone.
    if (entries.some(({ peer, ports }) => peer === undefined && hasPort(ports.numbers, 'TCP', port)))
      return [];
    return entries.flatMap((entry) => {
      const { peer } = entry;
      return peer?.kind === 'ipBlock' ? about(policy, entry, peer) : [];
    });
  },
};

function about(policy: NetworkPolicy, { ports }: Entry, peer: AddressPeer): readonly Finding[] {
  if (!hasPort(ports.numbers, 'TCP', port)) return [];
  const { surely } = ipBlockOf(peer);
  const block = cidrAddresses(peer.cidr);
  return addresses.flatMap(({ cidr, set, clouds }): readonly Finding[] => {
    // One who writes the address means it.
    if (!isAddressSubset(set, surely) || block === undefined || isAddressSubset(block, set)) return [];
    return [
      {
        message:
          `${peer.cidr} holds ${cidr.replace(/\/.*/, '')}, where ${clouds} hand out the credentials of the node to whoever ` +
          'asks. If the internet is meant, take the address out with `except`.',
        place: valueAt(originIn(policy, `${peer.origin.path}.ipBlock.cidr`)),
        fixes: [{ title: `Take ${cidr} out`, safe: true, edits: [takingOut(peer, cidr)] }],
      },
    ];
  });
}

function takingOut({ origin, except }: AddressPeer, cidr: string): PlacedEdit {
  const { object, path } = origin;
  if (except.length === 0)
    return { before: { object, path: `${path}.ipBlock.cidr` }, key: 'except', value: [cidr] };
  return { after: { object, path: `${path}.ipBlock.except[${except.length - 1}]` }, items: [cidr] };
}
