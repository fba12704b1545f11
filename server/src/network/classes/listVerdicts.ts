import type { Direction } from '../../kubernetes/networkPolicy.ts';
import type { AddressSet } from '../addresses.ts';
import type { KnownPods } from '../endpoints.ts';
import { AddressRuns } from './addressRuns.ts';
import type { ClassLimit, Row } from './limit.ts';
import type { Matrix } from './matrix.ts';
import { allPortsId, noPortsId, type PortsId, type PortTable } from './portTable.ts';
import { addressRunRow, rowOf } from './rows.ts';

/** Pods that stand in a list as one, with all that their own policies say. */
export interface ListedEnd {
  /** One for each of their classes. */
  readonly parts: readonly ListedPart[];
  /** To the listed runs of addresses, by their place in the list. */
  readonly toAddresses: Row;
  readonly fromAddresses: Row;
}

interface ListedPart {
  /** The number of the class. */
  readonly number: number;
  readonly egress: Row;
  readonly ingress: Row;
}

const noParts: readonly ListedPart[] = [];

/** Verdicts between the ends of a list, where an end may be several pods: sure is what holds for all, possible for some. */
export class ListVerdicts {
  readonly #matrix: Matrix;
  readonly #ports: PortTable;
  readonly #addresses: Readonly<Record<Direction, AddressRuns>>;
  readonly #addressRows = new Map<ClassLimit, Row>();

  /** @param addresses the listed runs, ascending, by the direction in which policies speak about them */
  constructor(matrix: Matrix, addresses: Readonly<Record<Direction, readonly AddressSet[]>>) {
    this.#matrix = matrix;
    this.#ports = matrix.basis.ports;
    this.#addresses = {
      ingress: new AddressRuns(addresses.ingress),
      egress: new AddressRuns(addresses.egress),
    };
  }

  endOf(members: readonly KnownPods[]): ListedEnd {
    const { limits, basis, classOf } = this.#matrix;
    const numbers = [...new Set(members.map((pods) => classOf(pods).number))];
    const limitsIn = (direction: Direction): readonly ClassLimit[] =>
      numbers.flatMap((number) => limits[direction][number] ?? []);
    const [out, into] = [limitsIn('egress'), limitsIn('ingress')];
    return {
      parts: numbers.flatMap((number, index) => {
        const [egress, ingress] = [out[index], into[index]];
        if (egress === undefined || ingress === undefined) return [];
        return [{ number, egress: rowOf(basis, egress), ingress: rowOf(basis, ingress) }];
      }),
      toAddresses: this.#together(out),
      fromAddresses: this.#together(into),
    };
  }

  /** What gets from one end to each of some ends, in their order. */
  rowFrom({ parts }: ListedEnd, destinations: readonly ListedEnd[]): Row {
    const ports = this.#ports;
    const surely = new Int32Array(destinations.length).fill(parts.length === 0 ? noPortsId : allPortsId);
    const possibly = new Int32Array(destinations.length);
    for (const { number, egress } of parts) {
      for (let index = 0; index < destinations.length; index++) {
        const others = destinations[index]?.parts ?? noParts;
        // by places: an iterator makes objects, which is much where there are so many ends of one part
        for (let part = 0; part < others.length; part++) {
          const to = others[part];
          if (to === undefined) continue;
          const open = at(egress.possibly, to.number);
          const both = open === noPortsId ? open : ports.intersection(open, at(to.ingress.possibly, number));
          // what is sure is a part of what is possible, and most pairs of a cluster with policies are closed
          if (both === noPortsId) {
            surely[index] = noPortsId;
            continue;
          }
          possibly[index] = ports.union(at(possibly, index), both);
          if (at(surely, index) === noPortsId) continue;
          const sure = ports.intersection(at(egress.surely, to.number), at(to.ingress.surely, number));
          surely[index] = ports.intersection(at(surely, index), sure);
        }
      }
    }
    return { surely, possibly };
  }

  /** What several limits let through to each listed run: sure is what all of them do, possible what any does. */
  #together(limits: readonly ClassLimit[]): Row {
    const rows = [...new Set(limits)].map((limit) => this.#addressRow(limit));
    const [first, ...others] = rows;
    if (first === undefined) return { surely: new Int32Array(), possibly: new Int32Array() };
    if (others.length === 0) return first;
    const surely = Int32Array.from(first.surely);
    const possibly = Int32Array.from(first.possibly);
    for (const other of others) {
      for (let index = 0; index < surely.length; index++) {
        surely[index] = this.#ports.intersection(at(surely, index), at(other.surely, index));
        possibly[index] = this.#ports.union(at(possibly, index), at(other.possibly, index));
      }
    }
    return { surely, possibly };
  }

  #addressRow(limit: ClassLimit): Row {
    const known = this.#addressRows.get(limit);
    if (known !== undefined) return known;
    const row = addressRunRow(this.#matrix.basis, limit, this.#addresses[limit.direction]);
    this.#addressRows.set(limit, row);
    return row;
  }
}

/** The verdict of a row at one place. */
export function at(row: Int32Array, index: number): PortsId {
  return row[index] ?? noPortsId;
}
