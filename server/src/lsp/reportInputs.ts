import type { Assembly } from '../assembly/assemble.ts';
import type { Environment } from '../assembly/environment.ts';
import type { PlacedConfiguration } from '../assembly/placedConfigurations.ts';
import { profilesBehind } from '../assembly/seccomp/profilesBehind.ts';
import { Inputs } from '../base/inputs.ts';
import { foundInEnvironments } from '../rules/environmentFindings.ts';
import type { ReportedFinding } from '../rules/finding.ts';
import type { Workbench } from '../rules/workbench.ts';
import { isConfigurationFile } from '../workspace/configurationFile.ts';
import type { WorkspaceFile } from '../workspace/file.ts';
import type { Settings } from '../workspace/settings.ts';
import { fileOf, type Snapshot } from '../workspace/snapshot.ts';

/** What the findings of a file were made from. */
export interface ReportInputs {
  readonly inputs: Inputs;
  /** What the rules find in its environments. */
  readonly found: Inputs;
  /** The other files in which findings have related lines, or edits of their fixes. */
  readonly elsewhere: readonly string[];
}

/** @param file that the workbench has, whose findings these are */
export function* reportInputs(
  workbench: Workbench,
  file: WorkspaceFile,
  findings: readonly ReportedFinding[],
): Generator<void, ReportInputs> {
  const uris = findings.flatMap(({ related, fixes }) =>
    [...related, ...fixes.flatMap(({ edits }) => edits)].map(({ uri }) => uri),
  );
  const elsewhere = [...new Set(uris)].filter((uri) => uri !== file.uri);
  const found = yield* foundInEnvironments(workbench, file);
  return { inputs: new Inputs(inputsOf(workbench, file, elsewhere)), found: new Inputs(found), elsewhere };
}

/** Whether the findings would be the same now. What can be told at a look is looked at first; then one object a step. */
export function* areStill(
  { inputs, found, elsewhere }: ReportInputs,
  workbench: Workbench,
  file: WorkspaceFile,
): Generator<void, boolean> {
  if (!inputs.are(inputsOf(workbench, file, elsewhere))) return false;
  return found.are(yield* foundInEnvironments(workbench, file));
}

/** All that the findings of a file depend on beside what is found in its environments, by identity. */
function inputsOf(
  workbench: Workbench,
  file: WorkspaceFile,
  elsewhere: readonly string[],
): readonly unknown[] {
  const { snapshot, assembly } = workbench;
  return [
    file,
    sharedInputs(workbench, file.uri),
    // A configuration names files and environments, whatever it belongs to itself.
    isConfigurationFile(file.uri) ? assembly : undefined,
    // Lines move there while all objects stay the same.
    ...elsewhere.map((uri) => fileOf(snapshot, uri)),
  ];
}

/** What is found out once for all files of the same environments and configuration. */
type Shared = Map<readonly Environment[], Map<PlacedConfiguration | undefined, Inputs>>;

const shared = new WeakMap<Snapshot, WeakMap<Assembly, Shared>>();

/** The newest of all, by the settings and by what the files belong to. */
const newest = new WeakMap<Settings, Map<string, Inputs>>();

/** What the findings of all such files depend on; one object as long as nothing of it is another. */
function sharedInputs(workbench: Workbench, uri: string): Inputs {
  const { snapshot, assembly } = workbench;
  const { settings, environmentInUse } = snapshot;
  const environments = assembly.environmentsOf(uri);
  const placed = assembly.configurationOf(uri);
  const ofSnapshot = shared.get(snapshot) ?? new WeakMap<Assembly, Shared>();
  shared.set(snapshot, ofSnapshot);
  const ofAssembly: Shared = ofSnapshot.get(assembly) ?? new Map();
  ofSnapshot.set(assembly, ofAssembly);
  const ofEnvironments = ofAssembly.get(environments) ?? new Map<PlacedConfiguration | undefined, Inputs>();
  ofAssembly.set(environments, ofEnvironments);
  const known = ofEnvironments.get(placed);
  if (known !== undefined) return known;
  const now = [
    environmentInUse,
    placed?.configuration,
    ...buildsOf(assembly, environments),
    ...environments.flatMap((environment) => profilesBehind(workbench, environment)),
  ];
  const ofSettings = newest.get(settings) ?? new Map<string, Inputs>();
  newest.set(settings, ofSettings);
  const name = [placed?.uri ?? '', ...environments.map(({ id }) => id)].join('\n');
  const before = ofSettings.get(name);
  const inputs = before?.are(now) === true ? before : new Inputs(now);
  ofSettings.set(name, inputs);
  ofEnvironments.set(placed, inputs);
  return inputs;
}

/** What becomes of kustomizations may be another thing, such as what kustomize refuses, and all objects the same. */
export function buildsOf(assembly: Assembly, environments: readonly Environment[]): readonly unknown[] {
  return environments.flatMap((environment) => assembly.renderingsOf(environment).map(({ build }) => build));
}
