import type { Matrix } from '../classes/matrix.ts';
import { matrixOf } from '../classes/matrix.ts';
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

export function changeGroups(before: World, after: World): readonly ChangeGroup[] {
  const [old, fresh] = [classesById(before), classesById(after)];
  const ids = [...new Set([...old.keys(), ...fresh.keys()])].sort();
  const groups = new Map<string, { ids: string[]; before: readonly number[]; after: readonly number[] }>();
  for (const id of ids) {
    const [was, is] = [old.get(id) ?? [], fresh.get(id) ?? []];
    const key = `${was.join()}|${is.join()}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { ids: [id], before: was, after: is });
    else group.ids.push(id);
  }
  return [...groups.values()];
}

function classesById(world: World): ReadonlyMap<string, readonly number[]> {
  const matrix: Matrix = matrixOf(world);
  return new Map(
    listedPods(world).map(({ id, members }) => [
      id,
      [...new Set(members.map((pods) => matrix.classOf(pods).number))].sort((left, right) => left - right),
    ]),
  );
}
