import type { Environment } from '../../assembly/environment.ts';
import { environmentFor } from '../../assembly/inUse.ts';
import { nodePaths } from '../../assembly/seccomp/nodePaths.ts';
import { profileFiles } from '../../assembly/seccomp/profileFiles.ts';
import { shiftRange, type TextRange } from '../../base/range.ts';
import type { Manifest } from '../../manifests/manifest.ts';
import type { Workbench } from '../../rules/workbench.ts';
import { fieldOf, textOf } from '../../seccomp/profile/access.ts';
import { targetsOf } from '../../seccomp/targets/forProfile.ts';
import type { FileDocument } from '../../workspace/file.ts';
import { fileOf } from '../../workspace/snapshot.ts';
import { documentAt } from '../keys/place.ts';
import { onTarget } from '../seccomp/lens/onTarget.ts';
import { newProfile } from './pod/newProfile.ts';
import { raiseProfile } from './pod/raiseProfile.ts';
import { filesSharing } from './policy/commonRules.ts';
import { ofPolicy } from './policy/ofPolicy.ts';
import { writtenPolicy } from './policy/writtenPolicy.ts';
import { addNarrowly } from './profile/addNarrowly.ts';
import { completeFamily } from './profile/completeFamily.ts';
import { convertDialect } from './profile/convertDialect.ts';
import { lowerBits } from './profile/lowerBits.ts';
import { mergeRules } from './profile/mergeRules.ts';
import { removeDeadRules } from './profile/removeDeadRules.ts';
import { sortNames } from './profile/sortNames.ts';
import { splitRule } from './profile/splitRule.ts';
import { subArchitectures } from './profile/subArchitectures.ts';
import { type WrittenProfile, writtenProfile } from './profile/writtenProfile.ts';
import type { Refactoring } from './refactoring.ts';

/** More profiles than these are not offered to a pod. */
const mostPaths = 5;

/**
 * How the profile, the policy, or the pod, at a place can be written otherwise. Those that concern the place come first, then those of
 * the whole profile.
 * @param selection in the file's offsets
 */
export function refactoringsAt(
  workbench: Workbench,
  uri: string,
  selection: TextRange,
): readonly Refactoring[] {
  const file = fileOf(workbench.snapshot, uri);
  const document = file && documentAt(file, selection.start);
  if (file === undefined || document?.syntax === undefined) return [];
  const environment = environmentFor(workbench, uri);
  const manifest = manifestAround(document, selection.start);
  if (manifest?.model.kind === 'NetworkPolicy') {
    const policy = environment && writtenPolicy(workbench, environment, file, document, manifest);
    return policy === undefined ? [] : ofPolicy(workbench, policy, selection.start);
  }
  const written = manifest && writtenProfile(file, document, manifest);
  if (written === undefined) {
    if (document.manifests.some(({ model }) => model.kind === 'SeccompProfile')) return [];
    const paths = nodePaths(workbench, environment, uri).map(({ path }) => path);
    const make = (object: string | undefined) => newProfile(workbench, environment, uri, object);
    return raiseProfile(file, document, selection, [...new Set(paths)].slice(0, mostPaths), make);
  }
  return environment === undefined ? [] : ofProfile(workbench, environment, written, selection);
}

/** The files whose texts are to be at hand for that: of closed ones they are not. */
export function filesConcerned(workbench: Workbench, uri: string, selection: TextRange): readonly string[] {
  const file = fileOf(workbench.snapshot, uri);
  const document = file && documentAt(file, selection.start);
  const model = document && manifestAround(document, selection.start)?.model;
  const environment = environmentFor(workbench, uri);
  return model?.kind === 'NetworkPolicy' && environment !== undefined ? filesSharing(environment, model) : [];
}

function manifestAround(document: FileDocument, offset: number): Manifest | undefined {
  return document.manifests.findLast(({ locate }) => {
    const place = locate('')?.value;
    return place !== undefined && contains(shiftRange(place, document.start), offset);
  });
}

function ofProfile(
  workbench: Workbench,
  environment: Environment,
  written: WrittenProfile,
  selection: TextRange,
): readonly Refactoring[] {
  const { profile, rules, rangeOf, itemRanges } = written;
  const { main } = targetsOf(profile, environment.targets);
  const [host] = onTarget(workbench, environment, profile).hosts;
  const rule = rules[itemRanges(written.list).findIndex((range) => contains(range, selection.start))];
  const name = rule?.names.find((one) => contains(rangeOf(one), selection.start));
  const isTaken = (uri: string): boolean => fileOf(workbench.snapshot, uri) !== undefined;
  const isWhole = host?.filter !== undefined && !isMerged(workbench, written);
  return [
    ...(rule === undefined ? [] : splitRule(written, rule, selection)),
    ...(rule === undefined || name === undefined ? [] : completeFamily(written, rule, name, host)),
    ...(host === undefined ? [] : lowerBits(written, rule, host.target.architecture)),
    ...sortNames(written, rule),
    ...mergeRules(written),
    ...(isWhole ? removeDeadRules(written) : []),
    ...subArchitectures(written),
    ...(host === undefined ? [] : addNarrowly(written, host)),
    ...(host?.compiled.kind === 'filter' ? convertDialect(written, main, isTaken) : []),
  ];
}

/** Whether the operator merges the profile with others, where a rule may win that never does by itself. */
function isMerged({ snapshot }: Workbench, { profile, body }: WrittenProfile): boolean {
  if (profile.form !== 'spo') return false;
  return (
    fieldOf(body, 'baseProfileName') !== undefined ||
    profileFiles(snapshot).operated.some(
      ({ profile: { body: other } }) =>
        other.kind === 'object' && textOf(other, 'baseProfileName') === profile.name,
    )
  );
}

function contains({ start, end }: TextRange, offset: number): boolean {
  return start <= offset && offset <= end;
}
