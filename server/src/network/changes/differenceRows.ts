import { finish } from '../../base/steps.ts';
import { type AddressSet, intersectAddresses, isNoAddress, noAddresses } from '../addresses.ts';
import { entranceConnections } from '../entranceConnections.ts';
import { blocksIn, externalId, listedIds } from '../listing.ts';
import { formatPorts, isNoPort, isPortSubset, noPorts, type PortSet, samePorts } from '../ports.ts';
import type { World } from '../world.ts';
import { type Change, type ChangedEnd, changesInSteps } from './changes.ts';

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

/** Two worlds compared, ready to be asked about any of their workloads. */
export interface Difference {
  readonly before: World;
  readonly after: World;
  /** By groups of workloads that fare alike, with what is only possible. */
  readonly changes: readonly Change[];
  /** The addresses that listings show, as sources and as destinations. */
  readonly shown: { readonly ingress: AddressSet; readonly egress: AddressSet };
  /** What ways in lead to, before and after. */
  readonly entrances: readonly [ReadonlyMap<string, PortSet>, ReadonlyMap<string, PortSet>];
}

/** Compares two worlds in steps. */
export function* compareInSteps(before: World, after: World): Generator<void, Difference> {
  const changes = yield* changesInSteps(before, after);
  const shown = {
    ingress: yield* shownAddresses([before, after], 'ingress'),
    egress: yield* shownAddresses([before, after], 'egress'),
  };
  return { before, after, changes, shown, entrances: [entrances(before), entrances(after)] };
}

/**
 * What is surely allowed in one world and not in the other, pair by pair: changed, added and removed connections in this
 * order, each sorted. As in netpol-analyzer no workload is paired with itself; runs of addresses with the same change
 * are joined, and IPv6 ones appear where a policy of either world names one.
 */
export function differenceRows(before: World, after: World): readonly DifferenceRow[] {
  return finish(rowsInSteps(finish(compareInSteps(before, after)), undefined));
}

/**
 * The rows of a comparison in steps.
 * @param about the workloads of which one must be an end; undefined: all pairs
 */
export function* rowsInSteps(
  { before, after, changes, shown, entrances: [old, fresh] }: Difference,
  about: ReadonlySet<string> | undefined,
): Generator<void, readonly DifferenceRow[]> {
  const writer = new RowWriter(before, after);
  for (const change of changes) {
    if (!samePorts(change.before.surely, change.after.surely) && isAbout(change, about)) {
      const sources = namesOf(change.sources, shown.ingress);
      const destinations = namesOf(change.destinations, shown.egress);
      const wanted = about && destinations.filter((dst) => about.has(dst));
      for (const src of sources) {
        for (const dst of wanted === undefined || about?.has(src) ? destinations : wanted) {
          if (src !== dst) writer.add(src, dst, change.before.surely, change.after.surely);
        }
      }
    }
    yield;
  }
  for (const dst of new Set([...old.keys(), ...fresh.keys()])) {
    if (about !== undefined && !about.has(dst)) continue;
    writer.add(ingressController, dst, old.get(dst) ?? noPorts, fresh.get(dst) ?? noPorts);
  }
  return writer.sorted();
}

function isAbout({ sources, destinations }: Change, about: ReadonlySet<string> | undefined): boolean {
  return about === undefined || holdsAny(sources, about) || holdsAny(destinations, about);
}

function holdsAny(end: ChangedEnd, ids: ReadonlySet<string>): boolean {
  return end.kind === 'pods' && end.groups.some((group) => group.ids.some((id) => ids.has(id)));
}

/** The addresses that a listing shows: IPv6 ones only where a policy names some. */
function* shownAddresses(
  worlds: readonly World[],
  direction: 'ingress' | 'egress',
): Generator<void, AddressSet> {
  let namesIpv6 = false;
  for (const policies of worlds.flatMap((world) => [...world.policies.values()])) {
    namesIpv6 ||= blocksIn(policies)[direction].some(({ ipv6 }) => ipv6.length > 0);
    yield;
  }
  const ipv4 = [{ first: 0, last: 2 ** 32 - 1 }];
  return { ipv4, ipv6: namesIpv6 ? [{ first: 0n, last: 2n ** 128n - 1n }] : [] };
}

/** How listings name an end: its workloads, or each run of its addresses that is shown. */
export function namesOf(end: ChangedEnd, shown: AddressSet): readonly string[] {
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
    this.#old = listedIds(before.cluster);
    this.#fresh = listedIds(after.cluster);
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
