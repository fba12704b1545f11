import type { Environment } from '../../assembly/environment.ts';
import {
  compareInSteps,
  type Difference,
  type DifferenceRow,
  rowsInSteps,
} from '../../network/changes/differenceRows.ts';
import type { World } from '../../network/world.ts';
import type { Workbench } from '../../rules/workbench.ts';
import { idsOf, type LensSubject } from './subject.ts';

/** What is surely allowed otherwise than in the baseline, about the workloads of one object. */
export interface SubjectChanges {
  readonly rows: readonly DifferenceRow[];
  /** How many connections have lost or gained something; one may have done both. */
  readonly lost: number;
  readonly gained: number;
}

const unchanged: SubjectChanges = { rows: [], lost: 0, gained: 0 };

/**
 * In steps.
 * @param baseline the workspace as it was
 * @returns undefined where the environment was not there, or not all of it has been read
 */
export function* changesOf(
  baseline: Workbench,
  environment: Environment,
  subject: LensSubject,
): Generator<void, SubjectChanges | undefined> {
  const { wanted, wantedClusters } = baseline.assembly;
  if (wanted.size > 0 || wantedClusters.size > 0) return undefined;
  const before = baseline.assembly.environments.find(({ id }) => id === environment.id);
  if (before?.world === environment.world) return unchanged;
  if (before === undefined) return undefined;
  const difference = yield* comparison(before.world, environment.world);
  const ids = idsOf(subject, before.world, environment.world);
  const rows = yield* rowsInSteps(difference, ids);
  return {
    rows,
    lost: rows.filter(({ lost }) => lost).length,
    gained: rows.filter(({ gained }) => gained).length,
  };
}

const compared = new WeakMap<World, Difference>();

/** One comparison serves all lenses of a moment, and the page behind them. */
function* comparison(before: World, after: World): Generator<void, Difference> {
  const known = compared.get(after);
  if (known?.before === before) return known;
  const difference = yield* compareInSteps(before, after);
  compared.set(after, difference);
  return difference;
}
