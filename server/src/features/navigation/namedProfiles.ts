import type { Environment } from '../../assembly/environment.ts';
import type { Moment } from '../../assembly/resolveOrigin.ts';
import { resolveOrigin } from '../../assembly/resolveOrigin.ts';
import { knownProfiles } from '../../assembly/seccomp/knownProfiles.ts';
import type { PlacedProfile } from '../../assembly/seccomp/profileFiles.ts';
import type { Origin } from '../../base/origin.ts';

/** What a pod or a container names as its profile, and the profile. */
export interface NamedProfile {
  /** Of what is said, with `localhostProfile` in it. */
  readonly origin: Origin;
  readonly path: string;
  readonly place: PlacedProfile;
}

/** Every profile that the workloads of an environment name and that is here; in steps. */
export function* namedProfiles(
  moment: Moment,
  environment: Environment,
): Generator<void, readonly NamedProfile[]> {
  const known = knownProfiles(moment, environment);
  const named: NamedProfile[] = [];
  for (const object of environment.objects) {
    yield;
    if (object.kind !== 'Workload') continue;
    const { seccomp } = object;
    for (const choice of [seccomp.profile, ...seccomp.containers.map((container) => container.profile)]) {
      if (choice?.type !== 'Localhost' || choice.path === undefined) continue;
      const { origin, path } = choice;
      const [at] = resolveOrigin(moment, origin);
      const file = known.atPath(path, at?.uri ?? '');
      if (file.kind === 'profile') named.push({ origin, path, place: file.place });
    }
  }
  return named;
}
