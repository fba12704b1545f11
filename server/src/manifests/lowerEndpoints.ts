import type { EndpointsPart, EndpointsPort, ServiceEndpoints } from '../kubernetes/objects.ts';
import {
  child,
  descend,
  type Field,
  integerValue,
  listItems,
  nameOf,
  namespaceOf,
  scalarValue,
  textValue,
} from './field.ts';
import type { Lowering } from './lowering.ts';
import { lowerDefaultedProtocol } from './lowerNetworkPolicy.ts';

/** discovery.k8s.io EndpointSlice: it belongs to the Service that its label names; names of the DNS are no addresses. */
export function lowerEndpointSlice(object: Field, lowering: Lowering): ServiceEndpoints {
  const labels = descend(object, 'metadata', 'labels');
  const hasAddresses = textValue(child(object, 'addressType')) !== 'FQDN';
  const endpoints = hasAddresses ? listItems(child(object, 'endpoints')).filter(isReady) : [];
  const addresses = endpoints.flatMap((endpoint) =>
    // kube-proxy takes the first one (discovery/v1 Endpoint)
    listItems(child(endpoint, 'addresses'))
      .slice(0, 1)
      .flatMap((address) => textValue(address) ?? []),
  );
  return {
    ...named(object, 'EndpointSlice', lowering),
    service: textValue(child(labels, 'kubernetes.io/service-name')) ?? '',
    parts: [{ addresses, ports: lowerPorts(object) }],
  };
}

/** core/v1 Endpoints, which belong to the Service of their name. */
export function lowerEndpoints(object: Field, lowering: Lowering): ServiceEndpoints {
  const own = named(object, 'Endpoints', lowering);
  return {
    ...own,
    service: own.name,
    parts: listItems(child(object, 'subsets')).map(
      (subset): EndpointsPart => ({
        addresses: listItems(child(subset, 'addresses')).flatMap(
          (item) => textValue(child(item, 'ip')) ?? [],
        ),
        ports: lowerPorts(subset),
      }),
    ),
  };
}

function named(
  object: Field,
  writtenKind: ServiceEndpoints['writtenKind'],
  lowering: Lowering,
): Omit<ServiceEndpoints, 'service' | 'parts'> {
  return {
    kind: 'ServiceEndpoints',
    writtenKind,
    namespace: namespaceOf(object),
    name: nameOf(object) ?? '',
    origin: lowering.origin(''),
  };
}

/** Where it is not said an endpoint counts as ready (discovery/v1 EndpointConditions). */
function isReady(endpoint: Field): boolean {
  return scalarValue(descend(endpoint, 'conditions', 'ready')) !== false;
}

function lowerPorts(holder: Field): readonly EndpointsPort[] {
  return listItems(child(holder, 'ports')).flatMap((item) => {
    const protocol = lowerDefaultedProtocol(child(item, 'protocol'));
    if (protocol === undefined) return [];
    return [
      { name: textValue(child(item, 'name')) ?? '', number: integerValue(child(item, 'port')), protocol },
    ];
  });
}
