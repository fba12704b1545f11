import { builtElementsAt, isBuiltIn } from '../../assembly/builtElement.ts';
import type { Environment } from '../../assembly/environment.ts';
import { environmentFor } from '../../assembly/inUse.ts';
import { mergedProfile } from '../../assembly/seccomp/effectiveProfile.ts';
import type { Manifest } from '../../manifests/manifest.ts';
import type { Model } from '../../manifests/model.ts';
import type { PreviewChanged, PreviewFocus, PreviewModel } from '../../protocol/preview.ts';
import type { Workbench } from '../../rules/workbench.ts';
import type { FileDocument, WorkspaceFile } from '../../workspace/file.ts';
import { fileOf } from '../../workspace/snapshot.ts';
import { profileModel } from '../seccomp/preview/profileModel.ts';
import { sourceLinks } from '../sourceLinks.ts';
import { changedModel, type PastState } from './changed/changedModel.ts';
import type { EnvironmentView } from './environmentView.ts';
import type { Link } from './links.ts';
import { previewModel } from './previewModel.ts';
import { refusalLinks } from './refusals.ts';
import type { PreviewTarget } from './subjectWords.ts';

/** Why there is no state to compare with, in a sentence. */
interface NoPastState {
  readonly problem: string;
}

/** What a panel shows: a model, or why there is none. */
export type PreviewAnswer = Extract<PreviewChanged['change'], { kind: 'nothing' } | { kind: 'whole' }>;

/**
 * The picture of the policy, workload or seccomp profile at a place in a file, in steps.
 * @param past shows traffic that is otherwise than in this state alone; undefined: all
 */
export function* previewAt(
  workbench: Workbench,
  focus: PreviewFocus,
  past?: PastState | NoPastState,
): Generator<void, PreviewAnswer> {
  const file = fileOf(workbench.snapshot, focus.uri);
  if (file === undefined) return nothing('This file is not open.');
  const offset = file.lines.offsetAt(focus.position);
  const environment = environmentFor(workbench, file.uri);
  const manifest = manifestAt(file, offset);
  const draw = modelsAt(workbench, environment, file, offset)
    .map((model) => drawingOf(model, workbench, environment, past && 'problem' in past ? undefined : past))
    .find((candidate) => candidate !== undefined);
  if (draw === undefined) return nothing(file.note ?? placeWords(manifest));
  if (past !== undefined && 'problem' in past && manifest?.model.kind !== 'SeccompProfile')
    return nothing(`${past.problem} Choose another state to compare with.`);
  const view = environment && { ...environment, refusedAt: refusalLinks(workbench, environment) };
  const model = yield* draw(view, sourceLinks(workbench));
  if (model !== undefined) return { kind: 'whole', model };
  const hasPods = manifest?.model.kind === 'Namespace' || manifest?.model.kind === 'Service';
  return nothing(hasPods ? placeWords(manifest) : 'This object can’t be read as it stands.');
}

/** The object at an offset of a file; of a file that is built from, what is built of it. */
export function modelsAt(
  workbench: Workbench,
  environment: Environment | undefined,
  file: WorkspaceFile,
  offset: number,
): readonly Model[] {
  const manifest = manifestAt(file, offset);
  if (
    environment === undefined ||
    manifest?.model.kind === 'SeccompProfile' ||
    !isBuiltIn(workbench, environment, file.uri)
  ) {
    return manifest === undefined ? [] : [manifest.model];
  }
  return builtElementsAt(workbench, environment, file.uri, offset).map(({ object }) => object.model);
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

/** The object at an offset; between two objects the one before, as a cursor at a document's end still belongs to it. */
function manifestAt(file: WorkspaceFile, offset: number): Manifest | undefined {
  const document = file.documents.findLast(({ start }) => start <= offset);
  return document && nearestIn(document, offset - document.start);
}

function nearestIn({ manifests }: FileDocument, offset: number): Manifest | undefined {
  return manifests.findLast((manifest) => (manifest.locate('')?.value.start ?? 0) <= offset) ?? manifests[0];
}

type Draw = (
  environment: EnvironmentView | undefined,
  link: Link,
) => Generator<void, PreviewModel | undefined>;

/** How the picture of an object is made; undefined where there is none. */
function drawingOf(
  model: Model,
  workbench: Workbench,
  found: Environment | undefined,
  past: PastState | undefined,
): Draw | undefined {
  const traffic = (target: PreviewTarget): Draw =>
    function* (environment, link) {
      if (environment === undefined) return undefined;
      return past === undefined
        ? yield* previewModel(environment, target, link)
        : yield* changedModel(environment, target, past, link);
    };
  switch (model.kind) {
    case 'NetworkPolicy':
      return traffic({ kind: 'policy', policy: model });
    case 'Workload':
      return traffic({ kind: 'workload', workload: model });
    case 'Namespace':
      return traffic({ kind: 'namespace', namespace: model });
    case 'Service':
      return traffic({ kind: 'service', service: model });
    case 'SeccompProfile':
      return function* (_environment, link) {
        yield;
        return profileModel(mergedProfile(workbench, found, model), link);
      };
    default:
      return undefined;
  }
}
