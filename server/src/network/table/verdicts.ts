import type { Basis } from '../classes/basis.ts';
import { allPortsId, noPortsId, type PortPair, type PortsId } from '../classes/portTable.ts';

/** The side of a connection that does not let it through though the other's rules name it, or `ports`: both do, on others. */
export type StoppedBy = 'source' | 'destination' | 'ports';

/** What a cell of the table says. */
export interface CellVerdict extends PortPair {
  readonly stoppedBy: StoppedBy | undefined;
  /** Whether there is anything to say: no way in leads to most workloads. */
  readonly isLed: boolean;
}

/** The number of a verdict in its table. Equal verdicts have one number. */
export type VerdictId = number;

const denied: CellVerdict = {
  surely: noPortsId,
  possibly: noPortsId,
  stoppedBy: undefined,
  isLed: true,
};

/** Pairs of numbers of port sets are keys of one number: this many sets fit. */
const radix = 0x100000;
const stops: readonly (StoppedBy | undefined)[] = [undefined, 'source', 'destination', 'ports'];

/** Verdicts by number. The numbers hold for all worlds of a basis. */
export class VerdictTable {
  readonly deniedId: VerdictId = 0;
  readonly allowedId: VerdictId = 1;
  readonly notLedId: VerdictId = 2;
  readonly #verdicts: CellVerdict[] = [
    denied,
    { ...denied, surely: allPortsId, possibly: allPortsId },
    { ...denied, isLed: false },
  ];
  readonly #ids = new Map<number, VerdictId>();

  idOf({ surely, possibly }: PortPair, stoppedBy: StoppedBy | undefined): VerdictId {
    if (surely === allPortsId) return this.allowedId;
    if (possibly === noPortsId && stoppedBy === undefined) return this.deniedId;
    const key = (surely * radix + possibly) * stops.length + stops.indexOf(stoppedBy);
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    const id = this.#verdicts.push({ surely, possibly, stoppedBy, isLed: true }) - 1;
    this.#ids.set(key, id);
    return id;
  }

  verdictOf(id: VerdictId): CellVerdict {
    return this.#verdicts[id] ?? denied;
  }
}

const tables = new WeakMap<Basis, VerdictTable>();

export function verdictsOf(basis: Basis): VerdictTable {
  const known = tables.get(basis) ?? new VerdictTable();
  tables.set(basis, known);
  return known;
}

/** What several pods under one name have in common, as a list of their parts: sure is what holds for all, possible for any. */
export function joined(ports: Basis['ports'], pairs: readonly PortPair[]): PortPair {
  const [first, ...others] = pairs;
  let surely: PortsId = first?.surely ?? noPortsId;
  let possibly: PortsId = first?.possibly ?? noPortsId;
  for (const pair of others) {
    surely = ports.intersection(surely, pair.surely);
    possibly = ports.union(possibly, pair.possibly);
  }
  return { surely, possibly };
}
