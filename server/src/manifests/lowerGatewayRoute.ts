import type { Entrance, EntranceBackend } from '../kubernetes/objects.ts';
import { child, descend, type Field, integerValue, listItems, namespaceOf, textValue } from './field.ts';
import type { Lowering } from './lowering.ts';

/**
 * A route of gateway.networking.k8s.io: HTTPRoute, GRPCRoute, TLSRoute or TCPRoute, with the Services behind all of its
 * rules. Routes whose parents are all Services are about traffic inside a mesh, and are no way in.
 */
export function lowerGatewayRoute(object: Field, lowering: Lowering): Entrance {
  const spec = child(object, 'spec');
  const parents = listItems(child(spec, 'parentRefs')).map((parent) => textValue(child(parent, 'kind')));
  const isInside = parents.length > 0 && parents.every((kind) => kind === 'Service');
  const references = listItems(child(spec, 'rules')).flatMap((rule) => listItems(child(rule, 'backendRefs')));
  return {
    kind: 'Entrance',
    entranceKind: 'GatewayRoute',
    namespace: namespaceOf(object),
    name: textValue(descend(object, 'metadata', 'name')) ?? '',
    backends: isInside ? [] : references.flatMap((reference) => lowerBackend(reference, lowering)),
    origin: lowering.origin(''),
  };
}

function lowerBackend(reference: Field, lowering: Lowering): readonly EntranceBackend[] {
  const service = textValue(child(reference, 'name'));
  const kind = textValue(child(reference, 'kind')) ?? 'Service';
  const group = textValue(child(reference, 'group')) ?? '';
  if (service === undefined || kind !== 'Service' || group !== '') return [];
  return [
    {
      service,
      namespace: textValue(child(reference, 'namespace')),
      port: integerValue(child(reference, 'port')),
      origin: lowering.origin(reference.path),
    },
  ];
}
