import type { Environment } from '../../../assembly/environment.ts';
import type { Moment } from '../../../assembly/resolveOrigin.ts';
import {
  type ContainerProfile,
  type EffectiveProfile,
  effectiveProfiles,
  mergedProfile,
} from '../../../assembly/seccomp/effectiveProfile.ts';
import type { PlacedProfile } from '../../../assembly/seccomp/profileFiles.ts';
import type { Workload } from '../../../kubernetes/objects.ts';
import { startError } from '../../../seccomp/evaluate/startError.ts';
import { type Allowance, allowanceOf } from '../../../seccomp/onTarget/allowance.ts';
import { onHost } from '../../../seccomp/onTarget/profileOnHost.ts';
import type { RawProfile } from '../../../seccomp/rawProfile.ts';
import { engineDefault, readByDocker } from '../../../seccomp/targets/defaultProfile.ts';
import { newestTarget, targetsOf } from '../../../seccomp/targets/forProfile.ts';
import type { NamedTarget } from '../../../seccomp/targets/namedTarget.ts';

/** What a container runs under, and how much of it lets run. */
export interface ContainerAnswer extends ContainerProfile {
  readonly place: PlacedProfile | undefined;
  readonly reach: Reach | undefined;
}

/** What a profile does on its target. */
export interface Reach {
  /** Its name. */
  readonly target: string;
  readonly architecture: string;
  /** Undefined where no container starts. */
  readonly allowance: Allowance | undefined;
  /** The error with which it does not start. */
  readonly startError: string | undefined;
  /** A base profile whose rules are missing in all this. */
  readonly unknownBase: string | undefined;
  /** Names of the base profiles whose rules it has. */
  readonly bases: readonly string[];
  /** The product and release whose own profile it is; undefined for a profile that is written down. */
  readonly engineDefault: string | undefined;
}

/** Of each container of a workload. */
export function containerAnswers(
  moment: Moment,
  environment: Environment,
  workload: Workload,
): readonly ContainerAnswer[] {
  return effectiveProfiles(moment, environment, workload).map((container) => {
    const place = placeOf(container.effective);
    return { ...container, place, reach: reachIn(moment, environment, container.effective, place) };
  });
}

function reachIn(
  moment: Moment,
  environment: Environment,
  effective: EffectiveProfile,
  place: PlacedProfile | undefined,
): Reach | undefined {
  if (effective.kind === 'runtime-default') return reachOfDefault(environment);
  const isThere = effective.kind === 'localhost' && effective.file.kind === 'profile';
  return isThere && place !== undefined ? reachOf(moment, environment, place) : undefined;
}

function placeOf(effective: EffectiveProfile): PlacedProfile | undefined {
  return effective.kind === 'localhost' && 'place' in effective.file ? effective.file.place : undefined;
}

/** Where the environment's pods run, as far as that is said. */
function kubernetesOf({ targets: { chosen, others } }: Environment): NamedTarget | undefined {
  return [chosen, ...others].find((target) => target?.engine.startsWith('kubernetes-'));
}

/**
 * The engine's own profile on the first host of the environment's target: the newest one that is known, which is Go code in
 * the engine and not a file.
 */
function reachOfDefault(environment: Environment): Reach | undefined {
  const main =
    kubernetesOf(environment) ?? newestTarget('kubernetes-containerd', environment.targets.changes);
  const [target] = main.hosts;
  const own = target && engineDefault(main.engine, target.architecture);
  if (target === undefined || own === undefined) return undefined;
  const host = onHost(own.profile, main, readByDocker(target));
  return {
    target: main.name,
    architecture: target.architecture,
    allowance: allowanceOf(host),
    startError: undefined,
    unknownBase: undefined,
    bases: [],
    engineDefault: own.name,
  };
}

/** On the first host of the environment's target. */
function reachOf(moment: Moment, environment: Environment, { profile }: PlacedProfile): Reach | undefined {
  const merged = mergedProfile(moment, environment, profile);
  // A pod's profile is read in Kubernetes, whatever it may have been written for.
  const asObject: RawProfile = { ...profile, form: 'spo' };
  const { main } = targetsOf(asObject, {
    ...environment.targets,
    chosen: kubernetesOf(environment),
    others: [],
  });
  const [target] = main.hosts;
  if (target === undefined) return undefined;
  const host = onHost(merged.profile, main, target);
  return {
    target: main.name,
    architecture: target.architecture,
    allowance: merged.kind === 'partly' ? undefined : allowanceOf(host),
    startError: startError(host.compiled),
    unknownBase: merged.kind === 'partly' ? merged.unknownBase : undefined,
    bases: merged.kind === 'whole' ? merged.bases.map(({ name }) => name ?? '') : [],
    engineDefault: undefined,
  };
}
