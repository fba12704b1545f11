import type { Basis } from '../classes/basis.ts';
import { type Matrix, matrixOf } from '../classes/matrix.ts';
import { listedPods } from '../listing.ts';
import type { World } from '../world.ts';

/** Workloads that policies treat alike before, and alike after. */
export interface ChangeGroup {
  /** As listings name them, sorted: `shop/web[Deployment]`. */
  readonly ids: readonly string[];
  /** The numbers of their classes; none where they are not there. A workload of several pods may be in several. */
  readonly before: readonly number[];
  readonly after: readonly number[];
}

const unchanged = new WeakMap<Basis, readonly ChangeGroup[]>();

export function changeGroups(before: World, after: World): readonly ChangeGroup[] {
  const { basis } = matrixOf(after);
  const isSame = matrixOf(before).basis === basis;
  const known = isSame ? unchanged.get(basis) : undefined;
  if (known !== undefined) return known;
  const groups = group(classesById(before), classesById(after));
  if (isSame) unchanged.set(basis, groups);
  return groups;
}

type ClassesById = ReadonlyMap<string, readonly number[]>;

function group(before: ClassesById, after: ClassesById): readonly ChangeGroup[] {
  const ids = [...new Set([...before.keys(), ...after.keys()])].sort();
  const groups = new Map<string, { ids: string[]; before: readonly number[]; after: readonly number[] }>();
  for (const id of ids) {
    const [was, is] = [before.get(id) ?? [], after.get(id) ?? []];
    const key = `${was.join()}|${is.join()}`;
    const known = groups.get(key);
    if (known === undefined) groups.set(key, { ids: [id], before: was, after: is });
    else known.ids.push(id);
  }
  return [...groups.values()];
}

function classesById(world: World): ClassesById {
  const matrix: Matrix = matrixOf(world);
  return new Map(
    listedPods(world.cluster).map(({ id, members }) => [
      id,
      [...new Set(members.map((pods) => matrix.classOf(pods).number))].sort((left, right) => left - right),
    ]),
  );
}
