import { isConfigurationFile } from '../workspace/configurationFile.ts';
import type { WorkspaceFile } from '../workspace/file.ts';
import { isKustomizationFile } from '../workspace/kustomizationFile.ts';
import { fileOf, type Snapshot } from '../workspace/snapshot.ts';
import type { PlannedBuild } from './builds/plannedBuild.ts';
import type { SnapshotFiles } from './builds/snapshotFiles.ts';
import { saysDeployments } from './deployments/read.ts';
import type { Memory } from './kustomize/build/accumulate.ts';
import type { Build } from './kustomize/build/build.ts';
import type { Plan, Plans } from './plan.ts';

/**
 * The plans after edits that leave alone what says which environments there are, as most do: what reads an edited file is
 * built again, all else is kept. One build a step.
 * @param previous the snapshot before
 * @param files of the snapshot now; nothing has been asked of them yet
 * @returns undefined where all has to be planned anew, with other files
 */
export function* renewPlans(
  { plans, deciding }: Plans,
  previous: Snapshot,
  files: SnapshotFiles,
  memory: Memory,
): Generator<void, Plans | undefined> {
  const { edited, snapshot } = files;
  if (edited === undefined) return undefined;
  for (const uri of edited) {
    if (deciding.has(uri) || !playsTheSamePart(uri, fileOf(previous, uri), fileOf(snapshot, uri)))
      return undefined;
  }
  files.keepAnswers();
  const renewed: Plan[] = [];
  for (const plan of plans) {
    const isTouched =
      plan.builds.some((made) => isMadeOf(made, edited)) || plan.files.some(({ uri }) => edited.has(uri));
    if (!isTouched) {
      renewed.push(plan);
      continue;
    }
    const builds: PlannedBuild[] = [];
    for (const made of plan.builds) {
      const build = isMadeOf(made, edited) ? made.again(made.build, files, memory) : made.build;
      if (build === undefined || !looksForTheSame(made.build, build)) return undefined;
      builds.push({ ...made, build });
      yield;
    }
    const own = plan.files.map((file) => fileOf(snapshot, file.uri) ?? file);
    renewed.push({ ...plan, files: own, builds });
  }
  return { plans: renewed, deciding };
}

/** Whether an edited file is a manifest, and was one. */
function playsTheSamePart(
  uri: string,
  old: WorkspaceFile | undefined,
  file: WorkspaceFile | undefined,
): boolean {
  if (old === undefined || file === undefined) return false;
  if (isKustomizationFile(uri) || isConfigurationFile(uri)) return false;
  if ([old, file].some((each) => saysDeployments(each) || each.cluster !== undefined)) return false;
  return old.mayHide === file.mayHide && holdsManifests(old) === holdsManifests(file);
}

function holdsManifests({ documents }: WorkspaceFile): boolean {
  return documents.some(({ manifests }) => manifests.length > 0);
}

function isMadeOf({ build }: PlannedBuild, edited: ReadonlySet<string>): boolean {
  for (const uri of edited) if (build.reads.has(uri)) return true;
  return false;
}

function looksForTheSame(old: Build, build: Build): boolean {
  if (old === build) return true;
  if (old.reads.size !== build.reads.size) return false;
  for (const uri of old.reads.keys()) if (!build.reads.has(uri)) return false;
  return true;
}
