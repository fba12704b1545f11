import { groupBy } from '../../base/groupBy.ts';
import type { Direction } from '../../kubernetes/networkPolicy.ts';
import { addressRuns, allAddresses, cutAddresses } from '../../network/addresses.ts';
import type { ConnectionRow } from '../../network/connections.ts';
import { sideDoubts } from '../../network/doubts.ts';
import { type Endpoint, isKnown, type KnownPods } from '../../network/endpoints.ts';
import { entranceConnections } from '../../network/entranceConnections.ts';
import { namedBlocks } from '../../network/listing.ts';
import { isNoPort, samePorts, subtractPorts } from '../../network/ports.ts';
import { type Connection, connection } from '../../network/reachability.ts';
import type { World } from '../../network/world.ts';
import type { Doubt } from '../doubtWords.ts';

/** The doubts about some rows that are not sure, each once. */
export function doubtsAbout(world: World, rows: readonly ConnectionRow[]): ReadonlySet<Doubt> {
  const workloads = groupBy(world.cluster.pods, ({ listedAs }) => listedAs.id);
  const sources = endsById(world, workloads, 'ingress');
  const destinations = endsById(world, workloads, 'egress');
  const unled = new Set(
    entranceConnections(world)
      .filter(({ isLed }) => !isLed)
      .map(({ listedAs }) => listedAs.id),
  );
  const doubts = new Set<Doubt>();
  for (const { src, dst } of rows) {
    const from = sources.get(src);
    // the one source that is neither a workload nor addresses
    if (from === undefined) doubts.add(unled.has(dst) ? 'attachment' : 'controller');
    else for (const doubt of doubtsBetween(world, from, destinations.get(dst) ?? [])) doubts.add(doubt);
  }
  return doubts;
}

/** The ends of rows by their names. */
function endsById(
  world: World,
  workloads: ReadonlyMap<string, readonly KnownPods[]>,
  direction: Direction,
): ReadonlyMap<string, readonly Endpoint[]> {
  const ends = new Map<string, readonly Endpoint[]>(workloads);
  for (const set of cutAddresses(allAddresses, namedBlocks(world, direction))) {
    const [run] = addressRuns(set);
    ends.set(`${run?.first}-${run?.last}[External]`, [{ kind: 'addresses', set }]);
  }
  return ends;
}

function doubtsBetween(world: World, from: readonly Endpoint[], to: readonly Endpoint[]): ReadonlySet<Doubt> {
  let first: Connection | undefined;
  for (const source of from) {
    for (const destination of to) {
      const found = connection(world, source, destination);
      const rest = subtractPorts(found.possibly, found.surely);
      if (!isNoPort(rest))
        return new Set([
          ...(found.egress === undefined ? [] : sideDoubts(world, found.egress, source, destination, rest)),
          ...(found.ingress === undefined ? [] : sideDoubts(world, found.ingress, destination, source, rest)),
        ]);
      first ??= found;
      if (!samePorts(first.possibly, found.possibly))
        return new Set([from.some(isOwned) || to.some(isOwned) ? 'owner' : 'twins']);
    }
  }
  return new Set();
}

/** Whether pods stand under an owner's name, which several may do. */
function isOwned(end: Endpoint): boolean {
  return isKnown(end) && end.workload.owner !== undefined;
}
