import { type AddressSet, intersectAddresses, isNoAddress, noAddresses } from '../addresses.ts';
import { entranceConnections } from '../entranceConnections.ts';
import { externalId, listedPods, namedBlocks } from '../listing.ts';
import { formatPorts, isNoPort, isPortSubset, noPorts, type PortSet, samePorts } from '../ports.ts';
import type { World } from '../world.ts';
import { type ChangedEnd, changesBetween } from './changes.ts';

/** A pair of ends between which something else is surely allowed than before, in the notation of netpol-analyzer. */
export interface DifferenceRow {
  readonly type: 'changed' | 'added' | 'removed';
  /** `shop/web[Deployment]`, `10.0.0.0-10.0.0.255[External]` or `{ingress-controller}` */
  readonly src: string;
  readonly dst: string;
  /** `TCP 80,443`, `All Connections` or `No Connections` */
  readonly before: string;
  readonly after: string;
  /** Whether something is allowed that was not, and the other way round; both may be so. */
  readonly gained: boolean;
  readonly lost: boolean;
  /** The ends that were not there before, and those that are gone. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

const ingressController = '{ingress-controller}';

/**
 * What is surely allowed in one world and not in the other, pair by pair: changed, added and removed connections in this
 * order, each sorted. As in netpol-analyzer no workload is paired with itself; runs of addresses with the same change
 * are joined, and IPv6 ones appear where a policy of either world names one.
 * @param about the workloads of which one must be an end; undefined: all pairs
 */
export function differenceRows(
  before: World,
  after: World,
  about?: ReadonlySet<string>,
): readonly DifferenceRow[] {
  const isWanted = (src: string, dst: string): boolean =>
    about === undefined || about.has(src) || about.has(dst);
  const writer = new RowWriter(before, after);
  const shown = {
    ingress: shownAddresses([before, after], 'ingress'),
    egress: shownAddresses([before, after], 'egress'),
  };
  for (const change of changesBetween(before, after)) {
    if (samePorts(change.before.surely, change.after.surely)) continue;
    if (about !== undefined && !isAbout(change.sources, about) && !isAbout(change.destinations, about))
      continue;
    for (const src of namesOf(change.sources, shown.ingress)) {
      for (const dst of namesOf(change.destinations, shown.egress)) {
        if (src !== dst && isWanted(src, dst))
          writer.add(src, dst, change.before.surely, change.after.surely);
      }
    }
  }
  const [old, fresh] = [entrances(before), entrances(after)];
  for (const dst of new Set([...old.keys(), ...fresh.keys()])) {
    if (!isWanted(ingressController, dst)) continue;
    writer.add(ingressController, dst, old.get(dst) ?? noPorts, fresh.get(dst) ?? noPorts);
  }
  return writer.sorted();
}

function isAbout(end: ChangedEnd, about: ReadonlySet<string>): boolean {
  return end.kind === 'pods' && end.groups.some(({ ids }) => ids.some((id) => about.has(id)));
}

/** The addresses that a listing shows: IPv6 ones only where a policy names some. */
function shownAddresses(worlds: readonly World[], direction: 'ingress' | 'egress'): AddressSet {
  const namesIpv6 = worlds.some((world) => namedBlocks(world, direction).some(({ ipv6 }) => ipv6.length > 0));
  const ipv4 = [{ first: 0, last: 2 ** 32 - 1 }];
  return { ipv4, ipv6: namesIpv6 ? [{ first: 0n, last: 2n ** 128n - 1n }] : [] };
}

function namesOf(end: ChangedEnd, shown: AddressSet): readonly string[] {
  if (end.kind === 'pods') return end.groups.flatMap(({ ids }) => ids);
  const set = intersectAddresses(end.set, shown);
  if (isNoAddress(set)) return [];
  return [
    ...set.ipv4.map((run) => externalId({ ...noAddresses, ipv4: [run] })),
    ...set.ipv6.map((run) => externalId({ ...noAddresses, ipv6: [run] })),
  ];
}

function entrances(world: World): ReadonlyMap<string, PortSet> {
  return new Map(entranceConnections(world).map(({ listedAs, ports }) => [listedAs.id, ports.surely]));
}

const order: readonly DifferenceRow['type'][] = ['changed', 'added', 'removed'];

class RowWriter {
  readonly #rows: DifferenceRow[] = [];
  readonly #old: ReadonlySet<string>;
  readonly #fresh: ReadonlySet<string>;

  constructor(before: World, after: World) {
    this.#old = new Set(listedPods(before.cluster).map(({ id }) => id));
    this.#fresh = new Set(listedPods(after.cluster).map(({ id }) => id));
  }

  add(src: string, dst: string, before: PortSet, after: PortSet): void {
    if (samePorts(before, after)) return;
    const ends = [src, dst];
    this.#rows.push({
      type: isNoPort(before) ? 'added' : isNoPort(after) ? 'removed' : 'changed',
      src,
      dst,
      before: formatPorts(before),
      after: formatPorts(after),
      gained: !isPortSubset(after, before),
      lost: !isPortSubset(before, after),
      added: ends.filter((id) => this.#fresh.has(id) && !this.#old.has(id)),
      removed: ends.filter((id) => this.#old.has(id) && !this.#fresh.has(id)),
    });
  }

  sorted(): readonly DifferenceRow[] {
    return this.#rows.sort(
      (left, right) =>
        order.indexOf(left.type) - order.indexOf(right.type) ||
        byText(left.src, right.src) ||
        byText(left.dst, right.dst),
    );
  }
}

function byText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
