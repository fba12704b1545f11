import type { Environment } from '../../assembly/environment.ts';
import { type Moment, resolveOrigin } from '../../assembly/resolveOrigin.ts';
import { knownProfiles } from '../../assembly/seccomp/knownProfiles.ts';
import { profileFiles } from '../../assembly/seccomp/profileFiles.ts';
import type { Origin } from '../../base/origin.ts';
import { fieldOf } from '../../seccomp/profile/access.ts';
import type { RawProfile } from '../../seccomp/rawProfile.ts';

/**
 * Where a seccomp profile is used in an environment: what pods and containers say of it, and the objects that it is the
 * base of; in steps.
 */
export function* profileUses(
  moment: Moment,
  environment: Environment,
  profile: RawProfile,
): Generator<void, readonly Origin[]> {
  const known = knownProfiles(moment.snapshot, environment);
  const uses: Origin[] = [];
  for (const object of environment.objects) {
    yield;
    if (object.kind !== 'Workload') continue;
    const { seccomp } = object;
    for (const choice of [seccomp.profile, ...seccomp.containers.map((container) => container.profile)]) {
      if (choice?.type !== 'Localhost' || choice.path === undefined) continue;
      const [at] = resolveOrigin(moment, choice.origin);
      const file = known.atPath(choice.path, at?.uri ?? '');
      if (file.kind === 'profile' && file.place.profile === profile) uses.push(choice.origin);
    }
  }
  for (const { uri, profile: other } of profileFiles(moment.snapshot).operated) {
    const base = other.body.kind === 'object' ? fieldOf(other.body, 'baseProfileName') : undefined;
    if (base?.kind !== 'text' || !environment.uris.includes(uri)) continue;
    if (known.ofOperator(base.value, other.namespace)?.profile === profile) uses.push(base.origin);
  }
  return uses;
}
