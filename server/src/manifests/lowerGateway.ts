import type { Gateway, GatewayListener, ReferenceGrant } from '../kubernetes/objects.ts';
import {
  child,
  descend,
  type Field,
  integerValue,
  listItems,
  nameOf,
  namespaceOf,
  stateOf,
  textValue,
} from './field.ts';
import type { Lowering } from './lowering.ts';
import { lowerSelector } from './lowerSelector.ts';

/** A Gateway of gateway.networking.k8s.io with its listeners. */
export function lowerGateway(object: Field, lowering: Lowering): Gateway {
  return {
    kind: 'Gateway',
    namespace: namespaceOf(object),
    name: nameOf(object) ?? '',
    listeners: listItems(descend(object, 'spec', 'listeners')).map((item) => lowerListener(item, lowering)),
    origin: lowering.origin(''),
  };
}

function lowerListener(item: Field, lowering: Lowering): GatewayListener {
  const allowed = child(item, 'allowedRoutes');
  const kinds = child(allowed, 'kinds');
  return {
    name: textValue(child(item, 'name')) ?? '',
    port: integerValue(child(item, 'port')),
    protocol: textValue(child(item, 'protocol')) ?? '',
    hostname: textValue(child(item, 'hostname'))?.toLowerCase() || undefined,
    from: lowerFrom(child(allowed, 'namespaces'), lowering),
    kinds:
      listItems(kinds).length === 0
        ? undefined
        : listItems(kinds).map((kind) => textValue(child(kind, 'kind')) ?? ''),
    origin: lowering.origin(item.path),
  };
}

/** The namespace of the Gateway alone, unless it says otherwise (RouteNamespaces of the API's types). */
function lowerFrom(namespaces: Field, lowering: Lowering): GatewayListener['from'] {
  const field = child(namespaces, 'from');
  if (stateOf(field) === 'absent') return 'Same';
  const from = textValue(field);
  if (from === 'Selector') return lowerSelector(child(namespaces, 'selector'), lowering);
  return from === 'Same' || from === 'All' || from === 'None' ? from : undefined;
}

/** A ReferenceGrant of gateway.networking.k8s.io, as far as it is about Services. */
export function lowerReferenceGrant(object: Field, lowering: Lowering): ReferenceGrant {
  const spec = child(object, 'spec');
  return {
    kind: 'ReferenceGrant',
    namespace: namespaceOf(object),
    name: nameOf(object) ?? '',
    from: listItems(child(spec, 'from')).map((item) => ({
      kind: textValue(child(item, 'kind')) ?? '',
      namespace: textValue(child(item, 'namespace')) ?? '',
    })),
    services: listItems(child(spec, 'to'))
      .filter((item) => textValue(child(item, 'kind')) === 'Service')
      .map((item) => ({ name: textValue(child(item, 'name')) || undefined })),
    origin: lowering.origin(''),
  };
}
