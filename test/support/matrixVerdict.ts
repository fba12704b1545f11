import type { AddressSet } from '../../server/src/network/addresses.ts';
import { addressRowOf } from '../../server/src/network/classes/addressRows.ts';
import { between, matrixOf } from '../../server/src/network/classes/matrix.ts';
import { type Endpoint, isKnown, type KnownPods } from '../../server/src/network/endpoints.ts';
import type { PortSet } from '../../server/src/network/ports.ts';
import type { World } from '../../server/src/network/world.ts';

/**
 * What the classes of a world say about two ends, for comparison with `connection`.
 * @param source pods of the files, or one run of addresses for which all policies say the same
 */
export function matrixVerdict(
  world: World,
  source: Endpoint,
  destination: Endpoint,
): { readonly surely: PortSet; readonly possibly: PortSet } {
  const matrix = matrixOf(world);
  const { ports } = matrix.basis;
  if (isKnown(source) && isKnown(destination)) {
    const pair = between(matrix, matrix.classOf(source).number, matrix.classOf(destination).number);
    return { surely: ports.setOf(pair.surely), possibly: ports.setOf(pair.possibly) };
  }
  const [pods, other] = isKnown(source) ? [source, destination] : [destination, source];
  if (!isKnown(pods) || other.kind !== 'addresses') throw new Error('one end must be pods of the files');
  return withAddresses(world, pods, other.set, isKnown(source) ? 'egress' : 'ingress');
}

function withAddresses(
  world: World,
  pods: KnownPods,
  { ipv4, ipv6 }: AddressSet,
  direction: 'ingress' | 'egress',
): { readonly surely: PortSet; readonly possibly: PortSet } {
  const matrix = matrixOf(world);
  const limit = matrix.limits[direction][matrix.classOf(pods).number];
  if (limit === undefined) throw new Error('every class has a limit');
  const row = addressRowOf(matrix.basis, limit);
  const [four, six] = [ipv4[0]?.first, ipv6[0]?.first];
  const piece =
    row.ipv4.find(({ first, last }) => four !== undefined && first <= four && four <= last) ??
    row.ipv6.find(({ first, last }) => six !== undefined && first <= six && six <= last);
  if (piece === undefined) throw new Error('every address is in a piece');
  const { ports } = matrix.basis;
  return { surely: ports.setOf(piece.surely), possibly: ports.setOf(piece.possibly) };
}
