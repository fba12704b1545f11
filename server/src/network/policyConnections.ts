import { groupBy } from '../base/groupBy.ts';
import type { Direction, NetworkPolicy } from '../kubernetes/networkPolicy.ts';
import { at } from './classes/listVerdicts.ts';
import { type Matrix, matrixOf } from './classes/matrix.ts';
import { noPortsId } from './classes/portTable.ts';
import { cellOf, rowOf } from './classes/rows.ts';
import type { KnownPods } from './endpoints.ts';
import { subjectsOf } from './selected.ts';
import type { World } from './world.ts';

/** How many connections between workloads there are. */
export interface ConnectionCount {
  readonly surely: number;
  /** What is sure is a part of it. */
  readonly possibly: number;
}

/**
 * The connections that are allowed to and from the pods of a policy in the directions that it limits, by all policies of both
 * sides together; each pair of workloads counts once. One class of pods a step.
 */
export function* policyConnections(world: World, policy: NetworkPolicy): Generator<void, ConnectionCount> {
  const matrix = matrixOf(world);
  const subject = new Set(subjectsOf(world, policy).items);
  const membersOf = new Map(matrix.classes.map(({ podClass, members }) => [podClass.number, members]));
  const own = byClass(matrix, subject);
  const total = { surely: 0, possibly: 0 };
  for (const direction of ['ingress', 'egress'] as const) {
    if (!policy.isolates[direction]) continue;
    for (const [number, pods] of own) {
      yield;
      // From one of these pods to another was counted on its way in.
      const left = (members: readonly KnownPods[]): readonly KnownPods[] =>
        direction === 'egress' && policy.isolates.ingress
          ? members.filter((one) => !subject.has(one))
          : members;
      for (const [other, { isSure }] of reachable(matrix, direction, number)) {
        const others = left(membersOf.get(other) ?? []);
        const pairs = pods.length * others.length - (other === number ? countOf(pods, others) : 0);
        total.possibly += pairs;
        if (isSure) total.surely += pairs;
      }
    }
  }
  return total;
}

function byClass(matrix: Matrix, pods: Iterable<KnownPods>): ReadonlyMap<number, readonly KnownPods[]> {
  return groupBy(pods, (one) => matrix.classOf(one).number);
}

/** No workload is counted with itself. */
function countOf(pods: readonly KnownPods[], others: readonly KnownPods[]): number {
  const all = new Set(others);
  return pods.filter((one) => all.has(one)).length;
}

/** The classes with which pods of a class may be connected in a direction. */
function* reachable(
  { basis, limits, classes }: Matrix,
  direction: Direction,
  number: number,
): Generator<readonly [number, { readonly isSure: boolean }]> {
  const own = limits[direction][number];
  if (own === undefined) return;
  const row = rowOf(basis, own);
  for (const { podClass } of classes) {
    const theirs = limits[direction === 'ingress' ? 'egress' : 'ingress'][podClass.number];
    if (theirs === undefined || at(row.possibly, podClass.number) === noPortsId) continue;
    const cell = cellOf(basis, theirs, number);
    const both = (mine: number, other: number): boolean =>
      basis.ports.intersection(mine, other) !== noPortsId;
    if (!both(at(row.possibly, podClass.number), cell.possibly)) continue;
    yield [podClass.number, { isSure: both(at(row.surely, podClass.number), cell.surely) }];
  }
}
