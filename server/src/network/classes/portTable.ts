import {
  allPorts,
  canonicalPorts,
  intersectPorts,
  noPorts,
  type PortSet,
  portsKey,
  subtractPorts,
  unionPorts,
} from '../ports.ts';

/** The number of a port set in its table. Equal sets have one number. */
export type PortsId = number;

export const noPortsId: PortsId = 0;
export const allPortsId: PortsId = 1;

/** What is let through. `surely` is a part of `possibly`. */
export interface PortPair {
  readonly surely: PortsId;
  readonly possibly: PortsId;
}

/** Pairs of numbers are keys of one number: this many sets fit. */
const radix = 0x100000;

type Operation = (left: PortSet, right: PortSet) => PortSet;

/** Port sets by number: equal sets are one, and each operation on two of them is done once. */
export class PortTable {
  readonly #sets: PortSet[] = [noPorts, allPorts];
  readonly #ids = new Map<string, PortsId>([
    [portsKey(noPorts), noPortsId],
    [portsKey(allPorts), allPortsId],
  ]);
  readonly #unions = new Map<number, PortsId>();
  readonly #intersections = new Map<number, PortsId>();
  readonly #differences = new Map<number, PortsId>();

  /** How many sets it holds. */
  get size(): number {
    return this.#sets.length;
  }

  idOf(set: PortSet): PortsId {
    if (set === noPorts) return noPortsId;
    if (set === allPorts) return allPortsId;
    const key = portsKey(set);
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    const id = this.#sets.length;
    this.#sets.push(canonicalPorts(set));
    this.#ids.set(key, id);
    return id;
  }

  setOf(id: PortsId): PortSet {
    return this.#sets[id] ?? noPorts;
  }

  union(left: PortsId, right: PortsId): PortsId {
    if (left === right || right === noPortsId || left === allPortsId) return left;
    if (left === noPortsId || right === allPortsId) return right;
    return this.#once(this.#unions, unionPorts, Math.min(left, right), Math.max(left, right));
  }

  intersection(left: PortsId, right: PortsId): PortsId {
    if (left === right || left === noPortsId || right === allPortsId) return left;
    if (right === noPortsId || left === allPortsId) return right;
    return this.#once(this.#intersections, intersectPorts, Math.min(left, right), Math.max(left, right));
  }

  /** What is in `left` and not in `right`. */
  difference(left: PortsId, right: PortsId): PortsId {
    if (left === right || left === noPortsId || right === allPortsId) return noPortsId;
    if (right === noPortsId) return left;
    return this.#once(this.#differences, subtractPorts, left, right);
  }

  #once(known: Map<number, PortsId>, operation: Operation, left: PortsId, right: PortsId): PortsId {
    const key = left * radix + right;
    const found = known.get(key);
    if (found !== undefined) return found;
    const id = this.idOf(operation(this.setOf(left), this.setOf(right)));
    known.set(key, id);
    return id;
  }
}
