import type { Environment } from '../../assembly/environment.ts';
import { environmentFor } from '../../assembly/inUse.ts';
import type { MatrixChanged } from '../../protocol/matrix.ts';
import type { PreviewFocus } from '../../protocol/preview.ts';
import type { Workbench } from '../../rules/workbench.ts';
import { isWhole, likeIn } from '../lens/changes.ts';
import type { Baseline } from '../lens/lenses.ts';
import type { NoPastState, PastState } from '../preview/changed/changedModel.ts';
import { refusalLinks } from '../preview/refusals.ts';
import { sourceLinks } from '../sourceLinks.ts';
import { matrixModel } from './matrixModel.ts';
import { subjectAt } from './subject.ts';

/** What a panel shows: a model, or why there is none. */
export type MatrixAnswer = Extract<MatrixChanged['change'], { kind: 'nothing' } | { kind: 'whole' }>;

/**
 * The matrix of the environment that answers for a file, with what stands at a place in it, in steps.
 * @param before what changed cells are told against
 */
export function* matrixAt(
  workbench: Workbench,
  focus: PreviewFocus,
  before: Pick<Baseline, 'name' | 'workbench'> | PastState | NoPastState,
): Generator<void, MatrixAnswer> {
  const environment = environmentFor(workbench, focus.uri);
  if (environment === undefined) {
    return nothing('Place the cursor in a file with Kubernetes objects to see who can reach whom.');
  }
  const { world } = environment;
  if (world.cluster.pods.length === 0) {
    return nothing(
      `Environment ${environment.name} has no workload, so there is nobody to reach or be reached. In and Out shows what each policy says by its selectors.`,
    );
  }
  if ('problem' in before) return nothing(`${before.problem} Choose another state to compare with.`);
  const subject = subjectAt(workbench, environment, focus);
  yield;
  const view = { ...environment, refusedAt: refusalLinks(workbench, environment) };
  const older = isWhole(workbench) ? olderOf(before, environment) : undefined;
  const past = older && { name: before.name, world: older.world };
  return { kind: 'whole', model: yield* matrixModel(view, subject, past, sourceLinks(workbench)) };
}

/** The state to compare with that somebody chose, or the same environment in another state of the workspace. */
function olderOf(
  before: Pick<Baseline, 'workbench'> | PastState,
  environment: Environment,
): Environment | undefined {
  return 'environment' in before ? before.environment : likeIn(before.workbench, environment);
}

function nothing(message: string): MatrixAnswer {
  return { kind: 'nothing', message };
}
