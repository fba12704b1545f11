import type { Service, ServicePort } from '../../kubernetes/objects.ts';
import { overlapsAddresses } from '../addresses.ts';
import { type Endpoint, isKnown } from '../endpoints.ts';
import { addressesBehind } from '../serviceAddresses.ts';
import { podsOfService, targetPort } from '../services.ts';
import type { World } from '../world.ts';
import type { AskedPort } from './askedPort.ts';
import { writtenAddresses } from './namedEnd.ts';

/** A Service that somebody has named as where a connection goes. */
export interface ServiceEnd {
  /** `shop/api` */
  readonly title: string;
  readonly service: Service;
  /** What stands behind it: pods, or, where it has no selector, the addresses that are written for it, one by one. */
  readonly endpoints: readonly Endpoint[];
}

/**
 * What `namespace/name[Service]` means; without a namespace it is the world's own.
 * @returns undefined where the text is not written so, and why it means nothing where there is no such Service, or it leads
 * nowhere that is known
 */
export function serviceEnd(
  world: World,
  text: string,
): ServiceEnd | { readonly problem: string } | undefined {
  const [, written] = /^(.+)\[Service\]$/.exec(text) ?? [];
  if (written === undefined) return undefined;
  const title = written.includes('/') ? written : `${world.defaultNamespace}/${written}`;
  const [namespace = '', name] = title.split('/');
  const service = world.services.get(namespace)?.find((one) => one.name === name);
  if (service === undefined) return { problem: `There is no Service ${title} in these files.` };
  if (service.reach.type === 'ExternalName') {
    return {
      problem: `The Service ${title} stands for a name outside the cluster, whose addresses no file tells.`,
    };
  }
  const endpoints = endpointsOf(world, service);
  if (endpoints.length > 0) return { title, service, endpoints };
  const what = service.selector === undefined ? 'pod and no address' : 'pod';
  return {
    problem: `The Service ${title} leads to no ${what} of these files, so that there is nothing to ask about.`,
  };
}

function endpointsOf(world: World, service: Service): readonly Endpoint[] {
  const { surely, possibly } = podsOfService(world, service);
  const addresses = new Set(addressesBehind(world, service).flatMap((behind) => behind.addresses));
  const sets = [...addresses].flatMap((address) => writtenAddresses(address) ?? []);
  return [...surely, ...possibly, ...sets.map((set) => ({ kind: 'addresses' as const, set }))];
}

/**
 * The port of one end of a Service that stands behind one of the Service's.
 * @returns undefined where the end has none
 */
export function portBehind(
  world: World,
  service: Service,
  port: ServicePort,
  end: Endpoint,
): AskedPort | undefined {
  const { protocol } = port;
  if (isKnown(end)) {
    const number = targetPort(port, end);
    return number === undefined ? undefined : { number, protocol };
  }
  if (end.kind !== 'addresses') return undefined;
  const behind = addressesBehind(world, service).find(
    (one) =>
      one.port.name === (port.name ?? '') &&
      one.port.protocol === protocol &&
      one.addresses.some((address) => isAt(address, end.set)),
  );
  // an EndpointSlice may leave the number out: every port of the address
  return behind && { number: behind.port.number ?? port.number, protocol };
}

function isAt(address: string, set: Parameters<typeof overlapsAddresses>[1]): boolean {
  const written = writtenAddresses(address);
  return written !== undefined && overlapsAddresses(written, set);
}
