import { baseNameOf } from '../../seccomp/operator/merged.ts';
import type { Environment } from '../environment.ts';
import type { Moment } from '../resolveOrigin.ts';
import { mergedProfile } from './effectiveProfile.ts';
import { knownProfiles } from './knownProfiles.ts';
import { profileFiles } from './profileFiles.ts';
import { pathsIn } from './wantedProfiles.ts';

/**
 * What the answers about an environment's profiles and pods rest on beside its objects, by identity: the base profiles that
 * its objects of the operator have, and which profiles there are for its pods.
 */
export function profilesBehind(moment: Moment, environment: Environment): readonly unknown[] {
  const bases = knownProfiles(moment, environment).operated.flatMap(({ profile }): readonly unknown[] => {
    if (baseNameOf(profile) === undefined) return [];
    const merged = mergedProfile(moment, environment, profile);
    return merged.kind === 'partly' ? [merged.unknownBase] : merged.bases;
  });
  if (pathsIn(environment).length === 0) return bases;
  const uris = profileFiles(moment.snapshot).files.map(({ uri }) => uri);
  return [...bases, uris.join(' '), moment.snapshot.texts];
}
