import type { Environment } from '../../assembly/environment.ts';
import type { AddressPeer, NetworkPolicy } from '../../kubernetes/networkPolicy.ts';
import type { Service } from '../../kubernetes/objects.ts';
import { type AddressSet, cidrAddresses, isAddressSubset, isNoAddress } from '../../network/addresses.ts';
import { clusterRanges } from '../../network/clusterRanges.ts';
import { pluginOf } from '../../network/plugins/known.ts';
import { namespaceNameOf, type World } from '../../network/world.ts';
import type { Finding } from '../finding.ts';
import { networkPolicyPage } from '../networkPolicyPage.ts';
import type { PolicyRule } from '../rule.ts';
import { entriesOf } from './entries.ts';
import { originIn, valueAt } from './places.ts';

/** A range of addresses that pods or Services have. */
export const ipBlockInCluster: PolicyRule = {
  id: 'ip-block-in-cluster',
  scope: 'policy',
  summary: 'An ipBlock names addresses of pods or Services',
  explanation:
    '`ipBlock` is for addresses outside the cluster. Whether it names pods by their addresses is up to the plugin: to some ' +
    'it does, to others never; and pods get new addresses all the time. The address of a Service is replaced by that of a ' +
    'pod before most plugins look at a connection, so that an ipBlock with it names nobody.\n\n' +
    'Name pods by their labels with `podSelector` and `namespaceSelector`. Told where the whole block lies within the ' +
    'addresses of the cluster: as Nodes, ServiceCIDRs, IP pools of Calico, the files for kubeadm and kind, or the ' +
    '`clusterIP` of a Service say it, or `cluster.podRanges` and `cluster.serviceRanges` of an environment in ' +
    '`.policy-lens.yaml`.',
  sources: [
    networkPolicyPage('behavior-of-ipblock-selectors'),
    'https://github.com/cilium/cilium/issues/9209',
    'https://github.com/projectcalico/calico/issues/6634',
  ],
  defaultSeverity: 'warning',
  dependsOn: ({ world, networkPlugin }) => [
    world.ranges,
    world.declared,
    world.defaultNamespace,
    networkPlugin,
    ...world.services.values(),
  ],
  check(policy, environment) {
    return (['ingress', 'egress'] as const).flatMap((direction) => {
      if (!policy.isolates[direction]) return [];
      return entriesOf(policy, direction).flatMap(({ peer }) =>
        peer?.kind === 'ipBlock' ? about(policy, peer, environment) : [],
      );
    });
  },
};

function about(policy: NetworkPolicy, peer: AddressPeer, environment: Environment): readonly Finding[] {
  const { world } = environment;
  const block = cidrAddresses(peer.cidr);
  if (block === undefined || isNoAddress(block)) return [];
  const { pods, services } = clusterRanges(world);
  const isIn = ({ set }: { readonly set: AddressSet }): boolean => isAddressSubset(block, set);
  const service = servicesByAddress(world).find(isIn)?.service;
  const serviceRange = services.find(isIn);
  const podRange = pods.find(isIn);
  const place = valueAt(originIn(policy, `${peer.origin.path}.ipBlock.cidr`));
  if (service !== undefined || serviceRange !== undefined) {
    const what =
      service === undefined
        ? `${peer.cidr} lies within the addresses of Services (${serviceRange?.text})`
        : `${peer.cidr} is the address of Service ${namespaceNameOf(world, service)}/${service.name}`;
    return [
      {
        message:
          `${what}: most plugins see the address of the pod behind a Service and never this one, so this entry names nobody. ` +
          'Name the pods by their labels.',
        place,
      },
    ];
  }
  if (podRange === undefined) return [];
  return [
    {
      message: `${peer.cidr} lies within the addresses of pods (${podRange.text}): ${whatHolds(environment)}. Name pods by their labels.`,
      place,
    },
  ];
}

interface AddressedService {
  readonly service: Service;
  readonly set: AddressSet;
}

/** Single addresses alone: a wider block is no Service's. */
function servicesByAddress({ services }: World): readonly AddressedService[] {
  return [...services.values()].flat().flatMap((service) =>
    (service.addresses ?? []).flatMap((address) => {
      const set = cidrAddresses(`${address}/${address.includes(':') ? 128 : 32}`);
      return set === undefined ? [] : [{ service, set }];
    }),
  );
}

/** What the environment's plugin is documented to do, else that they differ. */
function whatHolds({ networkPlugin }: Environment): string {
  const { name, differences } = pluginOf(networkPlugin);
  const known = differences.find(({ aspect }) => aspect === 'ip-block-and-pods');
  const usual =
    'whether an ipBlock names pods by their addresses is up to the plugin, and these addresses change';
  return known === undefined ? usual : `with ${name} ${known.text}, and these addresses change`;
}
