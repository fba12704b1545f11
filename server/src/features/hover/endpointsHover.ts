import type { Entrance, Service, ServiceEndpoints } from '../../kubernetes/objects.ts';
import { type AddressedPort, addressesBehind, endpointsOf } from '../../network/serviceAddresses.ts';
import { namespaceNameOf, type World } from '../../network/world.ts';
import { bullets, code, few, paragraphs } from './markdown.ts';

const maximumAddresses = 6;

/** Where a Service without a selector leads, as far as the files say so. */
export function describeAddresses(world: World, service: Service): string {
  const behind = addressesBehind(world, service);
  if (behind.length > 0) {
    return paragraphs(
      'Without a selector: leads to the addresses of its endpoints. Policies see these in its place, and an `ipBlock` names them.',
      bullets(behind.map(addressesText)),
    );
  }
  const [endpoints] = endpointsOf(world, service);
  return endpoints === undefined
    ? 'Without a selector: who stands behind it is not told by these files.'
    : `Without a selector: leads nowhere, for ${endpoints.writtenKind} ${code(endpoints.name)} has no ready address at a port of its name.`;
}

/** Where one port of such a Service leads; undefined where that is not told. */
export function describeAddressedPort(world: World, service: Service, name: string): string | undefined {
  const behind = addressesBehind(world, service).filter(({ port }) => port.name === name);
  if (behind.length === 0) return undefined;
  return paragraphs('Policies see the addresses behind this Service:', bullets(behind.map(addressesText)));
}

/** What an EndpointSlice or Endpoints has to do with policies; nothing where the control plane makes the endpoints. */
export function describeEndpoints(world: World, endpoints: ServiceEndpoints): string | undefined {
  const namespace = namespaceNameOf(world, endpoints);
  const services = world.services.get(namespace) ?? [];
  const service = services.find(({ name }) => name === endpoints.service);
  if (service === undefined || !endpointsOf(world, service).includes(endpoints)) return undefined;
  const stands = `Stands behind the Service ${code(service.name)}, which has no selector.`;
  if (addressesBehind(world, service).length === 0)
    return `${stands} It leads nowhere: there is no ready address at a port of its name.`;
  return `${stands} Policies see these addresses in its place, and an \`ipBlock\` names them.`;
}

/** Where the backends of an entrance lead that no pods stand behind, a line each. */
export function entranceAddresses(world: World, entrance: Entrance): readonly string[] {
  const home = namespaceNameOf(world, entrance);
  const services = entrance.backends.flatMap((backend) =>
    (world.services.get(backend.namespace ?? home) ?? []).filter(({ name }) => name === backend.service),
  );
  return [...new Set(services)].flatMap((service) =>
    addressesBehind(world, service).map(
      (behind) => `${addressesText(behind)}, by Service ${code(service.name)}`,
    ),
  );
}

function addressesText({ addresses, port: { number, protocol } }: AddressedPort): string {
  return `${protocol} ${number ?? 'on every port'}: ${few(addresses.map(code), maximumAddresses)}`;
}
