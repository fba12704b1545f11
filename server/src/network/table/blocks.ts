import { addressPair, addressRowOf } from '../classes/addressRows.ts';
import { quickCellOf } from '../classes/cells.ts';
import type { Matrix } from '../classes/matrix.ts';
import { noPortsId, type PortPair } from '../classes/portTable.ts';
import type { Kind, NamespaceGroup } from './groups.ts';
import { namesClass } from './named.ts';
import type { AddressGroup } from './outside.ts';
import { joined, type StoppedBy, type VerdictId, verdictsOf } from './verdicts.ts';

/** What leads in from outside the cluster without being an address: Ingresses and routes. */
export interface EntranceGroup {
  readonly kind: 'entrances';
}

export type TableGroup = NamespaceGroup | AddressGroup | EntranceGroup;

/**
 * The verdicts of all kinds of one group with all of another, row by row, as runs: a verdict, how many cells in a row have
 * it, and so on.
 */
export type Block = readonly number[];

const blocks = new WeakMap<TableGroup, WeakMap<TableGroup, Block>>();

/** The block of two groups, worked out once for as long as both are the same; one of its rows a step. */
export function* blockOf(
  matrix: Matrix,
  source: TableGroup,
  destination: TableGroup,
): Generator<void, Block> {
  const bySource = blocks.get(source) ?? new WeakMap<TableGroup, Block>();
  blocks.set(source, bySource);
  const known = bySource.get(destination);
  if (known !== undefined) return known;
  const runs = new Runs();
  if (source.kind === 'namespace') {
    if (destination.kind === 'namespace') yield* fillPods(matrix, source, destination, runs);
    else if (destination.kind === 'addresses') yield* fillLeaving(matrix, source, destination, runs);
  } else if (destination.kind === 'namespace') {
    if (source.kind === 'addresses') yield* fillArriving(matrix, source, destination, runs);
    else fillEntrances(matrix, destination, runs);
  }
  bySource.set(destination, runs.written);
  return runs.written;
}

function* fillPods(
  matrix: Matrix,
  source: NamespaceGroup,
  destination: NamespaceGroup,
  runs: Runs,
): Generator<void> {
  for (const from of source.kinds) {
    for (const to of destination.kinds) runs.add(between(matrix, from, to));
    yield;
  }
}

function between(matrix: Matrix, from: Kind, to: Kind): VerdictId {
  const { basis } = matrix;
  const pairs: PortPair[] = [];
  let stoppedBy: StoppedBy | undefined;
  for (const [index, egress] of from.egress.entries()) {
    const source = from.classes[index] ?? 0;
    for (const [place, ingress] of to.ingress.entries()) {
      const destination = to.classes[place] ?? 0;
      const out = quickCellOf(basis, egress, destination);
      const into = quickCellOf(basis, ingress, source);
      const pair = {
        surely: basis.ports.intersection(out.surely, into.surely),
        possibly: basis.ports.intersection(out.possibly, into.possibly),
      };
      pairs.push(pair);
      if (pair.possibly !== noPortsId || stoppedBy !== undefined) continue;
      const sends = namesClass(basis, egress, destination);
      const receives = namesClass(basis, ingress, source);
      stoppedBy = stopOf(out, into, sends, receives);
    }
  }
  const verdict = joined(basis.ports, pairs);
  return verdictsOf(basis).idOf(verdict, verdict.possibly === noPortsId ? stoppedBy : undefined);
}

/** As the preview's lanes tell it (`fateOf`): a side is said to stop what a rule of the other one names. */
function stopOf(out: PortPair, into: PortPair, sends: boolean, receives: boolean): StoppedBy | undefined {
  if (!sends && !receives) return undefined;
  const [closed, shut] = [out.possibly === noPortsId, into.possibly === noPortsId];
  if (!closed && !shut) return 'ports';
  if (closed && receives) return 'source';
  return shut && sends ? 'destination' : undefined;
}

function* fillLeaving(
  { basis }: Matrix,
  source: NamespaceGroup,
  destination: AddressGroup,
  runs: Runs,
): Generator<void> {
  for (const { egress } of source.kinds) {
    const rows = egress.map((limit) => addressRowOf(basis, limit));
    for (const { set } of destination.ends) {
      const pairs = rows.map((row) => addressPair(row, set));
      runs.add(verdictsOf(basis).idOf(joined(basis.ports, pairs), undefined));
    }
    yield;
  }
}

function* fillArriving(
  { basis }: Matrix,
  source: AddressGroup,
  destination: NamespaceGroup,
  runs: Runs,
): Generator<void> {
  const columns = destination.kinds.map(({ ingress }) => ingress.map((limit) => addressRowOf(basis, limit)));
  for (const { set } of source.ends) {
    for (const rows of columns) {
      const pairs = rows.map((row) => addressPair(row, set));
      runs.add(verdictsOf(basis).idOf(joined(basis.ports, pairs), undefined));
    }
    yield;
  }
}

function fillEntrances({ basis }: Matrix, destination: NamespaceGroup, runs: Runs): void {
  const verdicts = verdictsOf(basis);
  for (const { entrance } of destination.kinds) {
    if (entrance === undefined) runs.add(verdicts.notLedId);
    else runs.add(verdicts.idOf(entrance, entrance.possibly === noPortsId ? 'destination' : undefined));
  }
}

class Runs {
  readonly written: number[] = [];

  add(id: VerdictId): void {
    const { written } = this;
    if (written.at(-2) === id) written[written.length - 1] = (written.at(-1) ?? 0) + 1;
    else written.push(id, 1);
  }
}
