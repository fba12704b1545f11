import { nameOf, pathBelow } from '../../base/uri.ts';
import type { Environment } from '../environment.ts';
import type { Moment } from '../resolveOrigin.ts';
import { knownProfiles } from './knownProfiles.ts';
import { type PlacedProfile, profileFiles } from './profileFiles.ts';

/** A profile by a path that a pod can name it by. */
export interface NodePath {
  readonly path: string;
  readonly place: PlacedProfile;
}

/**
 * What pods of an environment can write as `localhostProfile`: files below the folder that the nodes have, or, where no
 * folder is known to be that, files by their names; what the operator and Kubescape's agent write.
 * @param from the file that names them: a path is left out that does not lead back to its profile from there
 */
export function nodePaths(
  moment: Moment,
  environment: Environment | undefined,
  from: string,
): readonly NodePath[] {
  const known = knownProfiles(moment, environment);
  const { files, observed } = profileFiles(moment.snapshot);
  const { root, operated } = known;
  const paths = [
    ...files.flatMap((place): readonly NodePath[] => {
      const path = root === undefined ? nameOf(place.uri) : pathBelow(root, place.uri);
      return path === undefined ? [] : [{ path, place }];
    }),
    ...operated.map((place) => ({
      path: `operator/${place.profile.name?.replace(/\.json$/, '')}.json`,
      place,
    })),
    ...observed.map((place) => ({ path: place.profile.nodePath ?? '', place })),
  ];
  return paths.filter(({ path, place }) => {
    const found = known.atPath(path, from);
    return found.kind === 'profile' && found.place.profile === place.profile;
  });
}
