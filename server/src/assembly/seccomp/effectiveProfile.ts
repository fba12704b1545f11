import type { Workload } from '../../kubernetes/objects.ts';
import {
  type GivenProfile,
  givenTo,
  type PodRefusal,
  refusalOf,
  type SeccompContainer,
} from '../../kubernetes/podSeccomp.ts';
import { type MergedProfile, mergeBases, passedOver } from '../../seccomp/operator/merged.ts';
import type { RawProfile } from '../../seccomp/rawProfile.ts';
import type { Environment } from '../environment.ts';
import { type Moment, resolveOrigin } from '../resolveOrigin.ts';
import { baseOf, knownProfiles, type NodeFile } from './knownProfiles.ts';
import { builtOf } from './operatedProfiles.ts';

/** What a container runs under. */
export type EffectiveProfile =
  | { readonly kind: 'unconfined'; readonly why: 'privileged' | 'written' | 'kubelet' }
  | { readonly kind: 'runtime-default'; readonly why: 'written' | 'kubelet' }
  | { readonly kind: 'localhost'; readonly path: string; readonly file: NodeFile }
  /** Windows has no filters of system calls. */
  | { readonly kind: 'windows' }
  /** The API server does not take the pod: because of what the container is given, or for another part of it. */
  | { readonly kind: 'refused'; readonly why: 'own' | PodRefusal }
  | { readonly kind: 'unknown' };

/** A container with what it runs under, and where that is said. */
export interface ContainerProfile {
  readonly container: SeccompContainer;
  readonly from: GivenProfile['from'];
  readonly effective: EffectiveProfile;
}

/** What each container of a workload runs under in an environment; nothing runs of a pod that is refused. */
export function effectiveProfiles(
  moment: Moment,
  environment: Environment,
  workload: Workload,
): readonly ContainerProfile[] {
  const refusal = refusalOf(workload.seccomp);
  const profiles = profilesOnceTaken(moment, environment, workload);
  return refusal === undefined
    ? profiles
    : profiles.map((profile) =>
        profile.effective.kind === 'refused'
          ? profile
          : { ...profile, effective: { kind: 'refused', why: refusal } },
      );
}

/** What each container of a workload runs under once the API server takes all else of its pod. */
export function profilesOnceTaken(
  moment: Moment,
  environment: Environment,
  workload: Workload,
): readonly ContainerProfile[] {
  return workload.seccomp.containers.map((container) => {
    const { choice, from } = givenTo(workload.seccomp, container);
    return { container, from, effective: effectiveOf(moment, environment, workload, container, choice) };
  });
}

function effectiveOf(
  moment: Moment,
  environment: Environment,
  { seccomp }: Workload,
  { isPrivileged }: SeccompContainer,
  choice: GivenProfile['choice'],
): EffectiveProfile {
  if (choice?.type === 'refused') return { kind: 'refused', why: 'own' };
  if (seccomp.isWindows) return { kind: choice === undefined ? 'windows' : 'unknown' };
  if (isPrivileged === true) return { kind: 'unconfined', why: 'privileged' };
  if (isPrivileged !== false) return { kind: 'unknown' };
  switch (choice?.type) {
    case undefined:
      return environment.kubelet.seccompDefault
        ? { kind: 'runtime-default', why: 'kubelet' }
        : { kind: 'unconfined', why: 'kubelet' };
    case 'RuntimeDefault':
      return { kind: 'runtime-default', why: 'written' };
    case 'Unconfined':
      return { kind: 'unconfined', why: 'written' };
    case 'Localhost': {
      const path = choice?.path ?? '';
      const [at] = choice === undefined ? [] : resolveOrigin(moment, choice.origin);
      const file = knownProfiles(moment, environment).atPath(path, at?.uri ?? '');
      return { kind: 'localhost', path, file: asWritten(moment, environment, file) };
    }
    default:
      return { kind: 'unknown' };
  }
}

/** The operator writes nothing of an object that is disabled or partial, or whose base profiles it can't come to the end of. */
function asWritten(moment: Moment, environment: Environment, file: NodeFile): NodeFile {
  if (file.kind !== 'profile' || file.place.profile.form !== 'spo') return file;
  const { place } = file;
  const why = passedOver(place.profile);
  if (why !== undefined) return { kind: 'unwritten', place, why };
  const isEndless = mergedProfile(moment, environment, place.profile).kind === 'endless';
  return isEndless ? { kind: 'unwritten', place, why: 'endless' } : file;
}

/**
 * A profile as the nodes get it: an object of the operator as it is built, with the rules of its bases; all others as they
 * are. Of several that are built of one the first.
 */
export function mergedProfile(
  moment: Moment,
  environment: Environment | undefined,
  profile: RawProfile,
): MergedProfile {
  const [own = profile] = builtOf(moment, environment, profile);
  return mergeBases(own, (name, from) => baseOf(knownProfiles(moment, environment), from, name));
}
