import type { Direction } from '../../kubernetes/networkPolicy.ts';
import { type AddressSet, addressRuns, noAddresses, unionAddresses } from '../../network/addresses.ts';
import type { Endpoint } from '../../network/endpoints.ts';
import { unknownName } from '../../network/ends/misnamed.ts';
import { addressEnd, type NamedEnd, workloadEnd, writtenAddresses } from '../../network/ends/namedEnd.ts';
import { addressProblem } from '../../network/ends/writtenAddresses.ts';
import type { World } from '../../network/world.ts';
import { Failure } from '../terminal.ts';

/**
 * What `--from` or `--to` names.
 * @param text `namespace/name`, `namespace/name[Kind]`, an address or a CIDR
 * @param direction in which policies speak about it: `ingress` for a source, `egress` for a destination
 * @throws Failure where the files hold no such workload, or the addresses can't be read
 */
export function nameEndpoint(world: World, text: string, direction: Direction): NamedEnd {
  const addresses = writtenAddresses(text);
  if (addresses !== undefined) return addressEnd(world, text, addresses, direction);
  const found = workloadEnd(world, text);
  if (found === undefined) throw new Failure(addressProblem(text) ?? unknownName(world, text));
  if ('ids' in found)
    throw new Failure(`${text} names several workloads: ${found.ids.join(', ')}. Name one of them.`);
  return found;
}

/** How an answer names what it is about of one end: of addresses those that it holds for. */
export function endpointName(endpoints: readonly Endpoint[], named: NamedEnd): string {
  if (named.kind === 'pods') return named.name;
  const sets = endpoints.map((one) => (one.kind === 'addresses' ? one.set : noAddresses));
  return runName(sets.reduce(unionAddresses, noAddresses));
}

function runName(set: AddressSet): string {
  return addressRuns(set)
    .map(({ first, last }) => (first === last ? first : `${first}-${last}`))
    .join(',');
}
