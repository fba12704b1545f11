import { isSame, isSameList } from '../../base/equality.ts';
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
  /** Whether the workloads themselves, or their namespaces, are as before: by identity, all that policies look at. */
  readonly areTheSame: boolean;
}

const unchanged = new WeakMap<Basis, readonly ChangeGroup[]>();

/** In steps. */
export function* changeGroups(before: World, after: World): Generator<void, readonly ChangeGroup[]> {
  const { basis } = matrixOf(after);
  const isOneBasis = matrixOf(before).basis === basis;
  const known = isOneBasis ? unchanged.get(basis) : undefined;
  if (known !== undefined) return known;
  const old = yield* classesById(before);
  const fresh = yield* classesById(after);
  const isSameWorkload = isOneBasis ? () => true : sameness(before, after);
  yield;
  const groups = yield* group(old, fresh, isSameWorkload);
  if (isOneBasis) unchanged.set(basis, groups);
  return groups;
}

type ClassesById = ReadonlyMap<string, readonly number[]>;

/** So many workloads are sorted before other work may have its turn. */
const workloadsInStep = 200;

function* group(
  before: ClassesById,
  after: ClassesById,
  isSameWorkload: (id: string) => boolean,
): Generator<void, readonly ChangeGroup[]> {
  const ids = [...new Set([...before.keys(), ...after.keys()])].sort();
  yield;
  const groups = new Map<string, ChangeGroup & { readonly ids: string[] }>();
  for (const [index, id] of ids.entries()) {
    if (index % workloadsInStep === 0) yield;
    const [was, is] = [before.get(id) ?? [], after.get(id) ?? []];
    const areTheSame = isSameWorkload(id);
    const key = `${was.join()}|${is.join()}|${areTheSame}`;
    const known = groups.get(key);
    if (known === undefined) groups.set(key, { ids: [id], before: was, after: is, areTheSame });
    else known.ids.push(id);
  }
  return [...groups.values()];
}

function* classesById(world: World): Generator<void, ClassesById> {
  const matrix: Matrix = matrixOf(world);
  yield;
  const listed = listedPods(world.cluster);
  const classes = new Map<string, readonly number[]>();
  for (const [index, { id, members }] of listed.entries()) {
    if (index % workloadsInStep === 0) yield;
    const numbers = new Set(members.map((pods) => matrix.classOf(pods).number));
    classes.set(
      id,
      [...numbers].sort((left, right) => left - right),
    );
  }
  return classes;
}

/** Whether what stands under a name is the same in two worlds: its objects by identity, its namespace by its labels. */
function sameness(before: World, after: World): (id: string) => boolean {
  if (before.hostNetwork !== after.hostNetwork) return () => false;
  const old = new Map(listedPods(before.cluster).map(({ id, members }) => [id, members]));
  const fresh = new Map(listedPods(after.cluster).map(({ id, members }) => [id, members]));
  const namespaces = new Map<string, boolean>();
  const isSameNamespace = (name: string): boolean => {
    const known = namespaces.get(name);
    if (known !== undefined) return known;
    const found = isSame(
      before.cluster.namespaces.get(name)?.labels,
      after.cluster.namespaces.get(name)?.labels,
    );
    namespaces.set(name, found);
    return found;
  };
  return (id) => {
    const [was, is] = [old.get(id), fresh.get(id)];
    const [first] = is ?? [];
    return (
      was !== undefined &&
      is !== undefined &&
      first !== undefined &&
      isSameNamespace(first.namespace.name) &&
      isSameList(
        was.map(({ workload }) => workload),
        is.map(({ workload }) => workload),
      )
    );
  };
}
