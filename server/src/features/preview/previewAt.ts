import { environmentFor } from '../../assembly/inUse.ts';
import { mergedProfile } from '../../assembly/seccomp/effectiveProfile.ts';
import type { Manifest } from '../../manifests/manifest.ts';
import type { PreviewChanged, PreviewFocus, PreviewModel, SubscribePreview } from '../../protocol/preview.ts';
import type { Workbench } from '../../rules/workbench.ts';
import type { MergedProfile } from '../../seccomp/operator/merged.ts';
import { fileOf } from '../../workspace/snapshot.ts';
import { profileModel } from '../seccomp/preview/profileModel.ts';
import { placesIn } from '../sourceLinks.ts';
import { isInIndentation } from '../walk/decidingElement.ts';
import { changedModel, type NoPastState, type PastState } from './changed/changedModel.ts';
import type { EnvironmentView } from './environmentView.ts';
import type { Places } from './links.ts';
import { manifestAt, modelsAt, pathsAt } from './placeAt.ts';
import { previewModel } from './previewModel.ts';
import { refusalLinks } from './refusals.ts';
import type { ObjectTarget, PreviewTarget } from './target.ts';
import { objectTarget, targetAt } from './targetAt.ts';

/** What a panel shows: a model, or why there is none. */
export type PreviewAnswer = Extract<PreviewChanged['change'], { kind: 'nothing' } | { kind: 'whole' }>;

/**
 * The picture of the object at a place in a file, or of what of it the place belongs to, in steps.
 * @param past shows traffic that is otherwise than in this state alone, and of whole objects; undefined: all
 * @param finest what is not looked into any closer
 */
export function* previewAt(
  workbench: Workbench,
  focus: PreviewFocus,
  past?: PastState | NoPastState,
  finest?: SubscribePreview['finest'],
): Generator<void, PreviewAnswer> {
  const file = fileOf(workbench.snapshot, focus.uri);
  if (file === undefined) return nothing('This file is not open.');
  const offset = file.lines.offsetAt(focus.position);
  const environment = environmentFor(workbench, file.uri);
  const manifest = manifestAt(file, offset);
  const pathOf = pathsAt(workbench, environment, file, offset);
  const depth = isInIndentation(file.source?.text ?? '', offset) ? (finest ?? 'part') : finest;
  const draw = modelsAt(workbench, environment, file, offset)
    .map((model) => {
      if (model.kind === 'SeccompProfile') return drawProfile(mergedProfile(workbench, environment, model));
      if (past !== undefined && !('problem' in past)) return drawChanges(objectTarget(model), past);
      return drawTraffic(environment && targetAt(environment.world, model, pathOf(model), depth));
    })
    .find((candidate) => candidate !== undefined);
  if (draw === undefined) return nothing(file.note ?? placeWords(manifest));
  if (past !== undefined && 'problem' in past && manifest?.model.kind !== 'SeccompProfile')
    return nothing(`${past.problem} Choose another state to compare with.`);
  const view = environment && { ...environment, refusedAt: refusalLinks(workbench, environment) };
  const model = yield* draw(view, placesIn(workbench));
  if (model !== undefined) return { kind: 'whole', model };
  const hasPods = manifest?.model.kind === 'Namespace' || manifest?.model.kind === 'Service';
  return nothing(hasPods ? placeWords(manifest) : 'This object can’t be read as it stands.');
}

function nothing(message: string): PreviewAnswer {
  return { kind: 'nothing', message };
}

/** What to do where there is no traffic to show; of an object that we know, why there is none. */
function placeWords(manifest: Manifest | undefined): string {
  const advice = 'Place the cursor in a NetworkPolicy, a workload or a seccomp profile to see what it does.';
  const kind = manifest?.model.kind;
  return kind === 'Namespace' || kind === 'Service'
    ? `A ${kind} has no traffic of its own, its pods have, and none of them is in these files. ${advice}`
    : advice;
}

type Draw = (
  environment: EnvironmentView | undefined,
  places: Places,
) => Generator<void, PreviewModel | undefined>;

function drawProfile(profile: MergedProfile): Draw {
  return function* (_environment, { link }) {
    yield;
    return profileModel(profile, link);
  };
}

function drawTraffic(target: PreviewTarget | undefined): Draw | undefined {
  if (target === undefined) return undefined;
  return function* (environment, places) {
    return environment && (yield* previewModel(environment, target, places));
  };
}

function drawChanges(target: ObjectTarget | undefined, past: PastState): Draw | undefined {
  if (target === undefined) return undefined;
  return function* (environment, places) {
    return environment && (yield* changedModel(environment, target, past, places));
  };
}
