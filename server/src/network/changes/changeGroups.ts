import { isSame, isSameList } from '../../base/equality.ts';
import type { Basis } from '../classes/basis.ts';
import { type Matrix, matrixOf } from '../classes/matrix.ts';
import type { Cluster } from '../cluster.ts';
import type { KnownPods } from '../endpoints.ts';
import { type ListedPods, listedAmong, listedInSteps, listParts } from '../listing.ts';
import type { World } from '../world.ts';

/** Workloads that policies treat alike before, and alike after. */
export interface ChangeGroup {
  /** As listings name them, sorted: `shop/web[Deployment]`. */
  readonly ids: readonly string[];
  /** The numbers of their classes; none where they are not there. A workload of several pods may be in several. */
  readonly before: readonly number[];
  readonly after: readonly number[];
  /** Whether the workloads themselves, and their namespaces, are as before in all that policies look at. */
  readonly areTheSame: boolean;
}

/** The groups of two worlds, in steps. Of those of one basis, only the namespaces are looked at whose pods are others. */
export function* changeGroups(before: World, after: World): Generator<void, readonly ChangeGroup[]> {
  const [old, fresh] = [matrixOf(before), matrixOf(after)];
  if (old.basis !== fresh.basis) {
    const was = yield* classesById(old, yield* listedInSteps(before.cluster));
    const is = yield* classesById(fresh, yield* listedInSteps(after.cluster));
    return yield* grouped(was, is, yield* sameness(before, after));
  }
  const groups: ChangeGroup[] = [];
  for (const [was = none, is = none] of listParts([before.cluster, after.cluster]).values()) {
    yield;
    const found = was === is ? unchangedGroups(fresh, is) : changedGroups(fresh, was, is);
    for (const group of yield* found) groups.push(group);
  }
  return groups;
}

const none: readonly KnownPods[] = [];

const unchanged = new WeakMap<Basis, WeakMap<readonly KnownPods[], readonly ChangeGroup[]>>();

function* unchangedGroups(
  matrix: Matrix,
  pods: readonly KnownPods[],
): Generator<void, readonly ChangeGroup[]> {
  const byPods = unchanged.get(matrix.basis) ?? new WeakMap<readonly KnownPods[], readonly ChangeGroup[]>();
  unchanged.set(matrix.basis, byPods);
  const groups = byPods.get(pods) ?? (yield* changedGroups(matrix, pods, pods));
  byPods.set(pods, groups);
  return groups;
}

function* changedGroups(
  matrix: Matrix,
  was: readonly KnownPods[],
  is: readonly KnownPods[],
): Generator<void, readonly ChangeGroup[]> {
  const before = yield* classesById(matrix, listedAmong(was));
  const after = was === is ? before : yield* classesById(matrix, listedAmong(is));
  // a class has one number in all worlds of a basis
  return yield* grouped(before, after, (_, old, fresh) => isSameList(old, fresh));
}

type ClassesById = ReadonlyMap<string, readonly number[]>;

type Sameness = (id: string, before: readonly number[], after: readonly number[]) => boolean;

/** So many workloads are sorted before other work may have its turn. */
const workloadsInStep = 200;

function* grouped(
  before: ClassesById,
  after: ClassesById,
  isSameWorkload: Sameness,
): Generator<void, readonly ChangeGroup[]> {
  const ids = [...new Set([...before.keys(), ...after.keys()])].sort();
  const groups = new Map<string, ChangeGroup & { readonly ids: string[] }>();
  for (const [index, id] of ids.entries()) {
    if (index % workloadsInStep === 0) yield;
    const [was, is] = [before.get(id) ?? [], after.get(id) ?? []];
    const areTheSame = isSameWorkload(id, was, is);
    const key = `${was.join()}|${is.join()}|${areTheSame}`;
    const known = groups.get(key);
    if (known === undefined) groups.set(key, { ids: [id], before: was, after: is, areTheSame });
    else known.ids.push(id);
  }
  return [...groups.values()];
}

function* classesById({ classOf }: Matrix, listed: readonly ListedPods[]): Generator<void, ClassesById> {
  const classes = new Map<string, readonly number[]>();
  for (const [index, { id, members }] of listed.entries()) {
    if (index % workloadsInStep === 0) yield;
    const numbers = new Set(members.map((pods) => classOf(pods).number));
    classes.set(
      id,
      [...numbers].sort((left, right) => left - right),
    );
  }
  return classes;
}

/** Whether what stands under a name is the same in two worlds: its objects by identity, its namespace by its labels. */
function* sameness(before: World, after: World): Generator<void, Sameness> {
  if (before.hostNetwork !== after.hostNetwork) return () => false;
  const old = yield* membersById(before.cluster);
  const fresh = yield* membersById(after.cluster);
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

function* membersById(cluster: Cluster): Generator<void, ReadonlyMap<string, readonly KnownPods[]>> {
  const byId = new Map<string, readonly KnownPods[]>();
  for (const [index, { id, members }] of (yield* listedInSteps(cluster)).entries()) {
    if (index % workloadsInStep === 0) yield;
    byId.set(id, members);
  }
  return byId;
}
