import type { Row } from './classes/limit.ts';
import { at, type ListedEnd, ListVerdicts } from './classes/listVerdicts.ts';
import { matrixOf } from './classes/matrix.ts';
import { noPortsId, type PortPair, type PortsId, type PortTable } from './classes/portTable.ts';
import { entranceConnections } from './entranceConnections.ts';
import { type ListedAddresses, listedAddresses, listedPods } from './listing.ts';
import { formatPorts, type PortSet } from './ports.ts';
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

/** An end of a line: workloads and runs of addresses by their places in the lists of them. */
type End = Pods | Addresses | { readonly kind: 'controller'; readonly id: string };

interface Pods {
  readonly kind: 'pods';
  readonly id: string;
  readonly index: number;
  readonly pods: ListedEnd;
}

interface Addresses {
  readonly kind: 'addresses';
  readonly id: string;
  readonly index: number;
}

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
  const matrix = matrixOf(world);
  const { ports } = matrix.basis;
  const from = listedAddresses(world, 'ingress');
  const to = listedAddresses(world, 'egress');
  const verdicts = new ListVerdicts(matrix, {
    ingress: from.map(({ set }) => set),
    egress: to.map(({ set }) => set),
  });
  const pods = listedPods(world.cluster).map(
    ({ id, members }, index): Pods => ({
      kind: 'pods',
      id,
      index,
      pods: verdicts.endOf(members),
    }),
  );
  const ends = pods.map((end) => end.pods);
  const run = ({ id }: ListedAddresses, index: number): Addresses => ({ kind: 'addresses', id, index });
  const sources: End[] = [...pods, ...from.map(run), { kind: 'controller', id: ingressController }];
  const destinations = [...pods, ...to.map(run)].sort(byId);
  const writer = new RowWriter(ports);
  for (const source of sources.sort(byId)) {
    if (source.kind === 'controller') writer.addAll(entranceRows(world, ports));
    else if (source.kind === 'addresses') {
      writer.addInto(source, pods);
    } else {
      writer.addFrom(source, destinations, verdicts.rowFrom(source.pods, ends));
    }
  }
  return writer.rows;
}

/**
 * One line a row: `SOURCE => DESTINATION : CONNECTIONS`.
 * @param shown how a name is written
 */
export function formatConnections(
  rows: readonly ConnectionRow[],
  shown: (name: string) => string = (name) => name,
): string {
  let text = '';
  let [source, beginning] = ['', `${shown('')} => `];
  for (const { src, dst, conn } of rows) {
    if (src !== source) [source, beginning] = [src, `${shown(src)} => `];
    text += `${beginning}${shown(dst)} : ${conn}\n`;
  }
  return text;
}

function byId(left: { readonly id: string }, right: { readonly id: string }): number {
  return left.id < right.id ? -1 : left.id > right.id ? 1 : 0;
}

interface Verdict extends PortPair {
  readonly dst: string;
}

function entranceRows(world: World, ports: PortTable): readonly Verdict[] {
  const idOf = (set: PortSet): PortsId => ports.idOf(set);
  return entranceConnections(world)
    .map(({ listedAs, ports: { surely, possibly } }) => ({
      dst: listedAs.id,
      surely: idOf(surely),
      possibly: idOf(possibly),
    }))
    .sort((left, right) => (left.dst < right.dst ? -1 : 1));
}

class RowWriter {
  readonly rows: ConnectionRow[] = [];
  readonly #ports: PortTable;
  readonly #texts: string[] = [];

  constructor(ports: PortTable) {
    this.#ports = ports;
  }

  add(src: string, dst: string, surely: PortsId, possibly: PortsId): void {
    if (surely !== noPortsId) this.rows.push({ src, dst, conn: this.#text(surely), certainty: 'surely' });
    if (possibly === surely) return;
    const rest = this.#ports.difference(possibly, surely);
    if (rest !== noPortsId) this.rows.push({ src, dst, conn: this.#text(rest), certainty: 'possibly' });
  }

  addAt(src: string, dst: string, row: Row, index: number): void {
    const possibly = at(row.possibly, index);
    // what is sure is a part of what is possible, and most pairs of a cluster with policies are closed
    if (possibly !== noPortsId) this.add(src, dst, at(row.surely, index), possibly);
  }

  /** What addresses open to each of some pods. */
  addInto(source: Addresses, destinations: readonly Pods[]): void {
    for (let place = 0; place < destinations.length; place++) {
      const end = destinations[place];
      if (end !== undefined) this.addAt(source.id, end.id, end.pods.fromAddresses, source.index);
    }
  }

  /** What pods open to each destination but themselves. */
  addFrom(source: Pods, destinations: readonly (Pods | Addresses)[], toPods: Row): void {
    const { toAddresses } = source.pods;
    // by places, since nothing else runs as often, and an iterator makes an object for each
    for (let place = 0; place < destinations.length; place++) {
      const end = destinations[place];
      if (end === undefined || end === source) continue;
      this.addAt(source.id, end.id, end.kind === 'pods' ? toPods : toAddresses, end.index);
    }
  }

  addAll(verdicts: readonly Verdict[]): void {
    for (const { dst, surely, possibly } of verdicts) this.add(ingressController, dst, surely, possibly);
  }

  #text(id: PortsId): string {
    const known = this.#texts[id];
    if (known !== undefined) return known;
    const text = formatPorts(this.#ports.setOf(id));
    this.#texts[id] = text;
    return text;
  }
}
