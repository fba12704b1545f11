import type { Environment } from '../../assembly/environment.ts';
import type { Moment } from '../../assembly/resolveOrigin.ts';
import { knownProfiles } from '../../assembly/seccomp/knownProfiles.ts';
import { builtOf } from '../../assembly/seccomp/operatedProfiles.ts';
import type { Origin } from '../../base/origin.ts';
import { fieldOf } from '../../seccomp/profile/access.ts';
import type { RawProfile } from '../../seccomp/rawProfile.ts';
import { namedProfiles } from './namedProfiles.ts';

/**
 * Where a seccomp profile is used in an environment: what pods and containers say of it, and the objects that it is the
 * base of; in steps.
 */
export function* profileUses(
  moment: Moment,
  environment: Environment,
  profile: RawProfile,
): Generator<void, readonly Origin[]> {
  const named = yield* namedProfiles(moment, environment);
  const meant = builtOf(moment, environment, profile);
  const own = named.filter(({ place }) => meant.includes(place.profile)).map(({ origin }) => origin);
  return [...own, ...basedOn(moment, environment, profile)];
}

/** The names of a profile as the base of others, in an environment. */
export function basedOn(moment: Moment, environment: Environment, profile: RawProfile): readonly Origin[] {
  const known = knownProfiles(moment, environment);
  const meant = builtOf(moment, environment, profile);
  return known.operated.flatMap(({ profile: other }): readonly Origin[] => {
    const base = other.body.kind === 'object' ? fieldOf(other.body, 'baseProfileName') : undefined;
    if (base?.kind !== 'text') return [];
    const found = known.ofOperator(base.value, other.namespace)?.profile;
    return found !== undefined && meant.includes(found) ? [base.origin] : [];
  });
}
