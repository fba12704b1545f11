import type { Environment } from '../../assembly/environment.ts';
import { type DifferenceRow, differenceRows } from '../../network/changes/differenceRows.ts';
import type { Workbench } from '../../rules/workbench.ts';
import { idsOf, type LensSubject } from './subject.ts';

/** What is surely allowed otherwise than in the baseline, about the workloads of one object. */
export interface SubjectChanges {
  readonly rows: readonly DifferenceRow[];
  /** How many connections have lost or gained something; one may have done both. */
  readonly lost: number;
  readonly gained: number;
}

/**
 * @param baseline the workspace as the newest commit has it
 * @returns undefined where the environment was not there, or not all of it has been read
 */
export function changesOf(
  baseline: Workbench,
  environment: Environment,
  subject: LensSubject,
): SubjectChanges | undefined {
  if (baseline.assembly.wanted.size > 0) return undefined;
  const before = baseline.assembly.environments.find(({ id }) => id === environment.id);
  if (before?.world === environment.world) return { rows: [], lost: 0, gained: 0 };
  if (before === undefined) return undefined;
  const ids = idsOf(subject, before.world, environment.world);
  const rows = differenceRows(before.world, environment.world, ids);
  return {
    rows,
    lost: rows.filter(({ lost }) => lost).length,
    gained: rows.filter(({ gained }) => gained).length,
  };
}
