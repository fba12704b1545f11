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

/**
 * In steps.
 * @param baseline the workspace as it was
 * @param subject whose workloads it is about; undefined: all of the environment
 * @returns undefined where the environment was not there, or not all of it has been read
 */
export function* changesOf(
  baseline: Workbench,
  environment: Environment,
  subject: LensSubject | undefined,
): Generator<void, Changes | undefined> {
  const difference = yield* differenceFrom(baseline, environment);
  if (difference === undefined) return undefined;
  if (difference === 'none') return unchanged;
  const ids = subject && idsOf(subject, difference.before, difference.after);
  const rows = yield* rowsInSteps(difference, ids);
  return {
    rows,
    lost: rows.filter(({ lost }) => lost).length,
    gained: rows.filter(({ gained }) => gained).length,
  };
}

/** How many connections of an environment are otherwise than in the baseline; undefined as for `changesOf`. */
export function* changeCount(
  baseline: Workbench,
  environment: Environment,
): Generator<void, ChangeCount | undefined> {
  const difference = yield* differenceFrom(baseline, environment);
  if (difference === undefined) return undefined;
  return difference === 'none' ? unchanged : yield* countChanges(difference);
}

function* differenceFrom(
  baseline: Workbench,
  { id, world }: Environment,
): Generator<void, Difference | 'none' | undefined> {
  const { wanted, wantedClusters } = baseline.assembly;
  if (wanted.size > 0 || wantedClusters.size > 0) return undefined;
  const before = baseline.assembly.environments.find((environment) => environment.id === id);
  if (before === undefined) return undefined;
  return before.world === world ? 'none' : yield* comparison(before.world, world);
}

const compared = new WeakMap<World, Difference>();

/** One comparison serves all lenses of a moment, the page behind them, and the count beside them. */
function* comparison(before: World, after: World): Generator<void, Difference> {
  const known = compared.get(after);
  if (known?.before === before) return known;
  const difference = yield* compareInSteps(before, after);
  compared.set(after, difference);
  return difference;
}
