import type {
  Entrance,
  EntranceBackend,
  Namespace,
  Service,
  ServicePort,
  ServiceReach,
} from '../kubernetes/objects.ts';
import {
  child,
  descend,
  type Field,
  integerValue,
  listItems,
  mappingEntries,
  nameOf,
  namespaceOf,
  scalarValue,
  stateOf,
  textValue,
} from './field.ts';
import type { Lowering } from './lowering.ts';
import { lowerDefaultedProtocol } from './lowerNetworkPolicy.ts';
import { lowerLabelMap, lowerLabels } from './lowerSelector.ts';

export function lowerNamespace(object: Field, lowering: Lowering): Namespace {
  lowering.note('metadata.name');
  return {
    kind: 'Namespace',
    name: nameOf(object) ?? '',
    labels: lowerLabels(descend(object, 'metadata', 'labels'), lowering),
    origin: lowering.origin(''),
  };
}

export function lowerService(object: Field, lowering: Lowering): Service {
  const spec = child(object, 'spec');
  const selector = child(spec, 'selector');
  lowering.note('metadata.name');
  lowering.note('metadata.namespace');
  return {
    kind: 'Service',
    namespace: namespaceOf(object),
    name: nameOf(object) ?? '',
    selector:
      // an external name is an alias, and its selector is left aside (core/v1 ServiceSpec)
      mappingEntries(selector).length === 0 || textValue(child(spec, 'type')) === 'ExternalName'
        ? undefined
        : lowerLabelMap(selector, lowering),
    ...ownLabels(object),
    ...addressesOf(spec),
    ports: listItems(child(spec, 'ports')).flatMap((item) => lowerServicePort(item, lowering)),
    reach: lowerReach(spec),
    origin: lowering.origin(''),
  };
}

function ownLabels(object: Field): Pick<Service, 'labels'> {
  const labels = lowerLabels(descend(object, 'metadata', 'labels'), silent);
  return labels.values.size === 0 && !labels.open ? {} : { labels };
}

/** No element of them is pointed at. */
const silent: Lowering = { origin: (path) => ({ object: '', path }), note: (path) => path };

function addressesOf(spec: Field): Pick<Service, 'addresses'> {
  const fields = [child(spec, 'clusterIP'), ...listItems(child(spec, 'clusterIPs'))];
  const written = fields.flatMap((field) => textValue(field) ?? []);
  const addresses = [...new Set(written)].filter((text) => text !== '' && text !== 'None');
  return addresses.length === 0 ? {} : { addresses };
}

function lowerReach(spec: Field): ServiceReach {
  const type = textValue(child(spec, 'type'));
  const isPlain = type !== 'NodePort' && type !== 'LoadBalancer' && type !== 'ExternalName';
  const isHeadless = isPlain && textValue(child(spec, 'clusterIP')) === 'None';
  return {
    type: isHeadless ? 'Headless' : isPlain ? 'ClusterIP' : type,
    keepsSource: textValue(child(spec, 'externalTrafficPolicy')) === 'Local',
    sourceRanges: listItems(child(spec, 'loadBalancerSourceRanges')).flatMap((item) => textValue(item) ?? []),
    hasExternalAddresses: listItems(child(spec, 'externalIPs')).length > 0,
  };
}

function lowerServicePort(item: Field, lowering: Lowering): readonly ServicePort[] {
  const number = integerValue(child(item, 'port'));
  const protocol = lowerDefaultedProtocol(child(item, 'protocol'));
  if (number === undefined || protocol === undefined) return [];
  if (typeof scalarValue(child(item, 'targetPort')) === 'string')
    lowering.note(child(item, 'targetPort').path);
  return [
    {
      name: textValue(child(item, 'name')),
      number,
      protocol,
      targetPort: portReference(child(item, 'targetPort')),
      origin: lowering.origin(item.path),
    },
  ];
}

function portReference(field: Field): number | string | undefined {
  const value = scalarValue(field);
  return typeof value === 'number' || typeof value === 'string' ? value : undefined;
}

/** networking.k8s.io/v1 Ingress: the default backend and those of all rules. */
export function lowerIngress(object: Field, lowering: Lowering): Entrance {
  const spec = child(object, 'spec');
  const paths = listItems(child(spec, 'rules')).flatMap((rule) => listItems(descend(rule, 'http', 'paths')));
  const backends = [child(spec, 'defaultBackend'), ...paths.map((path) => child(path, 'backend'))];
  return {
    ...entrance(object, 'Ingress', lowering),
    backends: backends.flatMap((backend) => {
      const service = child(backend, 'service');
      const port = child(service, 'port');
      const reference = portReference(child(port, 'number')) ?? portReference(child(port, 'name'));
      return lowerBackend(textValue(child(service, 'name')), reference, service, lowering);
    }),
  };
}

/** route.openshift.io/v1 Route: `to`, the alternate backends, and one target port for them all. */
export function lowerRoute(object: Field, lowering: Lowering): Entrance {
  const spec = child(object, 'spec');
  const port = portReference(descend(spec, 'port', 'targetPort'));
  const references = [child(spec, 'to'), ...listItems(child(spec, 'alternateBackends'))];
  return {
    ...entrance(object, 'Route', lowering),
    backends: references
      .filter((reference) => ['Service', undefined].includes(textValue(child(reference, 'kind'))))
      .flatMap((reference) => lowerBackend(textValue(child(reference, 'name')), port, reference, lowering)),
  };
}

function entrance(
  object: Field,
  entranceKind: 'Ingress' | 'Route',
  lowering: Lowering,
): Omit<Entrance, 'backends'> {
  return {
    kind: 'Entrance',
    entranceKind,
    writtenKind: entranceKind,
    namespace: namespaceOf(object),
    name: nameOf(object) ?? '',
    parents: undefined,
    hostnames: [],
    origin: lowering.origin(''),
  };
}

function lowerBackend(
  service: string | undefined,
  port: EntranceBackend['port'],
  field: Field,
  lowering: Lowering,
): readonly EntranceBackend[] {
  if (service === undefined || stateOf(field) === 'absent') return [];
  return [{ service, port, origin: lowering.origin(field.path) }];
}
