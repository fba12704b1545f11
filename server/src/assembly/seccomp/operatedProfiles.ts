import type { RawProfile } from '../../seccomp/rawProfile.ts';
import { isBuiltIn } from '../builtElement.ts';
import type { Environment } from '../environment.ts';
import { type Moment, resolveOrigin } from '../resolveOrigin.ts';
import { type PlacedProfile, profileFiles } from './profileFiles.ts';

/**
 * The objects of the Security Profiles Operator that an environment's cluster gets: what is built of kustomizations, and
 * what stands in other files as it is written.
 * @param environment undefined: all that are written
 */
export function operatedProfiles(
  moment: Moment,
  environment: Environment | undefined,
): readonly PlacedProfile[] {
  const { operated } = profileFiles(moment.snapshot);
  if (environment === undefined) return operated;
  const renderings = moment.assembly.renderingsOf(environment);
  const profiles = renderings.flatMap((rendering) => rendering.profiles);
  // Asked of every environment at an edit, and most have none.
  if (operated.length === 0 && profiles.length === 0) return [];
  const own = new Set(environment.uris);
  for (const { build } of renderings) for (const uri of build.uris) own.delete(uri);
  const built = profiles.flatMap(({ profile }): readonly PlacedProfile[] => {
    const [at] = resolveOrigin(moment, profile.origin);
    return at === undefined ? [] : [{ uri: at.uri, line: at.value.start.line, profile }];
  });
  return [...operated.filter(({ uri }) => own.has(uri)), ...built];
}

/**
 * What becomes of an object of the operator in an environment: itself, or all that is built of it, each under a name of its
 * own. None where builds leave it out, or take it for a change of another.
 */
export function builtOf(
  moment: Moment,
  environment: Environment | undefined,
  profile: RawProfile,
): readonly RawProfile[] {
  if (environment === undefined || profile.form !== 'spo') return [profile];
  if (moment.assembly.builtRoot(profile.origin.object) !== undefined) return [profile];
  const [at] = resolveOrigin(moment, { ...profile.origin, path: '' });
  if (at === undefined || !isBuiltIn(moment, environment, at.uri)) return [profile];
  return moment.assembly
    .renderingsOf(environment)
    .flatMap(({ profiles }) => profiles)
    .filter(({ id }) =>
      resolveOrigin(moment, { object: id, path: '' }).some(
        ({ uri, valueOffsets }) => uri === at.uri && valueOffsets.start === at.valueOffsets.start,
      ),
    )
    .map((built) => built.profile);
}
