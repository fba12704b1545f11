import type { Direction } from '../../kubernetes/networkPolicy.ts';
import type { Service } from '../../kubernetes/objects.ts';
import {
  type AddressSet,
  addressRuns,
  isNoAddress,
  noAddresses,
  unionAddresses,
} from '../../network/addresses.ts';
import { type Endpoint, isKnown } from '../../network/endpoints.ts';
import { unknownName } from '../../network/ends/misnamed.ts';
import {
  addressEnd,
  type NamedEnd,
  nodeName,
  workloadEnd,
  writtenAddresses,
} from '../../network/ends/namedEnd.ts';
import { serviceEnd } from '../../network/ends/serviceEnd.ts';
import { addressProblem } from '../../network/ends/writtenAddresses.ts';
import type { World } from '../../network/world.ts';
import { Failure } from '../terminal.ts';

/** An end, and the Service that leads to it where it is one. */
export interface ExplainedEnd extends NamedEnd {
  readonly service?: Service;
}

/**
 * What `--from` or `--to` names.
 * @param text `namespace/name`, `namespace/name[Kind]`, an address or a CIDR, `node`; as a destination also a Service
 * @param direction in which policies speak about it: `ingress` for a source, `egress` for a destination
 * @throws Failure where the files hold no such workload, or the addresses can't be read
 */
export function nameEndpoint(world: World, text: string, direction: Direction): ExplainedEnd {
  const addresses = writtenAddresses(text);
  if (addresses !== undefined) return addressEnd(world, text, addresses, direction);
  const found = workloadEnd(world, text);
  if (found === undefined && text === nodeName)
    return { name: nodeName, kind: 'node', endpoints: [{ kind: 'node' }] };
  const service = found === undefined ? serviceEnd(world, text) : undefined;
  if (service !== undefined) {
    if (direction === 'ingress')
      throw new Failure(`${text} is a Service, and such open no connections: name the workload behind it.`);
    if ('problem' in service) throw new Failure(service.problem);
    return {
      name: `${service.title}[Service]`,
      kind: 'service',
      endpoints: service.endpoints,
      service: service.service,
    };
  }
  if (found === undefined) throw new Failure(addressProblem(text) ?? unknownName(world, text));
  if ('ids' in found)
    throw new Failure(`${text} names several workloads: ${found.ids.join(', ')}. Name one of them.`);
  return found;
}

/** How an answer names what it is about of one end: of addresses those that it holds for, of a Service what stands behind. */
export function endpointName(endpoints: readonly Endpoint[], named: NamedEnd): string {
  if (named.kind === 'pods' || named.kind === 'node') return named.name;
  const pods = new Set(endpoints.filter(isKnown).map(({ listedAs }) => listedAs.id));
  const sets = endpoints.map((one) => (one.kind === 'addresses' ? one.set : noAddresses));
  const addresses = unionAddresses(sets);
  return [...pods, ...(isNoAddress(addresses) ? [] : [runName(addresses)])].join(',');
}

function runName(set: AddressSet): string {
  return addressRuns(set)
    .map(({ first, last }) => (first === last ? first : `${first}-${last}`))
    .join(',');
}
