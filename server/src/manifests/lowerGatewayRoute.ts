import type { Entrance, EntranceBackend, RouteParent } from '../kubernetes/objects.ts';
import { child, type Field, integerValue, listItems, nameOf, namespaceOf, textValue } from './field.ts';
import type { Lowering } from './lowering.ts';

/**
 * A route of gateway.networking.k8s.io, with the Services behind all of its rules. Parents that are Services are about
 * traffic inside a mesh, which is no way in.
 * @param kind HTTPRoute, GRPCRoute, TLSRoute, TCPRoute or UDPRoute
 */
export function lowerGatewayRoute(object: Field, kind: string, lowering: Lowering): Entrance {
  const spec = child(object, 'spec');
  const references = listItems(child(spec, 'rules')).flatMap((rule) => listItems(child(rule, 'backendRefs')));
  return {
    kind: 'Entrance',
    entranceKind: 'GatewayRoute',
    writtenKind: kind,
    namespace: namespaceOf(object),
    name: nameOf(object) ?? '',
    backends: references.flatMap((reference) => lowerBackend(reference, lowering)),
    parents: listItems(child(spec, 'parentRefs')).flatMap(lowerParent),
    hostnames: listItems(child(spec, 'hostnames')).flatMap((item) => textValue(item)?.toLowerCase() ?? []),
    origin: lowering.origin(''),
  };
}

function lowerParent(reference: Field): readonly RouteParent[] {
  const kind = textValue(child(reference, 'kind')) ?? 'Gateway';
  const name = textValue(child(reference, 'name'));
  if (kind === 'Service' || name === undefined) return [];
  return [
    {
      kind,
      namespace: textValue(child(reference, 'namespace')) || undefined,
      name,
      sectionName: textValue(child(reference, 'sectionName')) || undefined,
      port: integerValue(child(reference, 'port')),
    },
  ];
}

function lowerBackend(reference: Field, lowering: Lowering): readonly EntranceBackend[] {
  const service = textValue(child(reference, 'name'));
  const kind = textValue(child(reference, 'kind')) ?? 'Service';
  const group = textValue(child(reference, 'group')) ?? '';
  if (service === undefined || kind !== 'Service' || group !== '') return [];
  return [
    {
      service,
      namespace: textValue(child(reference, 'namespace')) || undefined,
      port: integerValue(child(reference, 'port')),
      origin: lowering.origin(reference.path),
    },
  ];
}
