import type { Environment } from '../../../assembly/environment.ts';
import { environmentFor } from '../../../assembly/inUse.ts';
import type { Moment } from '../../../assembly/resolveOrigin.ts';
import { mergedProfile } from '../../../assembly/seccomp/effectiveProfile.ts';
import type { Workbench } from '../../../rules/workbench.ts';
import { onHost, type ProfileOnHost } from '../../../seccomp/onTarget/profileOnHost.ts';
import type { RawProfile } from '../../../seccomp/rawProfile.ts';
import { targetsOf } from '../../../seccomp/targets/forProfile.ts';

/** A profile on the hosts of the target that findings are about. */
export interface ProfileOnTarget {
  readonly hosts: readonly ProfileOnHost[];
  /** A base profile whose rules are missing. */
  readonly unknownBase: string | undefined;
}

/** What a profile is on its target, with the rules of its base profiles. */
export function onTarget(moment: Moment, environment: Environment, profile: RawProfile): ProfileOnTarget {
  const { main } = targetsOf(profile, environment.targets);
  const merged = mergedProfile(moment, environment, profile);
  return {
    hosts: main.hosts.map((host) => onHost(merged.profile, main, host)),
    unknownBase: merged.kind === 'partly' ? merged.unknownBase : undefined,
  };
}

/**
 * A profile of a file on the first host of its target.
 * @returns undefined where the file is in no environment, or the target has no host
 */
export function onFirstHost(
  workbench: Workbench,
  uri: string,
  profile: RawProfile,
): ProfileOnHost | undefined {
  const environment = environmentFor(workbench, uri);
  return environment && onTarget(workbench, environment, profile).hosts[0];
}
