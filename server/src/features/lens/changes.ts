import type { Environment } from '../../assembly/environment.ts';
import { type ChangeCount, countChanges } from '../../network/changes/countChanges.ts';
import {
  compareInSteps,
  type Difference,
  type DifferenceRow,
  rowsInSteps,
} from '../../network/changes/differenceRows.ts';
import type { World } from '../../network/world.ts';
import type { Workbench } from '../../rules/workbench.ts';
import { idsOf, type LensSubject } from './subject.ts';

/** What is surely allowed otherwise than in the baseline. */
export interface Changes extends ChangeCount {
  readonly rows: readonly DifferenceRow[];
}

const unchanged: Changes = { rows: [], lost: 0, gained: 0 };

/** Whether all that builds and configurations name has been read, so that what is not there is known not to be. */
export function isWhole({ assembly: { wanted, wantedClusters } }: Workbench): boolean {
  return wanted.size === 0 && wantedClusters.size === 0;
}

/** An environment as it is in another state of the workspace; undefined where it is not there, or not all has been read. */
export function likeIn(workbench: Workbench, { id }: Pick<Environment, 'id'>): Environment | undefined {
  if (!isWhole(workbench)) return undefined;
  return workbench.assembly.environments.find((environment) => environment.id === id);
}

/**
 * In steps.
 * @param subject whose workloads it is about; undefined: all of the environment
 */
export function* changesOf(
  before: Environment,
  after: Environment,
  subject: LensSubject | undefined,
): Generator<void, Changes> {
  if (before.world === after.world) return unchanged;
  const difference = yield* comparison(before.world, after.world);
  const ids = subject && idsOf(subject, difference.before, difference.after);
  const rows = yield* rowsInSteps(difference, ids);
  return {
    rows,
    lost: rows.filter(({ lost }) => lost).length,
    gained: rows.filter(({ gained }) => gained).length,
  };
}

/** How many connections of an environment are otherwise than before. */
export function* changeCount(before: Environment, after: Environment): Generator<void, ChangeCount> {
  if (before.world === after.world) return unchanged;
  return yield* countChanges(yield* comparison(before.world, after.world));
}

const compared = new WeakMap<World, Difference>();

/** One comparison serves all lenses of a moment, the page behind them, the count beside them, and the panel. */
export function* comparison(before: World, after: World): Generator<void, Difference> {
  const known = compared.get(after);
  if (known?.before === before) return known;
  const difference = yield* compareInSteps(before, after);
  compared.set(after, difference);
  return difference;
}
