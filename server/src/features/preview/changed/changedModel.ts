import type { Environment } from '../../../assembly/environment.ts';
import type { World } from '../../../network/world.ts';
import type { PreviewModel } from '../../../protocol/preview.ts';
import { comparison } from '../../lens/changes.ts';
import { idsOf } from '../../lens/subject.ts';
import type { EnvironmentView } from '../environmentView.ts';
import { noPlaces, type Places } from '../links.ts';
import { pictureOf } from '../picture.ts';
import type { LaneContext } from '../rows.ts';
import { subjectOf } from '../subject.ts';
import type { ObjectTarget } from '../target.ts';
import { trafficBasis } from '../trafficBasis.ts';
import { changedLane } from './changedLane.ts';

const notAsked: EnvironmentView['refusals'] = { isRefused: () => false };

/** Why there is no state to compare with, in a sentence. */
export interface NoPastState {
  readonly problem: string;
}

/** What a picture is compared with. */
export interface PastState {
  readonly environment: Environment;
  /** `HEAD` */
  readonly name: string;
}

/**
 * The model of what is otherwise for a workload or a policy than in another state: the same picture with the changed rows
 * alone, each with what it was.
 * @returns undefined where the subject is not of this environment or is not written anywhere any more
 */
export function* changedModel(
  environment: EnvironmentView,
  target: ObjectTarget,
  past: PastState,
  places: Places,
): Generator<void, PreviewModel | undefined> {
  const picture = yield* pictureOf(environment, target, places.link);
  if (picture === undefined) return undefined;
  const { world, refusals } = environment;
  const { subject, parts } = picture;
  const difference = yield* comparison(past.environment.world, world);
  const ids = idsOfTarget(target, difference.before, difference.after);
  const contextsOf = (direction: LaneContext['direction']) => ({
    after: { world, refusals, ...places, subject, direction },
    // of the past verdicts alone are shown: its lines are not those of the text
    before: { world: difference.before, refusals: notAsked, ...noPlaces, subject, direction },
  });
  const basis = trafficBasis(environment);
  return {
    title: 'Changes',
    basis: { ...basis, detail: `compared with ${past.name}. ${basis.detail}`, against: past.name },
    lanes: [
      yield* changedLane(difference, ids, contextsOf('ingress'), past.name),
      yield* changedLane(difference, ids, contextsOf('egress'), past.name),
    ],
    columns: { group: 'Change', who: 'Who', chips: 'Ports', reason: 'Why', rest: 'Elsewhere' },
    ...parts,
  };
}

/** The workloads that the picture is about, before or after, by the names that listings give them. */
function idsOfTarget(target: ObjectTarget, before: World, after: World): ReadonlySet<string> {
  if (target.kind === 'workload') return idsOf(target.workload, before, after);
  if (target.kind === 'policy') return idsOf(target.policy, before, after);
  const known = [before, after].flatMap((world) => subjectOf(world, target)?.known ?? []);
  return new Set(known.map(({ listedAs }) => listedAs.id));
}
