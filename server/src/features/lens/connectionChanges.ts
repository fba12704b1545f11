import { compareInSteps, namesOf } from '../../network/changes/differenceRows.ts';
import { formatPorts, type PortSet } from '../../network/ports.ts';
import type { World } from '../../network/world.ts';
import type { AllowedPorts, ConnectionChange } from '../../protocol/difference.ts';

/** What is allowed otherwise in one world than in another, by groups of workloads that fare alike; in steps. */
export function* connectionChanges(
  before: World,
  after: World,
): Generator<void, readonly ConnectionChange[]> {
  const { changes, shown } = yield* compareInSteps(before, after);
  const found: ConnectionChange[] = [];
  for (const change of changes) {
    const sources = namesOf(change.sources, shown.ingress);
    const destinations = namesOf(change.destinations, shown.egress);
    yield;
    // addresses that no policy names are left out, as in listings
    if (sources.length === 0 || destinations.length === 0) continue;
    found.push({ sources, destinations, before: written(change.before), after: written(change.after) });
  }
  return found;
}

function written({
  surely,
  possibly,
}: {
  readonly surely: PortSet;
  readonly possibly: PortSet;
}): AllowedPorts {
  return { surely: formatPorts(surely), possibly: formatPorts(possibly) };
}
