import type { Direction } from '../../kubernetes/networkPolicy.ts';
import { type Matrix, matrixOf, prepareMatrix } from '../classes/matrix.ts';
import { entranceConnections } from '../entranceConnections.ts';
import type { World } from '../world.ts';
import { type Block, blockOf, type TableGroup } from './blocks.ts';
import { type Entrances, type NamespaceGroup, namespaceGroup } from './groups.ts';
import { addressGroup } from './outside.ts';
import { type VerdictTable, verdictsOf } from './verdicts.ts';

/**
 * Who can reach whom in a world: by groups, and in these by kinds of workloads that fare alike. What is the same as in an
 * earlier world, groups and blocks, is so by identity.
 */
export interface ConnectionTable {
  /** The senders: workloads, and what is outside the cluster. */
  readonly sources: readonly TableGroup[];
  readonly destinations: readonly TableGroup[];
  /** The verdicts of each source with each destination. */
  readonly blocks: readonly (readonly Block[])[];
  readonly verdicts: VerdictTable;
  /** Namespaces with workloads for which there was no room. */
  readonly omitted: readonly string[];
}

/** So many verdicts, of kinds with kinds, are worked out at once; more would hold the processor for seconds. */
const maximumCells = 4_000_000;

/**
 * In steps.
 * @param first the name of a namespace that must not be left out where there is no room for all
 */
export function* connectionTable(world: World, first: string | undefined): Generator<void, ConnectionTable> {
  yield* prepareMatrix(world);
  const matrix = matrixOf(world);
  yield;
  const entrances = entrancesOf(world, matrix);
  yield;
  const all: NamespaceGroup[] = [];
  for (const [name, namespace] of world.cluster.namespaces) {
    const pods = world.cluster.podsIn(namespace);
    if (pods.length > 0) all.push(namespaceGroup(matrix, name, pods, entrances));
    yield;
  }
  const groups = withinLimit(all, first);
  const arriving = yield* addressGroup(world, matrix, 'ingress', limitsOf(groups, 'ingress'));
  const leaving = yield* addressGroup(world, matrix, 'egress', limitsOf(groups, 'egress'));
  const ways: readonly TableGroup[] = entrances.size > 0 ? [entranceGroup] : [];
  const sources: readonly TableGroup[] = [...groups, ...ways, arriving];
  const destinations: readonly TableGroup[] = [...groups, leaving];
  const blocks: (readonly Block[])[] = [];
  for (const source of sources) {
    const row: Block[] = [];
    for (const destination of destinations) {
      if (source.kind === 'namespace' || destination.kind === 'namespace') {
        row.push(yield* blockOf(matrix, source, destination));
      } else row.push(nothing);
      yield;
    }
    blocks.push(row);
  }
  const kept = new Set(groups);
  return {
    sources,
    destinations,
    blocks,
    verdicts: verdictsOf(matrix.basis),
    omitted: all.filter((group) => !kept.has(group)).map(({ name }) => name),
  };
}

/** Of what is outside the cluster on both sides nothing is said. */
const nothing: Block = [];

/** One object for all worlds: what is said about ways in depends on the other group alone. */
const entranceGroup: TableGroup = { kind: 'entrances' };

function entrancesOf(world: World, { basis }: Matrix): Entrances {
  return new Map(
    entranceConnections(world).map(({ listedAs, ports: { surely, possibly } }) => [
      listedAs.id,
      { surely: basis.ports.idOf(surely), possibly: basis.ports.idOf(possibly) },
    ]),
  );
}

function limitsOf(groups: readonly NamespaceGroup[], direction: Direction) {
  return groups.flatMap(({ kinds }) => kinds.flatMap((kind) => kind[direction]));
}

/** The groups in their order; where they are too many, the one that must be there and those that come first. */
function withinLimit(
  groups: readonly NamespaceGroup[],
  first: string | undefined,
): readonly NamespaceGroup[] {
  const count = groups.reduce((sum, { kinds }) => sum + kinds.length, 0);
  if (count * count <= maximumCells) return groups;
  let room = Math.sqrt(maximumCells);
  const wanted = groups.filter(({ name }) => name === first);
  const chosen = new Set<NamespaceGroup>();
  for (const group of [...wanted, ...groups]) {
    if (chosen.has(group) || group.kinds.length > room) continue;
    room -= group.kinds.length;
    chosen.add(group);
  }
  return groups.filter((group) => chosen.has(group));
}
