import type { EndpointsPort, Service, ServiceEndpoints } from '../kubernetes/objects.ts';
import { namespaceNameOf, type World } from './world.ts';

/** Where a port of a Service without a selector leads. */
export interface AddressedPort {
  /** As written, each once. */
  readonly addresses: readonly string[];
  readonly port: EndpointsPort;
}

/** The objects that say what stands behind a Service; of one with a selector the control plane says so by itself. */
export function endpointsOf(world: World, service: Service): readonly ServiceEndpoints[] {
  if (service.selector !== undefined || service.reach.type === 'ExternalName') return [];
  const written = world.endpoints.get(namespaceNameOf(world, service)) ?? [];
  return written.filter((endpoints) => endpoints.service === service.name);
}

/**
 * Where a Service without a selector leads, by the ports that both it and its endpoints have: they are told by their names
 * (discovery/v1 EndpointPort). Whether one of the addresses is a pod's can't be told.
 */
export function addressesBehind(world: World, service: Service): readonly AddressedPort[] {
  const names = new Set(service.ports.map(({ name, protocol }) => JSON.stringify([name ?? '', protocol])));
  const found = new Map<string, { readonly port: EndpointsPort; readonly addresses: Set<string> }>();
  for (const { addresses, ports } of endpointsOf(world, service).flatMap(({ parts }) => parts)) {
    for (const port of ports) {
      if (addresses.length === 0 || !names.has(JSON.stringify([port.name, port.protocol]))) continue;
      const key = JSON.stringify([port.name, port.number, port.protocol]);
      const known = found.get(key) ?? { port, addresses: new Set<string>() };
      for (const address of addresses) known.addresses.add(address);
      found.set(key, known);
    }
  }
  return [...found.values()].map(({ port, addresses }) => ({ port, addresses: [...addresses] }));
}
