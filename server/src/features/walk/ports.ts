import type { Service } from '../../kubernetes/objects.ts';
import type { Endpoint } from '../../network/endpoints.ts';
import { type AskedPort, readPort } from '../../network/ends/askedPort.ts';
import { portBehind } from '../../network/ends/serviceEnd.ts';
import type { World } from '../../network/world.ts';

/** Which port is asked about, as far as the text tells without a destination. */
export type WrittenPort =
  | { readonly kind: 'every' }
  | { readonly kind: 'number'; readonly port: AskedPort }
  /** Each destination may give it another number. */
  | { readonly kind: 'name'; readonly name: string };

/** @returns undefined where the text is no port */
export function writtenPort(text: string | undefined): WrittenPort | undefined {
  const trimmed = text?.trim() ?? '';
  if (trimmed === '') return { kind: 'every' };
  const port = readPort(trimmed);
  if (port === 'no-port') return undefined;
  return port === 'name' ? { kind: 'name', name: trimmed.toLowerCase() } : { kind: 'number', port };
}

/**
 * The port on one destination; of a Service the port of what stands behind the Service's port, where it has such a port.
 * @returns undefined where every port is asked about, `none` where the destination has no port of that name
 */
export function portOn(
  world: World,
  written: WrittenPort,
  destination: Endpoint,
  service: Service | undefined,
): AskedPort | 'none' | undefined {
  if (written.kind === 'every') return undefined;
  if (service !== undefined) {
    const servicePort = service.ports.find((one) =>
      written.kind === 'name'
        ? one.name === written.name
        : one.number === written.port.number && one.protocol === written.port.protocol,
    );
    return (servicePort && portBehind(world, service, servicePort, destination)) ?? 'none';
  }
  if (written.kind === 'number') return written.port;
  const found =
    destination.kind === 'pods' ? destination.ports?.find(({ name }) => name === written.name) : undefined;
  return found === undefined ? 'none' : { number: found.number, protocol: found.protocol };
}

/** `8080 TCP` */
export function portText(port: AskedPort | undefined): string {
  return port === undefined ? 'any port' : `${port.number} ${port.protocol}`;
}
