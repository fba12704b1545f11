import { finish } from '../../base/steps.ts';
import type { Cluster } from '../cluster.ts';
import type { KnownPods } from '../endpoints.ts';
import type { World } from '../world.ts';
import type { Basis } from './basis.ts';
import { classSet } from './classSets.ts';
import type { Limits } from './limit.ts';
import { LimitFinder } from './limitFinder.ts';
import { classify, type PodClass } from './podClasses.ts';
import { noPortsId, type PortPair, PortTable } from './portTable.ts';
import { cellOf } from './rows.ts';
import { RulePorts } from './rulePorts.ts';
import { Terms } from './terms.ts';
import { covers, type Used, usedBy } from './used.ts';

/**
 * All verdicts of a world, by classes of pods. Nothing of it is worked out before it is asked for, and what one policy's
 * edit leaves alone is taken over from the world before. It answers what `connection` answers, without the reasons.
 */
export interface Matrix {
  readonly basis: Basis;
  readonly limits: Limits;
  /** The class of pods that stand in the world. */
  readonly classOf: (pods: KnownPods) => PodClass;
}

interface Groundwork {
  readonly basis: Basis;
  readonly finder: LimitFinder;
  readonly classOf: ReadonlyMap<KnownPods, PodClass>;
  readonly used: Used;
}

/** What the answers for a cluster have in common, by how pods in their node's network count. */
const groundworks = new WeakMap<Cluster, Map<World['hostNetwork'], Groundwork>>();

const matrices = new WeakMap<World, Matrix>();

export function matrixOf(world: World): Matrix {
  const known = matrices.get(world);
  if (known !== undefined) return known;
  const { basis, finder, classOf } = finish(groundworkOf(world));
  const matrix: Matrix = {
    basis,
    limits: finder.limitsOf(world),
    classOf: (pods) => {
      const found = classOf.get(pods);
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

/** Edits leave behind what policies said before. Beyond this many port sets or peers all is worked out anew. */
const maximumLeftovers = 100_000;

function* groundworkOf(world: World): Generator<void, Groundwork> {
  const { cluster, hostNetwork } = world;
  const byMode = groundworks.get(cluster) ?? new Map<World['hostNetwork'], Groundwork>();
  groundworks.set(cluster, byMode);
  const used = yield* usedBy(world);
  const known = byMode.get(hostNetwork);
  if (
    known !== undefined &&
    covers(known.used, used) &&
    known.basis.ports.size + known.basis.terms.size < maximumLeftovers
  ) {
    return known;
  }
  const classes = yield* classify(cluster, used);
  const loose = hostNetwork === 'undefined' ? classes.classes.filter((item) => item.hostNetwork) : [];
  const onNode = classSet(loose.map(({ number }) => number));
  const ports = new PortTable();
  const groundwork: Groundwork = {
    basis: {
      classes: classes.classes,
      onNode,
      terms: new Terms(cluster, classes, onNode),
      ports,
      rulePorts: new RulePorts(ports),
    },
    finder: new LimitFinder(classes),
    classOf: classes.classOf,
    used,
  };
  byMode.set(hostNetwork, groundwork);
  return groundwork;
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
