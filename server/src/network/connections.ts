import type { Direction } from '../kubernetes/networkPolicy.ts';
import { type AddressSet, addressRuns, allAddresses, cutAddresses } from './addresses.ts';
import type { Addresses, KnownPods } from './endpoints.ts';
import { entranceConnections } from './entranceConnections.ts';
import { ipBlockOf } from './ipBlocks.ts';
import {
  formatPorts,
  intersectPorts,
  isNoPort,
  noPorts,
  type PortSet,
  subtractPorts,
  unionPorts,
} from './ports.ts';
import { connection } from './reachability.ts';
import type { World } from './world.ts';

/** One line of the list, in the notation of np-guard's netpol-analyzer. */
export interface ConnectionRow {
  /** `shop/web[Deployment]`, `10.0.0.0-10.0.0.255[External]` or `{ingress-controller}` */
  readonly src: string;
  readonly dst: string;
  /** `TCP 80,443` or `All Connections` */
  readonly conn: string;
  readonly certainty: 'surely' | 'possibly';
}

interface Sets {
  readonly surely: PortSet;
  readonly possibly: PortSet;
}

/** An end of a line, which may stand for several pods of one owner. */
interface Peer {
  readonly id: string;
  readonly members: readonly Member[];
}

type Member = KnownPods | Addresses;

const ingressController = '{ingress-controller}';

/**
 * Every allowed connection between workloads, and between them and addresses outside, sorted. As in netpol-analyzer:
 * none from a workload to itself or from address to address; addresses are cut where a policy's ipBlocks begin and end
 * and not joined again, IPv6 ones only where a policy names one; pods of one owner are one peer.
 *
 * For that tool's answers the world must be closed and count host network pods like others. In other worlds a pair may
 * have a second row with what is possible beyond what is sure.
 */
export function connections(world: World): readonly ConnectionRow[] {
  const workloads = listedWorkloads(world);
  const rows: ConnectionRow[] = [];
  const verdicts = new VerdictCache(world);
  const add = (source: Peer, destination: Peer) => {
    for (const row of rowsOf(source.id, destination.id, verdicts.between(source, destination)))
      rows.push(row);
  };
  for (const source of workloads) {
    for (const destination of workloads) if (source !== destination) add(source, destination);
  }
  const sources = externalPeers(world, 'ingress');
  const destinations = externalPeers(world, 'egress');
  for (const workload of workloads) {
    for (const source of sources) add(source, workload);
    for (const destination of destinations) add(workload, destination);
  }
  for (const { listedAs, ports } of entranceConnections(world)) {
    rows.push(...rowsOf(ingressController, listedAs.id, ports));
  }
  return rows.sort(byText);
}

/** One line a row: `SOURCE => DESTINATION : CONNECTIONS`. */
export function formatConnections(rows: readonly ConnectionRow[]): string {
  return rows.map(({ src, dst, conn }) => `${src} => ${dst} : ${conn}\n`).join('');
}

function byText(left: ConnectionRow, right: ConnectionRow): number {
  if (left.src !== right.src) return left.src < right.src ? -1 : 1;
  if (left.dst !== right.dst) return left.dst < right.dst ? -1 : 1;
  return left.certainty === right.certainty ? 0 : left.certainty === 'surely' ? -1 : 1;
}

function rowsOf(src: string, dst: string, { surely, possibly }: Sets): readonly ConnectionRow[] {
  const rows: ConnectionRow[] = [];
  if (!isNoPort(surely)) rows.push({ src, dst, conn: formatPorts(surely), certainty: 'surely' });
  const rest = subtractPorts(possibly, surely);
  if (!isNoPort(rest)) rows.push({ src, dst, conn: formatPorts(rest), certainty: 'possibly' });
  return rows;
}

function listedWorkloads(world: World): readonly Peer[] {
  const byId = new Map<string, KnownPods[]>();
  for (const pods of world.cluster.pods) {
    const list = byId.get(pods.listedAs.id);
    if (list === undefined) byId.set(pods.listedAs.id, [pods]);
    else list.push(pods);
  }
  return [...byId].map(([id, members]) => ({ id, members: distinct(members) }));
}

/** One of each class; pods alike in all that policies look at fare alike. */
function distinct(members: readonly KnownPods[]): readonly KnownPods[] {
  return [...new Map(members.map((pods) => [classOf(pods), pods])).values()];
}

function classOf({ namespace, labels, ports, hostNetwork }: KnownPods): string {
  const pairs = [...labels.labels.values].sort(([left], [right]) => (left < right ? -1 : 1));
  const named = ports.map(({ name, number, protocol }) => [name, number, protocol]);
  const varying = [...(labels.labels.varying ?? [])];
  return JSON.stringify([namespace.name, pairs, varying, labels.labels.open, named, hostNetwork]);
}

function externalPeers(world: World, direction: Direction): readonly Peer[] {
  const blocks = namedBlocks(world, direction);
  const ipv6 = blocks.some((block) => block.ipv6.length > 0) ? allAddresses.ipv6 : [];
  return cutAddresses({ ipv4: allAddresses.ipv4, ipv6 }, blocks).map((set) => {
    const [run] = addressRuns(set);
    const id = `${run?.first}-${run?.last}[External]`;
    const peer: Addresses = { kind: 'addresses', set };
    return { id, members: [peer] };
  });
}

/** The blocks, and what is taken out of them, that the rules of one direction name. */
export function namedBlocks(world: World, direction: Direction): readonly AddressSet[] {
  const blocks: AddressSet[] = [];
  for (const policies of world.policies.values()) {
    for (const rule of policies.flatMap((policy) => policy[direction])) {
      for (const peer of rule.peers) {
        if (peer.kind !== 'ipBlock') continue;
        const block = ipBlockOf(peer);
        blocks.push(block.possibly, ...block.excepts.map((except) => except.set));
      }
    }
  }
  return blocks;
}

/** Verdicts between classes of endpoints, each computed once. */
class VerdictCache {
  readonly #world: World;
  readonly #classes = new Map<string, number>();
  readonly #classOf = new Map<Member, number>();
  readonly #verdicts = new Map<number, Sets>();

  constructor(world: World) {
    this.#world = world;
  }

  /** Sure is what holds for all members, possible what holds for some. */
  between(source: Peer, destination: Peer): Sets {
    let sets: Sets | undefined;
    for (const from of source.members) {
      for (const to of destination.members) {
        const found = this.#verdict(from, to);
        sets =
          sets === undefined
            ? found
            : {
                surely: intersectPorts(sets.surely, found.surely),
                possibly: unionPorts(sets.possibly, found.possibly),
              };
      }
    }
    return sets ?? { surely: noPorts, possibly: noPorts };
  }

  #verdict(from: Member, to: Member): Sets {
    const key = this.#class(from) * 0x100000 + this.#class(to);
    const known = this.#verdicts.get(key);
    if (known !== undefined) return known;
    const { surely, possibly } = connection(this.#world, from, to);
    const sets = { surely, possibly };
    this.#verdicts.set(key, sets);
    return sets;
  }

  #class(endpoint: Member): number {
    const known = this.#classOf.get(endpoint);
    if (known !== undefined) return known;
    const name = endpoint.kind === 'pods' ? classOf(endpoint) : `#${this.#classOf.size}`;
    const number = this.#classes.get(name) ?? this.#classes.size;
    this.#classes.set(name, number);
    this.#classOf.set(endpoint, number);
    return number;
  }
}
