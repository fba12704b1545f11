import type { AddressRanges } from '../kubernetes/objects.ts';
import { child, descend, type Field, listItems, nameOf, textValue } from './field.ts';
import type { Lowering } from './lowering.ts';

type Read = (object: Field) => Pick<AddressRanges, 'pods' | 'services'>;

/** kubeadm separates the ranges of two families by a comma, and kind, too. */
function written(field: Field): readonly string[] {
  return (textValue(field) ?? '').split(',').flatMap((text) => text.trim() || []);
}

function subnets(networking: Field): ReturnType<Read> {
  return {
    pods: written(child(networking, 'podSubnet')),
    services: written(child(networking, 'serviceSubnet')),
  };
}

const readers: Readonly<Record<string, Read>> = {
  '/Node': (object) => {
    const spec = child(object, 'spec');
    const all = [...written(child(spec, 'podCIDR')), ...listItems(child(spec, 'podCIDRs')).flatMap(written)];
    return { pods: [...new Set(all)], services: [] };
  },
  'networking.k8s.io/ServiceCIDR': (object) => ({
    pods: [],
    services: listItems(descend(object, 'spec', 'cidrs')).flatMap(written),
  }),
  'kubeadm.k8s.io/ClusterConfiguration': (object) => subnets(child(object, 'networking')),
  'kind.x-k8s.io/Cluster': (object) => subnets(child(object, 'networking')),
  'kubeproxy.config.k8s.io/KubeProxyConfiguration': (object) => ({
    pods: written(child(object, 'clusterCIDR')),
    services: [],
  }),
  'crd.projectcalico.org/IPPool': pool,
  'projectcalico.org/IPPool': pool,
};

function pool(object: Field): ReturnType<Read> {
  return { pods: written(descend(object, 'spec', 'cidr')), services: [] };
}

/** The kinds that say where the addresses of pods and Services lie. */
export const rangeLowerers: readonly [string, (object: Field, lowering: Lowering) => AddressRanges][] =
  Object.entries(readers).map(([key, read]) => {
    const writtenKind = key.slice(key.indexOf('/') + 1);
    return [
      key,
      (object, lowering) => ({
        kind: 'AddressRanges',
        writtenKind,
        name: nameOf(object) ?? '',
        ...read(object),
        origin: lowering.origin(''),
      }),
    ];
  });
