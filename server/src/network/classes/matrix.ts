import { finish } from '../../base/steps.ts';
import type { KnownPods } from '../endpoints.ts';
import type { World } from '../world.ts';
import type { Basis } from './basis.ts';
import { Catalogue } from './catalogue.ts';
import type { Limits } from './limit.ts';
import { LimitFinder } from './limitFinder.ts';
import type { ClassMembers, PodClass } from './podClass.ts';
import { noPortsId, type PortPair, PortTable } from './portTable.ts';
import { cellOf } from './rows.ts';
import { RulePorts } from './rulePorts.ts';
import { Terms } from './terms.ts';
import { usedBy } from './used.ts';

/**
 * All verdicts of a world, by classes of pods. Nothing of it is worked out before it is asked for, and what an edit leaves
 * alone is taken over from the world before. It answers what `connection` answers, without the reasons.
 */
export interface Matrix {
  readonly basis: Basis;
  readonly limits: Limits;
  /** The classes that have pods in the world. */
  readonly classes: readonly ClassMembers[];
  /** The class of pods that stand in the world, or stood in it before an edit. */
  readonly classOf: (pods: KnownPods) => PodClass;
}

interface Groundwork {
  readonly basis: Basis;
  readonly catalogue: Catalogue;
  readonly finder: LimitFinder;
}

/** What the answers for the states of a cluster have in common, by how pods in their node's network count. */
const groundworks = new WeakMap<object, Map<World['hostNetwork'], Groundwork>>();

const matrices = new WeakMap<World, Matrix>();

export function matrixOf(world: World): Matrix {
  const known = matrices.get(world);
  if (known !== undefined) return known;
  const { basis, catalogue, finder } = finish(groundworkOf(world));
  const matrix: Matrix = {
    basis,
    limits: finder.limitsOf(world),
    classes: finish(catalogue.membersIn(world.cluster)),
    classOf: (pods) => {
      const found = catalogue.classOf(pods);
      if (found === undefined) throw new Error(`${pods.listedAs.id} is not in this world`);
      return found;
    },
  };
  matrices.set(world, matrix);
  return matrix;
}

/** Works out in steps most of what `matrixOf` would work out in one go. */
export function* prepareMatrix(world: World): Generator<void> {
  if (matrices.has(world)) return;
  const { finder } = yield* groundworkOf(world);
  yield* finder.readAhead(world);
}

/** Edits leave behind what was said before. Beyond this many port sets or peers all is worked out anew. */
const maximumLeftovers = 100_000;

/** Where more classes are added than there were, it is quicker to begin anew; unless there are only so many. */
const few = 16;

/** Beyond so many classes without pods, too, once there are more of them than of the others. */
const maximumEmpty = 1000;

function* groundworkOf(world: World): Generator<void, Groundwork> {
  const { cluster, hostNetwork } = world;
  const byMode = groundworks.get(cluster.lineage) ?? new Map<World['hostNetwork'], Groundwork>();
  groundworks.set(cluster.lineage, byMode);
  const used = yield* usedBy(world);
  const known = byMode.get(hostNetwork);
  if (known?.catalogue.use(used)) {
    const { length: before } = known.catalogue.classes;
    const inUse = (yield* known.catalogue.membersIn(cluster)).length;
    if (!isCluttered(known, inUse) && known.catalogue.classes.length <= Math.max(2 * before, few))
      return known;
  }
  const catalogue = new Catalogue(hostNetwork === 'undefined');
  catalogue.use(used);
  yield* catalogue.membersIn(cluster);
  const ports = new PortTable();
  const basis: Basis = {
    classes: catalogue.classes,
    get onNode() {
      return catalogue.onNode;
    },
    terms: new Terms(catalogue),
    ports,
    rulePorts: new RulePorts(ports),
  };
  const groundwork: Groundwork = { basis, catalogue, finder: new LimitFinder(catalogue) };
  byMode.set(hostNetwork, groundwork);
  return groundwork;
}

/** @param inUse how many classes have pods */
function isCluttered({ basis: { classes, ports, terms } }: Groundwork, inUse: number): boolean {
  const empty = classes.length - inUse;
  return ports.size + terms.size >= maximumLeftovers || empty > Math.max(maximumEmpty, inUse);
}

/** What gets from any pod of one class to any pod of another, or of the same one. */
export function between({ basis, limits }: Matrix, source: number, destination: number): PortPair {
  const egress = limits.egress[source];
  const ingress = limits.ingress[destination];
  if (egress === undefined || ingress === undefined) return { surely: noPortsId, possibly: noPortsId };
  const out = cellOf(basis, egress, destination);
  const into = cellOf(basis, ingress, source);
  return {
    surely: basis.ports.intersection(out.surely, into.surely),
    possibly: basis.ports.intersection(out.possibly, into.possibly),
  };
}
